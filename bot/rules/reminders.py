"""When an appointment is reminded of, told and worried about."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.rules.hours import at_hour, may_start, next_opening, next_start, window_on
from bot.rules.programme import Programme

#: Later than this before the hour, a word comes too late to be of use.
TOO_LATE = timedelta(hours=1)
#: What begins before this local hour is reminded of the evening before.
EARLY_HOUR = 10
#: What touches the next hours may go from this local time on for an early start.
EARLIEST = time(6, 30)
#: An evening's reminder comes this long before the quiet hours begin.
_BEFORE_QUIET = 2
#: Two reminders closer together than this are one.
APART = timedelta(hours=6)
#: What touches the next day and night is a change; the rest can wait its turn.
_NEAR = timedelta(hours=24)
_HOURS_OF_A_DAY = 24
_DAY = timedelta(days=1)
#: Longest row of days without a window, as over Christmas.
_FEW_DAYS = 14
#: When nobody has seen a cancellation: the alarm before the hour, and the least wait.
_UNSEEN_BEFORE = timedelta(hours=1)
_UNSEEN_AFTER = timedelta(minutes=15)


def reminder_moments(
    programme: Programme, starts_at: datetime, now: datetime, *, is_told: bool
) -> Sequence[datetime]:
    """Give when to remind, the first first; those past are one, at once.

    Whoever has just been told of it needs no reminder for the hours that are past.
    """
    local = starts_at.astimezone(programme.time_zone)
    hours = sorted(programme.reminder_hours, reverse=True)
    ahead = [h for h in hours if _shift(local, h) > now]
    wanted = [_before(programme, local, h, is_last=h == hours[-1]) for h in ahead]
    coming = [moment for moment in wanted if moment > now]
    if len(coming) < len(hours) and not is_told:
        coming.insert(0, decent_time(programme, starts_at, now))
    ahead_of_it = [moment for moment in coming if moment < starts_at]
    return _apart(ahead_of_it, programme.time_zone)


def decent_time(programme: Programme, starts_at: datetime, now: datetime) -> datetime:
    """Give when to say something about an appointment: at night not, late not."""
    decent = next_start(programme, now)
    if decent <= starts_at - TOO_LATE:
        return decent
    zone = programme.time_zone
    early = datetime.combine(starts_at.astimezone(zone).date(), EARLIEST, zone)
    return early if now < early <= starts_at - TOO_LATE else now


def working_time(
    programme: Programme, starts_at: datetime | None, now: datetime
) -> datetime:
    """Give when those at work are told: in their hours, unless that is too late."""
    opening = next_opening(programme, now)
    is_late = starts_at is not None and opening > starts_at - TOO_LATE
    return now if is_late else opening


def delivery_for(
    now: datetime, *moments: datetime | None
) -> Literal["change", "nudge"]:
    """Tell how surely a word must arrive: what touches the next day, surely."""
    is_near = any(at is not None and at - now < _NEAR for at in moments)
    return "change" if is_near else "nudge"


def unseen_at(starts_at: datetime, now: datetime) -> datetime:
    """Give when a cancellation that nobody has seen becomes an alarm."""
    wanted = max(starts_at - _UNSEEN_BEFORE, now + _UNSEEN_AFTER)
    return max(min(wanted, starts_at), now + timedelta(minutes=1))


def evening_before(programme: Programme, day: date) -> datetime:
    """Give the last good hour on a day before this one that has any."""
    for back in range(1, _FEW_DAYS):
        before = day - back * _DAY
        window = window_on(programme, before)
        if window.opens < window.closes:
            hour = max(window.opens, window.closes - _BEFORE_QUIET)
            return at_hour(programme, before, hour)
    return at_hour(programme, day - _DAY, programme.quiet_from - _BEFORE_QUIET)


def _before(
    programme: Programme, local: datetime, hours: int, *, is_last: bool
) -> datetime:
    """Move a reminder out of the quiet hours: later, or earlier where that is late."""
    if is_last and hours < _HOURS_OF_A_DAY and local.hour < EARLY_HOUR:
        return evening_before(programme, local.date())
    wanted = _shift(local, hours)
    if may_start(programme, wanted):
        return wanted
    later = next_start(programme, wanted)
    limit = wanted + _DAY if hours >= _HOURS_OF_A_DAY else local - TOO_LATE
    return later if later <= limit else evening_before(programme, wanted.date())


def _shift(local: datetime, hours: int) -> datetime:
    """Go whole days back by the calendar, hours by the clock."""
    if hours % _HOURS_OF_A_DAY == 0:
        return local - timedelta(hours=hours)
    moment = local.timestamp() - timedelta(hours=hours).total_seconds()
    return datetime.fromtimestamp(moment, local.tzinfo)


def _apart(moments: list[datetime], zone: ZoneInfo) -> list[datetime]:
    """Leave out what would come right after another, or once more on the same day."""
    kept: list[datetime] = []
    for moment in sorted(moments):
        local = moment.astimezone(zone)
        is_same_day = bool(kept) and local.date() == kept[-1].astimezone(zone).date()
        if not kept or (moment - kept[-1] >= APART and not is_same_day):
            kept.append(moment)
    return kept
