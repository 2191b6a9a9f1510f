"""The smallest pieces of a time: a weekday, a date, a clock, a span."""

from dataclasses import dataclass
from enum import StrEnum

from flows.listening.clock_words import NUMBERS


class Kind(StrEnum):
    """What an atom says of a time, and what its `value` holds."""

    #: Weekday (0 Monday); 1 for next week's, 2 for the one after the appointment.
    WEEKDAY = "weekday"
    #: Day of month, month or 0, year or 0.
    DATE = "date"
    #: Days from today.
    OFFSET = "offset"
    #: Days from the appointment.
    BESIDE = "beside"
    #: Week of the year.
    WEEK = "week"
    #: Weeks from this one.
    WEEKS_ON = "weeks_on"
    #: Weeks from the appointment's.
    WEEKS_BESIDE = "weeks_beside"
    #: Month.
    MONTH = "month"
    #: Some days; which, is not said.
    SPAN = "span"
    #: Minutes after midnight; 1 where the half of the day is said.
    CLOCK = "clock"
    #: Index of a part of the day.
    PART = "part"
    #: Before, after or between.
    BOUND = "bound"
    #: The appointment's own clock.
    SAME_CLOCK = "same_clock"
    #: The appointment's own day, or the one just named.
    SAME_DAY = "same_day"
    #: Minutes from the appointment.
    SHIFT = "shift"
    #: Minutes from now.
    WITHIN = "within"
    #: Minutes that something lasts.
    LASTING = "lasting"
    #: What is over; no time to come.
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece, and the tokens it stands on."""

    kind: Kind
    start: int
    end: int
    value: tuple[int, ...] = ()


def figure(token: str) -> int | None:
    """Return the whole number a token writes in digits or letters."""
    if token.isdecimal() and token.isascii():
        return int(token) if len(token) <= 4 else None  # noqa: PLR2004
    return NUMBERS.get(token)
