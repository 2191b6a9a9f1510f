"""Hours of the week at which a young person would be shown nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.rules.help_lines import HelpLine, choose, own_doctor_answers

#: A Monday in an ordinary week; only weekday and clock matter.
_MONDAY = datetime(2026, 11, 23, tzinfo=ZoneInfo("Europe/Copenhagen"))
_STEP = timedelta(minutes=30)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the week, in local weekday and clock."""

    begins: datetime
    ends: datetime

    @property
    def told(self) -> str:
        """How it is told: Mon 08:00 to Mon 09:00."""
        return f"{self.begins:%a %H:%M} to {self.ends:%a %H:%M}"


def find_gaps(
    lines: Iterable[HelpLine], kinds: tuple[str, ...], *, age: int, region: str
) -> list[Gap]:
    """List the hours when neither a line nor the own doctor is open."""
    known = tuple(lines)
    gaps: list[Gap] = []
    moment = _MONDAY
    while moment < _MONDAY + _WEEK:
        shown = choose(known, kinds, age=age, region=region, local=moment)
        if not shown and not own_doctor_answers(moment):
            _extend(gaps, moment)
        moment += _STEP
    return gaps


def ages_that_differ(lines: Sequence[HelpLine], first: int, last: int) -> list[int]:
    """Give the ages, of those from first to last, at which other lines begin."""
    edges = {first}
    for line in lines:
        edges |= {line.age_from, line.age_to + 1}
    return sorted(age for age in edges if first <= age <= last)


def _extend(gaps: list[Gap], moment: datetime) -> None:
    if gaps and gaps[-1].ends == moment:
        gaps[-1] = Gap(gaps[-1].begins, moment + _STEP)
    else:
        gaps.append(Gap(moment, moment + _STEP))
