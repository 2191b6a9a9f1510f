"""Appointments that come again: told of in one message, reminded of one by one."""

from collections.abc import Sequence
from dataclasses import replace

from bot.effects.appointments import appointing
from bot.effects.appointments.appointing import Terms
from bot.effects.turn import Work
from bot.rules.series import Rhythm, starts_of
from bot.store import people
from bot.store.appointments import Appointment
from bot.store.staff import Colleague


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
    made = [
        appointing.add_quietly(work, person, replace(terms, starts_at=at))
        for at in later
    ]
    return [told, *made]
