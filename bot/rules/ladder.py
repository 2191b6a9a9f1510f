"""Who is told of an alert next, and when; lap after lap until somebody takes it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.rules.hours import is_holiday, is_working_time, next_opening
from bot.rules.programme import Programme

Level = Literal["red", "orange", "yellow"]
#: Orange that nobody took off hours climbs from this local hour.
ORANGE_CLIMBS_AT = 9


@dataclass(frozen=True, slots=True)
class OwnHours:
    """Working hours of one colleague, where they differ from the programme's."""

    opens: int
    closes: int
    #: ISO weekdays, 1 is Monday.
    days: frozenset[int]


@dataclass(frozen=True, slots=True)
class Rung:
    """Somebody who can be told, in the order of the ladder."""

    staff_id: int
    #: On duty at this very moment, whatever the hour.
    is_always_on: bool = False
    is_absent: bool = False
    hours: OwnHours | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What to do now with an open alert, and when to look again."""

    tell: int | None
    rung: int
    lap: int
    next_at: datetime


def first_step(
    programme: Programme, level: Level, rungs: tuple[Rung, ...], now: datetime
) -> Step:
    """Tell the first who is not away, at once and at any hour."""
    present = [place for place, rung in enumerate(rungs) if not rung.is_absent]
    place = present[0] if present else 0
    tell = rungs[place].staff_id if rungs else None
    return Step(tell, place, 0, _next_at(programme, level, rungs, now))


def next_step(
    programme: Programme,
    level: Level,
    rungs: tuple[Rung, ...],
    *,
    rung: int,
    lap: int,
    now: datetime,
) -> Step:
    """Tell the next one on watch; after the top the climb starts again."""
    for place in range(1, len(rungs) + 1):
        at = rung + place
        candidate = rungs[at % len(rungs)]
        if is_on_watch(programme, candidate, now):
            new_lap = lap + at // len(rungs)
            next_at = _next_at(programme, level, rungs, now)
            return Step(candidate.staff_id, at % len(rungs), new_lap, next_at)
    return Step(None, rung, lap, _climb_goes_on(programme, level, now))


def step_instead(
    programme: Programme,
    level: Level,
    rungs: tuple[Rung, ...],
    *,
    tried: Collection[int],
    lap: int,
    now: datetime,
) -> Step | None:
    """Tell the next who is not away, at any hour: a push that failed is no push."""
    for place, rung in enumerate(rungs):
        if not rung.is_absent and rung.staff_id not in tried:
            next_at = _next_at(programme, level, rungs, now)
            return Step(rung.staff_id, place, lap, next_at)
    return None


def is_on_watch(programme: Programme, rung: Rung, now: datetime) -> bool:
    """Tell whether this one is to be reached at this hour."""
    if rung.is_absent:
        return False
    return rung.is_always_on or _is_at_work(programme, rung.hours, now)


def anybody_on_watch(
    programme: Programme, rungs: tuple[Rung, ...], now: datetime
) -> bool:
    """Tell whether anybody on the ladder is to be reached at this hour."""
    return any(is_on_watch(programme, rung, now) for rung in rungs)


def _is_at_work(programme: Programme, own: OwnHours | None, now: datetime) -> bool:
    if own is None:
        return is_working_time(programme, now)
    local = now.astimezone(programme.time_zone)
    return (
        local.isoweekday() in own.days
        and own.opens <= local.hour < own.closes
        and not is_holiday(local.date())
    )


def _next_at(
    programme: Programme, level: Level, rungs: tuple[Rung, ...], now: datetime
) -> datetime:
    """Minutes a rung while somebody is on watch; else when the climb goes on."""
    minutes = programme.red_minutes if level == "red" else programme.orange_minutes
    due = now + timedelta(minutes=minutes)
    if level == "red" and anybody_on_watch(programme, rungs, now):
        return due
    if level != "red" and is_working_time(programme, now):
        return due
    return _climb_goes_on(programme, level, now)


def _climb_goes_on(programme: Programme, level: Level, now: datetime) -> datetime:
    opening = next_opening(programme, now)
    if opening <= now:
        return now + timedelta(minutes=programme.red_minutes)
    if level == "red":
        return opening
    local = opening.astimezone(programme.time_zone)
    return local.replace(hour=max(local.hour, ORANGE_CLIMBS_AT))
