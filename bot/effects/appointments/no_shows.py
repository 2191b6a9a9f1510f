"""An appointment was held, or they did not meet: kind words, and no mark."""

from bot.effects import beginning
from bot.effects.turn import Work
from bot.effects.work import transitions
from bot.rules.hours import next_start
from bot.store import appointments, people, timers
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.staff import Colleague


def mark_held(work: Work, appointment_id: int, colleague: Colleague) -> bool:
    """Note that they have met; False when it is cancelled or still ahead."""
    found = _begun(work, appointment_id)
    if found is None:
        return False
    person, appointment = found
    appointments.change(work.connection, appointment, work.now, state="held")
    transitions.note_contact(work, person.id, colleague)
    return True


def mark_missed(work: Work, appointment_id: int) -> bool:
    """Note that they did not meet, and offer a new time; nobody is told off.

    Makker never escalates it, and no list counts it.
    """
    found = _begun(work, appointment_id)
    if found is None:
        return False
    person, appointment = found
    if appointment.state == "missed":
        return True
    missed = appointments.change(work.connection, appointment, work.now, state="missed")
    timers.drop(work.connection, "shadow", appointment.id)
    subject = Subject("appointment", missed.id, missed.version)
    beginning.end_talk_about(beginning.notice_turn(work, person), subject)
    beginning.begin(
        work,
        person,
        "appointment",
        subject,
        answers={"news": "missed"},
        not_before=next_start(person.programme, work.now),
    )
    return True


def _begun(work: Work, appointment_id: int) -> tuple[Person, Appointment] | None:
    known = appointments.get(work.connection, appointment_id)
    person = people.lock(work.connection, known.person_id) if known else None
    found = appointments.get(work.connection, appointment_id)
    if person is None or found is None or found.starts_at > work.now:
        return None
    is_open = found.is_on or found.state in {"held", "missed"}
    return (person, found) if is_open else None
