"""Still in work or education: asked at 6, 12, 18 and 30 months from the start."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.rules.calendar_sums import add_months

MONTHS = (6, 12, 18, 30)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone, and its day."""

    months: int
    day: date


def milestones(starts_on: date) -> Sequence[Milestone]:
    """Give the milestones of somebody who began on a day."""
    return [Milestone(months, add_months(starts_on, months)) for months in MONTHS]
