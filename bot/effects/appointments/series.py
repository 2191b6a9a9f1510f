"""Appointments that come again: told of in one message, reminded of one by one."""

from collections.abc import Sequence
from dataclasses import replace

from bot.effects.appointments import appointing
from bot.effects.appointments.appointing import Terms
from bot.effects.turn import Work
from bot.rules.series import Rhythm, starts_of
from bot.store import appointments, people
from bot.store.appointments import Appointment
from bot.store.staff import Colleague
from flows.engine.texts import Text

REST_CANCELLED = Text("appointment.rest_cancelled", appointing.FIELDS)


def make_series(
    work: Work, person_id: int, terms: Terms, colleague: Colleague, *, rhythm: Rhythm
) -> Sequence[Appointment]:
    """Make each of them; the first is asked about, and that there are more is said."""
    person = people.get(work.connection, person_id)
    first, *later = starts_of(person.programme, terms.starts_at, rhythm)
    told = appointing.make(
        work,
        person_id,
        replace(terms, starts_at=first),
        colleague,
        series=f"{rhythm.weeks} {rhythm.times}",
    )
    appointments.begin_series(work.connection, told.id)
    same = replace(terms, series_id=told.id)
    made = [
        appointing.add_quietly(work, person, replace(same, starts_at=at))
        for at in later
    ]
    return [told, *made]


def cancel_rest(work: Work, appointment_id: int, colleague: Colleague) -> bool:
    """Cancel an appointment and those after it, told once; False when it is too late.

    One that was moved to another hour is among them.
    """
    first = appointments.get(work.connection, appointment_id)
    if first is None or first.series_id is None:
        return False
    rest = appointments.rest_of_series(work.connection, first)
    if not appointing.cancel(work, first.id, colleague, told=REST_CANCELLED):
        return False
    for one in rest:
        appointing.cancel(work, one.id, colleague, told=None)
    return True
