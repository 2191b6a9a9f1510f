"""Plan the words that follow a job: relative to its start, by the calendar."""

from datetime import date

from bot.effects.turn import Work
from bot.rules.calendar_sums import local_day, on_day
from bot.rules.follow_along import Pace, next_touch
from bot.rules.hours import next_start
from bot.store import timers
from bot.store.people import Person
from bot.store.spells import Spell
from bot.store.timers import Wake

KIND = "follow"
#: After work, where the person has chosen no hour of their own.
_HOUR = 16


def plan_next(
    work: Work, person: Person, spell: Spell, *, after: date | None = None
) -> None:
    """Plan the next word about a job; a moved start moves it, an end ends it."""
    timers.drop(work.connection, KIND, spell.id)
    if not spell.is_on:
        return
    programme = person.programme
    today = local_day(programme, work.now)
    pace: Pace | None = spell.pace  # type: ignore[assignment]
    touch = next_touch(spell.starts_on, today, pace=pace, after=after)
    if touch is None:
        return
    wanted = on_day(programme, touch.day, person.slot_hour or _HOUR)
    wake = Wake(
        kind=KIND,
        due_at=next_start(programme, max(wanted, work.now), person.slot_hour),
        municipality_id=spell.municipality_id,
        person_id=person.id,
        subject_id=spell.id,
        turn=spell.version,
        details={"part": touch.part, "day": touch.day.isoformat()},
    )
    timers.plant(work.connection, wake)
