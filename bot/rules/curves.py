"""How many are at work or in education, month by month after the start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bot.rules.courses import Course, status_on
from bot.rules.outcomes import Figure
from bot.rules.suppression import SMALLEST


@dataclass(frozen=True, slots=True)
class Point:
    """A month after the start; hidden where it tells of fewer than five."""

    month: int
    figure: Figure
    is_hidden: bool

    @property
    def share(self) -> Fraction | None:
        """Give the share, where it may be shown."""
        return None if self.is_hidden else self.figure.share


def curve(courses: Sequence[Course], window: int, as_of: date) -> Sequence[Point]:
    """Follow those who have come through the whole window, the same ones all along."""
    cohort = [course for course in courses if course.has_reached(window, as_of)]
    return [_point(cohort, month, as_of) for month in range(window + 1)]


def _point(cohort: Sequence[Course], month: int, as_of: date) -> Point:
    found = [status_on(course, course.day_at(month), as_of) for course in cohort]
    figure = Figure(found.count("in"), len(found), found.count("unknown"))
    others = figure.denominator - figure.numerator
    is_hidden = min(figure.numerator, others) < SMALLEST
    return Point(month, figure, is_hidden)
