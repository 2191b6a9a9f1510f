"""Outcomes that hold: numerator, denominator and unknown, never a share alone."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from bot.rules.courses import (
    Course,
    Score,
    Status,
    change_of,
    ever_in,
    first_in,
    hours_between,
    status_on,
)
from bot.rules.milestones import MONTHS
from bot.rules.suppression import Cell, Counts, hidden_together

Grouping = Literal["programme", "municipality", "age"]
GROUPINGS: tuple[Grouping, ...] = ("programme", "municipality", "age")
ANSWERS: tuple[Status, ...] = ("in", "out", "unknown")
#: Ages at the start, from each to below the next.
AGE_BANDS = (0, 12, 15, 18, 25, 30)
#: Points that WHO-5 rises by when people notice.
WHO5_RISE = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """So many of so many, and of how many nobody knows; they are in the second."""

    numerator: int
    denominator: int
    unknown: int

    @property
    def share(self) -> Fraction | None:
        """Give the share of all, those of whom nobody knows too."""
        return Fraction(self.numerator, self.denominator) if self.denominator else None

    @property
    def share_of_known(self) -> Fraction | None:
        """Give the share of those of whom somebody knows."""
        known = self.denominator - self.unknown
        return Fraction(self.numerator, known) if known else None


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two shares are apart: in points, and in parts of the second."""

    points: Fraction
    #: None where the second share is nothing.
    relative: Fraction | None


@dataclass(frozen=True, slots=True)
class Mean:
    """A sum over so many people, and how many are left out as unknown."""

    total: Fraction
    people: int
    unknown: int

    @property
    def value(self) -> Fraction | None:
        """Give the mean."""
        return self.total / self.people if self.people else None


@dataclass(frozen=True, slots=True)
class Measure:
    """A question that is asked of every course: in, out or unknown, or not at all."""

    name: str
    months: int | None
    #: None for whom it is too early, or whom it is not about.
    ask: Callable[[Course, date], Status | None]


def ever_within(months: int) -> Measure:
    """At work or in education at any time within so many months of the start."""

    def ask(course: Course, as_of: date) -> Status | None:
        if not course.has_reached(months, as_of):
            return None
        return ever_in(course, course.day_at(months))

    return Measure("ever", months, ask)


def at_end_of(months: int) -> Measure:
    """At work or in education on the day so many months after the start."""

    def ask(course: Course, as_of: date) -> Status | None:
        if not course.has_reached(months, as_of):
            return None
        return status_on(course, course.day_at(months), as_of)

    return Measure("end", months, ask)


def retained_at(months: int) -> Measure:
    """Of those who have begun by then: still, or again, so many months after."""

    def ask(course: Course, as_of: date) -> Status | None:
        began = first_in(course)
        day = course.day_at(months)
        if not course.has_reached(months, as_of) or began is None or began > day:
            return None
        return status_on(course, day, as_of)

    return Measure("retained", months, ask)


def now_in() -> Measure:
    """At work or in education today, of everybody who has started."""

    def ask(course: Course, as_of: date) -> Status | None:
        return status_on(course, as_of, as_of) if course.started_on <= as_of else None

    return Measure("now", None, ask)


def usual_measures(windows: Collection[int]) -> Sequence[Measure]:
    """Give the measures of a report, for outcome windows of so many months."""
    within = [m for w in sorted(windows) for m in (ever_within(w), at_end_of(w))]
    return [now_in(), *within, *(retained_at(months) for months in MONTHS)]


def figure(courses: Iterable[Course], measure: Measure, as_of: date) -> Figure:
    """Count a measure over courses."""
    answers = [measure.ask(course, as_of) for course in courses]
    known = [answer for answer in answers if answer is not None]
    return Figure(known.count("in"), len(known), known.count("unknown"))


def difference(one: Figure, other: Figure) -> Difference | None:
    """Tell how far a share is above another: absolute and relative, kept apart."""
    first, second = one.share, other.share
    if first is None or second is None:
        return None
    points = first - second
    return Difference(points, points / second if second else None)


def age_band(age: int) -> str:
    """Name the band that an age at the start lies in, as 18-24."""
    first = max(limit for limit in AGE_BANDS if limit <= age)
    later = [limit for limit in AGE_BANDS if limit > first]
    return f"{first}-{later[0] - 1}" if later else f"{first}+"


def group_of(course: Course, grouping: Grouping) -> str:
    """Name the group of a course."""
    if grouping == "age":
        return age_band(course.age)
    return course.programme if grouping == "programme" else course.municipality


def counts_by(
    courses: Sequence[Course], measure: Measure, grouping: Grouping, as_of: date
) -> Counts:
    """Count a measure by group and answer."""
    inner: dict[Cell, int] = {}
    for course in courses:
        answer = measure.ask(course, as_of)
        if answer is not None:
            cell = (group_of(course, grouping), answer)
            inner[cell] = inner.get(cell, 0) + 1
    rows = tuple(sorted({group for group, _ in inner}))
    return Counts(rows, ANSWERS, inner)


def tables(
    courses: Sequence[Course], measure: Measure, as_of: date
) -> Mapping[Grouping, tuple[Counts, frozenset[Cell]]]:
    """Give a measure by every grouping, each with what must not be shown of it."""
    counted = [counts_by(courses, measure, g, as_of) for g in GROUPINGS]
    hidden = hidden_together(counted)
    return dict(zip(GROUPINGS, zip(counted, hidden, strict=True), strict=True))


def who5_change(courses: Iterable[Course], months: int, as_of: date) -> Mean:
    """Give how far WHO-5 has moved within so many months, over who answered twice."""
    return _change([(c, c.who5) for c in courses], months, as_of)


def tils_change(courses: Iterable[Course], months: int, as_of: date) -> Mean:
    """Give how far loneliness has moved within so many months."""
    return _change([(c, c.tils) for c in courses], months, as_of)


def who5_risen(months: int) -> Measure:
    """WHO-5 ten points or more above the first answer, so many months after."""

    def ask(course: Course, as_of: date) -> Status | None:
        if not course.has_reached(months, as_of):
            return None
        until = course.day_at(months)
        change = change_of(course.who5, course.started_on, until)
        if change is None:
            return "unknown"
        return "in" if change >= WHO5_RISE else "out"

    return Measure("who5_risen", months, ask)


def hours_within(courses: Iterable[Course], months: int, as_of: date) -> Mean:
    """Give ordinary hours of work within so many months of the start."""
    reached = [c for c in courses if c.has_reached(months, as_of)]
    found = [hours_between(c, c.started_on, c.day_at(months)) for c in reached]
    known = [Fraction(hours) for hours in found if hours is not None]
    return Mean(sum(known, Fraction()), len(known), len(found) - len(known))


def attendance(courses: Iterable[Course], as_of: date) -> Figure:
    """Count appointments held, of all that should have been; marked by nobody apart."""
    held = missed = unmarked = 0
    for course in courses:
        held += sum(day <= as_of for day in course.held)
        missed += sum(day <= as_of for day in course.missed)
        unmarked += sum(day <= as_of for day in course.unmarked)
    return Figure(held, held + missed + unmarked, unmarked)


def _change(
    courses: Iterable[tuple[Course, Sequence[Score]]], months: int, as_of: date
) -> Mean:
    found = [
        change_of(scores, course.started_on, course.day_at(months))
        for course, scores in courses
        if course.has_reached(months, as_of)
    ]
    known = [change for change in found if change is not None]
    return Mean(Fraction(sum(known)), len(known), len(found) - len(known))
