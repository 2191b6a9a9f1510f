"""What falls out of use as evidence of fidelity; produced, never typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from bot.rules.suppression import SMALLEST

#: Caseload of a consultant, and the points of the scale that it gives.
_CASELOAD = ((20, 5), (25, 4), (30, 3), (35, 2))
#: Days to the first employer contact that give all points.
RAPID_DAYS = 30
#: Share of time out of the office that gives all points, in per cent.
COMMUNITY = 65
#: Tries of outreach that somebody who was silent is owed before any closing.
OUTREACH = 3
#: Items that count young people, not consultants, touches or meetings.
_OF_PEOPLE = frozenset({"rapid_search", "disclosure", "contacts", "outreach"})
#: Where an appointment was held.
Where = Literal["out", "office", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """What was done for one person, without a name."""

    consultant: int
    started_on: date
    is_active: bool
    #: First day on which a place of work was spoken with or visited.
    first_employer_on: date | None = None
    #: Times that it was talked about what a place may know.
    disclosure_talks: int = 0
    contacts: int = 0
    #: Tries to reach somebody who was silent, and channels that were tried.
    outreach: int = 0
    outreach_channels: int = 0
    was_silent: bool = False
    #: Touches after a job began: planned so far, and made.
    follow_planned: int = 0
    follow_made: int = 0
    meetings: tuple[Where, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One item of evidence: so many of so many, and of how many nobody knows."""

    item: str
    numerator: int
    denominator: int
    unknown: int = 0

    @property
    def is_hidden(self) -> bool:
        """Whether it tells of fewer than five young people."""
        if self.item not in _OF_PEOPLE:
            return False
        return min(self.numerator, self.denominator - self.numerator) < SMALLEST

    @property
    def share(self) -> Fraction | None:
        """Give the share of those of whom something is known."""
        known = self.denominator - self.unknown
        return Fraction(self.numerator, known) if known else None


def caseload_points(people: int) -> int:
    """Give the scale's points of a caseload; 20 or fewer give five."""
    return next((points for most, points in _CASELOAD if people <= most), 1)


def caseloads(efforts: Sequence[Effort]) -> dict[int, int]:
    """Count the active people of each consultant."""
    found: dict[int, int] = {}
    for effort in efforts:
        if effort.is_active:
            found[effort.consultant] = found.get(effort.consultant, 0) + 1
    return found


def days_to_employer(effort: Effort) -> int | None:
    """Count the days from the start to the first employer contact."""
    if effort.first_employer_on is None:
        return None
    return max(0, (effort.first_employer_on - effort.started_on).days)


def evidence(efforts: Sequence[Effort], as_of: date, most: int = 20) -> list[Evidence]:
    """Give every item, each with its numerator, denominator and unknown."""
    loads = caseloads(efforts).values()
    return [
        Evidence("caseload", sum(load <= most for load in loads), len(loads)),
        _rapid_search(efforts, as_of),
        Evidence(
            "disclosure",
            sum(effort.disclosure_talks > 1 for effort in efforts),
            len(efforts),
        ),
        Evidence("contacts", sum(e.contacts > 0 for e in efforts), len(efforts)),
        _outreach(efforts),
        Evidence(
            "follow_along",
            sum(effort.follow_made for effort in efforts),
            sum(effort.follow_planned for effort in efforts),
        ),
        _community(efforts),
    ]


def _rapid_search(efforts: Sequence[Effort], as_of: date) -> Evidence:
    """Who has had thirty days, or has met a place already, is counted."""
    due = [
        effort
        for effort in efforts
        if effort.first_employer_on is not None
        or (as_of - effort.started_on).days >= RAPID_DAYS
    ]
    days = [days_to_employer(effort) for effort in due]
    rapid = sum(day is not None and day <= RAPID_DAYS for day in days)
    return Evidence("rapid_search", rapid, len(due))


def _outreach(efforts: Sequence[Effort]) -> Evidence:
    silent = [effort for effort in efforts if effort.was_silent]
    tried = sum(e.outreach >= OUTREACH or e.outreach_channels > 1 for e in silent)
    return Evidence("outreach", tried, len(silent))


def _community(efforts: Sequence[Effort]) -> Evidence:
    places = [where for effort in efforts for where in effort.meetings]
    return Evidence(
        "community", places.count("out"), len(places), places.count("unknown")
    )
