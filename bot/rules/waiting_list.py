"""Who is offered a place in a full meetup next, and how long the offer stands."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.rules.hours import may_start, next_start
from bot.rules.programme import Programme

#: As they wrote, those who have never been there before the others, or by lot.
Queue = Literal["order", "first_timers", "draw"]
QUEUES: tuple[Queue, ...] = ("order", "first_timers", "draw")

#: How long an offer stands before the day, and on it.
ORDINARY = timedelta(hours=24)
ON_THE_DAY = timedelta(minutes=45)
#: Nothing is offered so late that nobody could get ready.
LAST_OFFER = timedelta(hours=1)
#: An offer that would end in the night ends this long after it.
AFTER_THE_NIGHT = timedelta(hours=1)
#: An offer is always over this long before the start.
BEFORE_START = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """Somebody who would like to come and has no place."""

    person_id: int
    since: datetime
    is_first_timer: bool = False
    #: Said maybe: holds no place, and is offered one first.
    is_maybe: bool = False


def in_order(
    waiters: Iterable[Waiter], queue: Queue, seed: int = 0
) -> tuple[Waiter, ...]:
    """Order those who wait; the same seed always draws the same lots."""
    return tuple(sorted(waiters, key=lambda waiter: _rank(waiter, queue, seed)))


def offer_until(
    programme: Programme, now: datetime, starts_at: datetime
) -> datetime | None:
    """Give until when an offer made now stands; None when none may be made now."""
    if now > starts_at - LAST_OFFER or not may_start(programme, now):
        return None
    zone = programme.time_zone
    if now.astimezone(zone).date() == starts_at.astimezone(zone).date():
        return now + ON_THE_DAY
    until = now + ORDINARY
    if not may_start(programme, until):
        until = next_start(programme, until) + AFTER_THE_NIGHT
    return min(until, starts_at - BEFORE_START)


def next_offer_at(
    programme: Programme, now: datetime, starts_at: datetime
) -> datetime | None:
    """Give when the next offer may be made; None when it would come too late."""
    at = next_start(programme, now)
    return at if at <= starts_at - LAST_OFFER else None


def _rank(
    waiter: Waiter, queue: Queue, seed: int
) -> tuple[bool, bool, bytes, datetime, int]:
    comes_after = queue == "first_timers" and not waiter.is_first_timer
    lot = _lot(waiter.person_id, seed) if queue == "draw" else b""
    return not waiter.is_maybe, comes_after, lot, waiter.since, waiter.person_id


def _lot(person_id: int, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}:{person_id}".encode()).digest()
