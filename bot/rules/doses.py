"""Small doses: whether something that Makker wants to start may start now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.rules.hours import is_holiday, may_start, next_start
from bot.rules.programme import Programme

#: Somebody in the middle of a talk is left to it this long.
LET_TALK = timedelta(hours=2)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of a person when something is about to start."""

    #: When Makker started something in the last seven days, oldest first.
    started: Sequence[datetime]
    has_joined: bool
    is_stopped: bool
    is_in_talk: bool
    #: An alert about them is not closed.
    is_in_distress: bool
    paused_until: datetime | None
    human_until: datetime | None
    slot_hour: int | None
    #: From then on nothing is asked until they have said yes as adults.
    consent_due_at: datetime | None = None
    #: Treatment or something else is going on until then.
    busy_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Go:
    """Start it."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Look again then."""

    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Skip:
    """Do not start it, for a reason that staff can read."""

    reason: str


Dose = Go | Wait | Skip


def may_ask(programme: Programme, person: Standing, now: datetime) -> Dose:
    """Decide on a check-in or anything else that can wait or be left out."""
    never = _never(person, now)
    if never is not None:
        return Skip(never)
    not_now = _not_now(programme, person, now)
    if not_now is not None:
        return not_now
    recent = [at for at in person.started if at > now - _WEEK]
    if len(recent) >= programme.weekly_cap:
        return Skip("weekly_cap")
    apart = timedelta(hours=programme.hours_apart)
    if recent and recent[-1] > now - apart:
        return Wait(next_start(programme, recent[-1] + apart), "too_soon")
    if person.is_in_talk:
        return Wait(next_start(programme, now + LET_TALK), "in_talk")
    return Go()


def wait_for_room(
    programme: Programme,
    person: Standing,
    dose: Dose,
    *,
    now: datetime,
    latest: datetime,
) -> Dose:
    """Let what a full week holds wait for its first free day, where that is in time."""
    is_full = isinstance(dose, Skip) and dose.reason == "weekly_cap"
    if not is_full or not programme.weekly_cap:
        return dose
    recent = [at for at in person.started if at > now - _WEEK]
    freed = recent[len(recent) - programme.weekly_cap] + _WEEK
    room = next_start(programme, freed, person.slot_hour)
    return Wait(room, "weekly_cap") if room <= latest else dose


def may_remind(programme: Programme, person: Standing, now: datetime) -> Dose:
    """Decide on a notice about an appointment: no cap holds it, quiet hours do."""
    if person.is_stopped:
        return Skip("stopped")
    if not may_start(programme, now):
        return Wait(next_start(programme, now), "quiet_hours")
    if is_busy(person.busy_until, now):
        return Wait(next_start(programme, person.busy_until or now), "busy")
    return Go()


def is_busy(busy_until: datetime | None, now: datetime) -> bool:
    """Tell whether something stands in the way of a message just now."""
    return busy_until is not None and busy_until > now


def is_own_hour(programme: Programme, slot_hour: int | None, now: datetime) -> bool:
    """Tell whether somebody has chosen this hour; a holiday is nobody's own."""
    local = now.astimezone(programme.time_zone)
    return slot_hour == local.hour and not is_holiday(local.date())


def _not_now(programme: Programme, person: Standing, now: datetime) -> Wait | None:
    """Wait for a decent hour, or the person's own, and until they are free."""
    is_own = is_own_hour(programme, person.slot_hour, now)
    if not is_own and not may_start(programme, now):
        return Wait(next_start(programme, now, person.slot_hour), "quiet_hours")
    if is_busy(person.busy_until, now):
        return Wait(next_start(programme, person.busy_until or now), "busy")
    return None


def _never(person: Standing, now: datetime) -> str | None:
    consent, paused = person.consent_due_at, person.paused_until
    reasons = (
        (person.is_stopped, "stopped"),
        (not person.has_joined, "not_joined"),
        (person.is_in_distress, "distress"),
        (consent is not None and consent <= now, "consent"),
        (paused is not None and paused > now, "paused"),
        (person.human_until is not None and person.human_until > now, "human_talk"),
    )
    return next((reason for holds, reason in reasons if holds), None)
