"""One person's course, as figures need it: no name, only days, hours and answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from bot.rules.calendar_sums import add_months

#: in: at work or in education; out: known not to be; unknown: nobody has said.
Status = Literal["in", "out", "unknown"]
#: What somebody said, or a job that ended, tells of the days around it, no further.
TELLS = timedelta(days=92)
_A_DAY = timedelta(days=1)
_DAYS_OF_WEEK = 7
_IN = frozenset({"work", "education", "both"})


@dataclass(frozen=True, slots=True)
class HoursFrom:
    """Hours a week from a day on, agreed, or told for a time that has ended."""

    from_on: date
    until_on: date | None
    hours: Decimal
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """A job or an education with its first and last day."""

    kind: str
    from_on: date
    #: Empty while it goes on.
    until_on: date | None
    hours: tuple[HoursFrom, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether the day is one of it."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)

    def hours_on(self, day: date) -> Decimal | None:
        """Give hours a week on a day: as told, else as agreed; None when unknown."""
        found = [
            span
            for span in self.hours
            if span.from_on <= day and (span.until_on is None or day <= span.until_on)
        ]
        found.sort(key=lambda span: (span.is_told, span.from_on))
        return found[-1].hours if found else None


@dataclass(frozen=True, slots=True)
class Word:
    """What was said at a milestone: work, education, both or neither."""

    on: date
    answer: str


@dataclass(frozen=True, slots=True)
class Score:
    """The sum of an instrument on a day."""

    on: date
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Everything about one person that figures are made of."""

    #: A number of the row, never shown.
    person: int
    programme: str
    municipality: str
    started_on: date
    age: int
    stays: tuple[Stay, ...] = ()
    words: tuple[Word, ...] = ()
    who5: tuple[Score, ...] = ()
    tils: tuple[Score, ...] = ()
    #: Days of appointments that were held, that were not, and of which nobody knows.
    held: tuple[date, ...] = ()
    missed: tuple[date, ...] = ()
    unmarked: tuple[date, ...] = ()

    def day_at(self, months: int) -> date:
        """Give the day so many months after the start."""
        return add_months(self.started_on, months)

    def has_reached(self, months: int, as_of: date) -> bool:
        """Whether so many months had passed on a day."""
        return self.day_at(months) <= as_of


def status_on(course: Course, day: date, as_of: date | None = None) -> Status:
    """Tell whether somebody was at work or in education on a day, as far as known."""
    if any(stay.covers(day) for stay in course.stays):
        return "in"
    said = _nearest_word(course, day, as_of or day + TELLS)
    if said is not None:
        return "in" if said.answer in _IN else "out"
    return "out" if _ended_lately(course, day) else "unknown"


def ever_in(course: Course, until: date) -> Status:
    """Tell whether somebody was at work or in education at any time to a day."""
    began = any(stay.from_on <= until for stay in course.stays)
    words = [w for w in course.words if course.started_on <= w.on <= until]
    if began or any(word.answer in _IN for word in words):
        return "in"
    return "out" if status_on(course, until) == "out" else "unknown"


def hours_of_week(course: Course, day: date) -> Decimal | None:
    """Give ordinary hours of work in the week of a day; None when nobody knows."""
    at_work = [s for s in course.stays if s.kind == "work" and s.covers(day)]
    hours = [stay.hours_on(day) for stay in at_work]
    if any(found is None for found in hours):
        return None
    return sum((h for h in hours if h is not None), Decimal())


def hours_between(course: Course, first: date, last: date) -> Decimal | None:
    """Give ordinary hours of work from a day to a day, both included."""
    total = Decimal()
    turns = _turns(course, first, last)
    for begins, after in pairwise(turns):
        hours = hours_of_week(course, begins)
        if hours is None:
            return None
        total += hours * (after - begins).days
    return total / _DAYS_OF_WEEK


def _turns(course: Course, first: date, last: date) -> list[date]:
    """Give the days on which the hours of a week can be others, and the day after."""
    ends = {first, last + _A_DAY}
    for stay in course.stays:
        spans = [(stay.from_on, stay.until_on)]
        spans += [(one.from_on, one.until_on) for one in stay.hours]
        for begins, until in spans:
            ends |= {begins} if until is None else {begins, until + _A_DAY}
    return sorted(day for day in ends if first <= day <= last + _A_DAY)


def first_in(course: Course) -> date | None:
    """Give the first day of work or education since the start."""
    days = [max(stay.from_on, course.started_on) for stay in course.stays]
    return min(days, default=None)


def change_of(scores: Sequence[Score], started_on: date, until: date) -> int | None:
    """Give how far a score has moved from the first to the last to a day."""
    known = [s for s in scores if started_on <= s.on <= until]
    return known[-1].score - known[0].score if len(known) > 1 else None


def _nearest_word(course: Course, day: date, as_of: date) -> Word | None:
    near = [
        word
        for word in course.words
        if abs(word.on - day) <= TELLS
        and word.on <= as_of
        and not _has_changed(course, word.on, day)
    ]
    return min(near, key=lambda word: abs(word.on - day), default=None)


def _has_changed(course: Course, one: date, other: date) -> bool:
    """Whether a job began or ended between two days: a word on one is none on both."""
    first, last = min(one, other), max(one, other)
    begins = [stay.from_on for stay in course.stays]
    ends = [stay.until_on + _A_DAY for stay in course.stays if stay.until_on]
    return any(first < day <= last for day in (*begins, *ends))


def _ended_lately(course: Course, day: date) -> bool:
    ends = [stay.until_on for stay in course.stays if stay.until_on is not None]
    return any(end < day <= end + TELLS for end in ends)
