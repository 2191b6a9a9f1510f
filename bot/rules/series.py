"""Appointments that come again: same hour by the clock, on days when people work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.rules.hours import is_working_day
from bot.rules.programme import Programme

#: How often, by the weeks between; and the most in one row.
EVERY: tuple[int, ...] = (1, 2)
FEWEST, MOST = 2, 26


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often something comes again, and how many times in all."""

    weeks: int
    times: int


def starts_of(
    programme: Programme, first: datetime, rhythm: Rhythm
) -> Sequence[datetime]:
    """Give when each begins; a holiday is passed over, and the row goes on after it.

    A row that begins on a day off is about such days, and passes over none.
    """
    local = first.astimezone(programme.time_zone)
    is_about_work = is_working_day(programme, local.date())
    found: list[datetime] = []
    at = local
    while len(found) < rhythm.times:
        if not is_about_work or is_working_day(programme, at.date()):
            found.append(at)
        at += timedelta(weeks=rhythm.weeks)
    return found
