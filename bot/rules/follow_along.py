"""Support after a job has begun: often at first, thinner later, and no end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Literal

#: before: some days ahead; first and third: those days of work; week and month: the
#: weeks of the first month, and every fourth week of the year; year: how often now;
#: wished: as the person has chosen after that.
Part = Literal["before", "first", "third", "week", "month", "year", "wished"]
#: What a person can choose after a year.
Pace = Literal["monthly", "quarterly", "never"]

_BEFORE = timedelta(days=3)
_THIRD = timedelta(days=2)
_WEEK = timedelta(weeks=1)
_WEEKS_OF_FIRST_MONTH = 4
_FOUR_WEEKS = timedelta(weeks=4)
_WEEKS_OF_YEAR = 52
_PACES: dict[str, timedelta] = {
    "monthly": timedelta(weeks=4),
    "quarterly": timedelta(weeks=13),
}


@dataclass(frozen=True, slots=True)
class Touch:
    """One time that Makker asks, and which one."""

    day: date
    part: Part


def touches(starts_on: date, pace: Pace | None = None) -> Iterator[Touch]:
    """Give every touch of a job, in order; without a chosen pace the year ends them."""
    yield Touch(starts_on - _BEFORE, "before")
    yield Touch(starts_on, "first")
    yield Touch(starts_on + _THIRD, "third")
    for week in range(1, _WEEKS_OF_FIRST_MONTH + 1):
        yield Touch(starts_on + week * _WEEK, "week")
    for week in range(2 * _WEEKS_OF_FIRST_MONTH, _WEEKS_OF_YEAR, _WEEKS_OF_FIRST_MONTH):
        yield Touch(starts_on + week * _WEEK, "month")
    year = starts_on + _WEEKS_OF_YEAR * _WEEK
    yield Touch(year, "year")
    if pace in _PACES:
        for time in count(1):
            yield Touch(year + time * _PACES[pace], "wished")


def next_touch(
    starts_on: date, today: date, *, pace: Pace | None = None, after: date | None = None
) -> Touch | None:
    """Give the touch that comes next: the first from today on, after the last one.

    Days that are past are left out, but a word before the start is said as long as
    the start is ahead.
    """
    for touch in touches(starts_on, pace):
        if after is not None and touch.day <= after:
            continue
        if touch.part == "before" and touch.day < today < starts_on:
            return Touch(today, "before")
        if touch.day >= today:
            return touch
    return None
