"""When Makker reminds of a meetup, and when it asks how it was."""

from datetime import datetime, timedelta

from bot.rules.hours import at_hour, next_start
from bot.rules.programme import Programme

#: The hour of the same day, or of the day before, at which Makker reminds.
SAME_DAY, DAY_BEFORE = 8, 17
#: A reminder that leaves less than this comes the day before.
LEAST = timedelta(hours=1)
#: Days before the start that may still be reminded on, holidays left out.
FARTHEST = 7
#: The hour of the next day at which Makker asks how it was.
ASKED_AT = 10
#: A full meetup is told as full after this long, unless places were added.
TO_ADD_PLACES = timedelta(hours=2)


def remind_at(
    programme: Programme, starts_at: datetime, now: datetime
) -> datetime | None:
    """Give when to remind: in the morning of the day; None when that is past."""
    for days in range(FARTHEST):
        at = _decent_time(programme, starts_at, days)
        if at is not None and starts_at - at >= LEAST:
            return at if at > now else None
    return None


def ask_at(programme: Programme, ends_at: datetime) -> datetime:
    """Give when to ask how it was: the next day, at a decent hour."""
    day = ends_at.astimezone(programme.time_zone).date() + timedelta(days=1)
    return next_start(programme, at_hour(programme, day, ASKED_AT))


def tell_full_at(programme: Programme, starts_at: datetime, now: datetime) -> datetime:
    """Give when to say that a meetup is full; at once where little time is left."""
    at = next_start(programme, now + TO_ADD_PLACES)
    return at if at <= starts_at - TO_ADD_PLACES else now


def _decent_time(
    programme: Programme, starts_at: datetime, days_before: int
) -> datetime | None:
    """Give the hour to remind at on a day; None when that day has none."""
    day = starts_at.astimezone(programme.time_zone).date()
    day -= timedelta(days=days_before)
    hour = DAY_BEFORE if days_before else SAME_DAY
    at = next_start(programme, at_hour(programme, day, hour))
    return at if at.astimezone(programme.time_zone).date() == day else None
