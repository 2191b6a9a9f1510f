"""What staff note of a day of shadowing when they have talked with somebody."""

from typing import Literal

from bot.effects import beginning
from bot.effects.turn import Work
from bot.effects.work import employers
from bot.store import appointments, people, shadow_days, tasks
from bot.store import employers as seats
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.shadow_days import ShadowDay
from bot.store.staff import Colleague

Answer = Literal["yes", "no", "other_day", "unsure"]
#: Tasks that a noted answer or choice has done.
_ABOUT_ANSWER = ("shadow_yes", "shadow_no", "shadow_other_day", "shadow_unsure")


def note_answer(
    work: Work, shadow_id: int, answer: Answer, colleague: Colleague
) -> bool:
    """Keep what the young person has said to a colleague; Makker asks no more."""
    found = _proposed(work, shadow_id)
    if found is None:
        return False
    day, appointment = found
    person = people.lock(work.connection, day.person_id)
    if person is None:
        return False
    subject = Subject("appointment", appointment.id, appointment.version)
    beginning.end_talk_about(beginning.notice_turn(work, person), subject)
    shadow_days.change(work.connection, day.id, answer=answer)
    finish(work, _ABOUT_ANSWER, appointment.id, colleague)
    return True


def note_practical(work: Work, shadow_id: int, *, clothes: str, route: str) -> None:
    """Keep what to wear and how to get there."""
    shadow_days.change(
        work.connection, shadow_id, clothes=clothes or None, route=route or None
    )


def choose_contact(work: Work, shadow_id: int, contact_id: int) -> bool:
    """Choose who at the place is written to; False once somebody there was told.

    Where the day is confirmed already, they are told now.
    """
    day = shadow_days.get(work.connection, shadow_id)
    if day is None or day.appointment_id is None:
        return False
    seat = seats.seat_of(work.connection, day.appointment_id)
    if seat is not None and seat.state != "silent":
        return False
    seats.unseat(work.connection, day.appointment_id)
    seats.seat(work.connection, day.municipality_id, day.appointment_id, contact_id)
    appointment = appointments.get(work.connection, day.appointment_id)
    if day.state == "confirmed" and appointment is not None:
        person = people.get(work.connection, day.person_id)
        employers.tell_of_shadow(work, person, appointment, day.disclosure)
    return True


def finish(
    work: Work, kinds: tuple[str, ...], appointment_id: int, colleague: Colleague
) -> None:
    """Note that what was to be done about a day is done."""
    subject = Subject("appointment", appointment_id)
    for task_id in tasks.open_about(work.connection, kinds, subject):
        tasks.finish(work.connection, task_id, colleague.id, work.now)


def _proposed(work: Work, shadow_id: int) -> tuple[ShadowDay, Appointment] | None:
    day = shadow_days.get(work.connection, shadow_id)
    if day is None or day.state != "proposed" or day.appointment_id is None:
        return None
    appointment = appointments.get(work.connection, day.appointment_id)
    return None if appointment is None else (day, appointment)
