"""A day of shadowing: what must be in order before anybody is told that it holds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.rules.age import ADULT
from bot.rules.disclosure import may_tell
from bot.rules.hours import at_hour, may_start, next_start, window_on
from bot.rules.programme import Programme
from bot.rules.reminders import EARLIEST, evening_before

#: What staff tick: insured on the day; what the day is by law; the rules for the young.
Tick = Literal["insurance", "status", "young_rules"]
#: Why a day cannot be confirmed yet.
Missing = Literal[
    "insurance", "status", "young_rules", "answer", "disclosure", "talk_first"
]
_AFTERNOON = 16
_ON_THE_WAY = timedelta(minutes=90)
_AFTERWARDS = timedelta(hours=2)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moments:
    """When Makker writes about a day of shadowing."""

    eve: datetime
    morning: datetime
    after: datetime


def ticks_needed(age: int) -> tuple[Tick, ...]:
    """Name what staff must tick for somebody of this age."""
    both: tuple[Tick, ...] = ("insurance", "status")
    return (*both, "young_rules") if age < ADULT else both


def missing(
    *, age: int, ticked: Collection[str], answer: str | None, disclosure: str | None
) -> Sequence[Missing]:
    """Name what is still missing before anybody is told that the day holds."""
    found: list[Missing] = [tick for tick in ticks_needed(age) if tick not in ticked]
    if answer != "yes":
        found.append("answer")
    if disclosure is None:
        found.append("disclosure")
    elif not may_tell(disclosure):
        found.append("talk_first")
    return found


def moments(programme: Programme, starts_at: datetime, minutes: int) -> Moments:
    """Give the afternoon before, the morning of the day, and some time after it."""
    ends_at = starts_at + timedelta(minutes=minutes)
    return Moments(
        eve=_eve(programme, starts_at),
        morning=_morning(programme, starts_at),
        after=next_start(programme, ends_at + _AFTERWARDS),
    )


def _eve(programme: Programme, starts_at: datetime) -> datetime:
    """The afternoon before, or the last good hour ahead of that."""
    day = starts_at.astimezone(programme.time_zone).date()
    before = day - _DAY
    if window_on(programme, before).holds(_AFTERNOON):
        return at_hour(programme, before, _AFTERNOON)
    return evening_before(programme, day)


def _morning(programme: Programme, starts_at: datetime) -> datetime:
    """Shortly before one has to go; for an early start from half past six on."""
    wanted = starts_at - _ON_THE_WAY
    local = wanted.astimezone(programme.time_zone)
    if may_start(programme, wanted) or local.time() >= EARLIEST:
        return wanted
    early = local.replace(hour=EARLIEST.hour, minute=EARLIEST.minute)
    return min(early, starts_at)
