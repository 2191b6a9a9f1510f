"""What a place of work answers: heard for distress, then yes, no, or words."""

from bot.effects.alerts.alarm import Cry, raise_alarm
from bot.effects.alerts.staff_push import Notice, push
from bot.effects.telling import tell
from bot.effects.turn import Work
from bot.effects.work import employers
from bot.inbound import Inbound
from bot.store import appointments, inbox, people, places, tasks
from bot.store import employers as seats
from bot.store.appointments import Appointment
from bot.store.companies import Contact
from bot.store.conversations import Subject
from bot.store.employers import Seat
from bot.store.people import Person
from bot.store.tasks import NewTask
from flows.engine.texts import Text
from flows.listening.replies import Meaning, Question, read_reply

_BOTH = Text("appointment.both_coming", ("whom", "day", "time"))


def hear(work: Work, contact: Contact, inbox_id: int, inbound: Inbound) -> None:
    """Take a contact's yes or no; anything else goes to the consultant."""
    verdict = work.house.ears.hear(inbound.words)
    inbox.settle(
        work.connection,
        inbox_id,
        municipality_id=contact.municipality_id,
        contact_id=contact.id,
        level=verdict.level,
        why=list(verdict.why),
    )
    seat = seats.asked_of(work.connection, contact.id, work.now)
    appointment = _appointment(work, seat)
    if verdict.is_alarming:
        _raise(work, contact, inbox_id, inbound, appointment)
        return
    if seat is None or appointment is None:
        _pass_on(work, contact, inbound.words, appointment, inbox_id)
        return
    zone = people.get(work.connection, appointment.person_id).programme.time_zone
    reply = read_reply(
        inbound.words,
        Question.APPOINTMENT_CONFIRM,
        work.now.astimezone(zone),
        appointment=appointment.starts_at.astimezone(zone),
    )
    if reply.meaning in {Meaning.YES, Meaning.NO}:
        answer(work, seat, is_yes=reply.meaning is Meaning.YES)
        is_yes = reply.meaning is Meaning.YES
        key = "employer.thanks_yes" if is_yes else "employer.thanks_no"
        employers.answer_back(work, contact, key, inbox_id)
        return
    _pass_on(work, contact, inbound.words, appointment, inbox_id)


def _appointment(work: Work, seat: Seat | None) -> Appointment | None:
    if seat is None:
        return None
    return appointments.get(work.connection, seat.appointment_id)


def answer(work: Work, seat: Seat, *, is_yes: bool) -> None:
    """Note a contact's answer; both sides' yes is told once, a no goes to staff."""
    appointment = appointments.get(work.connection, seat.appointment_id)
    if appointment is None:
        return
    seats.answer(work.connection, seat, "confirmed" if is_yes else "declined", work.now)
    person = employers.person_of(work, appointment)
    if not is_yes:
        _task(work, person, appointment, "contact_declined", None)
    elif seat.state != "confirmed" and appointment.state == "confirmed":
        tell(work, person, _BOTH, appointment, "")


def _pass_on(
    work: Work,
    contact: Contact,
    words: str,
    appointment: Appointment | None,
    inbox_id: int,
) -> None:
    """A human reads what is no yes and no no."""
    if appointment is not None:
        person = employers.person_of(work, appointment)
        _task(work, person, appointment, "contact_wrote", words)
    else:
        task = NewTask(
            municipality_id=contact.municipality_id, kind="contact_wrote", words=words
        )
        tasks.add(work.connection, task, work.now)
    employers.answer_back(work, contact, "employer.passed_on", inbox_id)


def _task(
    work: Work, person: Person, appointment: Appointment, kind: str, words: str | None
) -> None:
    task = NewTask(
        municipality_id=person.municipality_id,
        kind=kind,
        person_id=person.id,
        staff_id=appointment.consultant_id,
        words=words,
        subject=Subject("appointment", appointment.id),
    )
    tasks.add(work.connection, task, work.now)
    notice = Notice(
        staff_id=appointment.consultant_id,
        key=f"staff.{kind}",
        municipality_id=person.municipality_id,
        person=person,
    )
    push(work, notice)


def _raise(
    work: Work,
    contact: Contact,
    inbox_id: int,
    inbound: Inbound,
    appointment: Appointment | None,
) -> None:
    """Somebody at a place of work is in distress, or worried for the young person."""
    person = employers.person_of(work, appointment) if appointment else None
    place = places.first_place(work.connection, contact.municipality_id)
    if person is not None:
        programme_id = person.programme_id
    elif place is not None:
        programme_id = place.programme_id
    else:
        return
    cry = Cry(
        verdict=work.house.ears.hear(inbound.words),
        inbox_id=inbox_id,
        municipality_id=contact.municipality_id,
        programme_id=programme_id,
        person_id=person.id if person else None,
    )
    raise_alarm(work, cry)
    employers.answer_back(
        work, contact, "employer.distress", inbox_id, delivery="crisis"
    )
