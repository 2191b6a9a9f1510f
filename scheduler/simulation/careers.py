"""Courses of life: who begins a job or an education, and when it ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.rules.calendar_sums import add_months
from scheduler.simulation.luck import Luck

Kind = Literal["work", "education"]
#: Everybody began so many months before the play, at least and at most.
_BEGAN = (2, 24)
#: From the start to a job or an education, in days, for most.
_SOONEST, _LATEST = 20, 420
#: Of those who are not at work in the end, so many have been.
_TRIED = 0.35
_WORK = 0.6
_KINDS: Mapping[bool, Kind] = {True: "work", False: "education"}
#: A last day lies at least so many days before the end.
_OVER = 14


@dataclass(frozen=True, slots=True)
class Stint:
    """A job or an education; without a last day it goes on."""

    kind: Kind
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Career:
    """When somebody began in the programme, and what has come of it."""

    started_on: date
    stints: Sequence[Stint]

    def kind_on(self, day: date) -> Kind | Literal["neither"]:
        """Tell what somebody does on a day, as they would say it themselves."""
        for stint in self.stints:
            if stint.from_on <= day <= (stint.until_on or day):
                return stint.kind
        return "neither"


def draw_careers(
    chance: Luck, count: int, working: int, *, start: date, until: date
) -> Sequence[Career]:
    """Draw everybody's course, so that just so many are at work in the end."""
    ends = [number < working for number in range(count)]
    chance.shuffle(ends)
    return [_draw(chance, is_in=is_in, start=start, until=until) for is_in in ends]


def _draw(chance: Luck, *, is_in: bool, start: date, until: date) -> Career:
    started_on = add_months(start, -chance.randint(*_BEGAN))
    longest = min(_LATEST, (until - started_on).days - 2 * _OVER)
    from_on = started_on + timedelta(days=chance.randint(_SOONEST, longest))
    kind = _KINDS[chance.befalls(_WORK)]
    if is_in:
        return Career(started_on, (Stint(kind, from_on, None),))
    last = until - timedelta(days=_OVER)
    if not chance.befalls(_TRIED) or from_on >= last:
        return Career(started_on, ())
    until_on = from_on + timedelta(days=chance.randint(1, (last - from_on).days))
    return Career(started_on, (Stint(kind, from_on, until_on),))
