"""What Makker asks in a person's slot: one thing at a time, and how they are else."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.rules.programme import Programme

Asked = Literal["checkin", "who5", "loneliness", "step"]

#: WHO-5 asks of two weeks, so never more often than that.
WHO5_LEAST = timedelta(days=14)
#: It comes every two weeks at first, and not as the very first thing.
AT_FIRST = timedelta(days=56)
SETTLED_IN = timedelta(days=6)
#: Whoever has no goal by then is asked for one, once.
GOAL_AFTER = timedelta(days=20)
#: Loneliness is asked of when a meetup comes this soon.
MEETUP_SOON = timedelta(days=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """When a person joined, and was last asked what."""

    joined_at: datetime | None
    who5_at: datetime | None
    loneliness_at: datetime | None
    step_at: datetime | None
    has_goal: bool
    #: The next meetup of their group that they know of.
    meetup_at: datetime | None


def what_to_ask(programme: Programme, past: Past, now: datetime) -> Asked:
    """Choose the one thing to ask; what was asked and not answered counts as asked."""
    if past.joined_at is None or now - past.joined_at < SETTLED_IN:
        return "checkin"
    if _is_who5_due(programme, past, past.joined_at, now):
        return "who5"
    if _is_loneliness_due(programme, past, now):
        return "loneliness"
    is_new_to_goals = past.step_at is None and not past.has_goal
    is_time = is_new_to_goals and now - past.joined_at >= GOAL_AFTER
    return "step" if is_time and programme.begins("step") else "checkin"


def _is_who5_due(
    programme: Programme, past: Past, joined_at: datetime, now: datetime
) -> bool:
    if not programme.who5_weeks or not programme.begins("who5"):
        return False
    if past.who5_at is None:
        return True
    apart = timedelta(weeks=programme.who5_weeks)
    if now - joined_at < AT_FIRST:
        apart = min(apart, WHO5_LEAST)
    return now - past.who5_at >= max(apart, WHO5_LEAST)


def _is_loneliness_due(programme: Programme, past: Past, now: datetime) -> bool:
    is_asked = programme.loneliness_weeks and programme.begins("loneliness")
    if not is_asked or past.meetup_at is None:
        return False
    if not now < past.meetup_at <= now + MEETUP_SOON:
        return False
    apart = timedelta(weeks=programme.loneliness_weeks)
    return past.loneliness_at is None or now - past.loneliness_at >= apart
