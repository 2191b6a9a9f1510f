"""Whether what Makker starts may go out at this very moment, or when it may."""

from datetime import datetime, time, timedelta

from bot.rules.delivery import Delivery
from bot.rules.doses import is_own_hour
from bot.rules.hours import may_start, next_start
from bot.rules.programme import Programme
from bot.rules.reminders import EARLIEST, TOO_LATE, decent_time

#: A question that has waited longer than this was held up by a stop or an outage.
HELD_UP = timedelta(hours=1)


def send_at(
    programme: Programme,
    delivery: Delivery,
    now: datetime,
    *,
    slot_hour: int | None = None,
    begins_at: datetime | None = None,
    busy_until: datetime | None = None,
) -> datetime:
    """Give the first moment from now on at which a message of a class may go.

    The hour was decided when it was written; a provider that was down for hours, or
    a Makker that was, must not bring it at night all the same.
    """
    if delivery not in {"nudge", "change"}:
        return now
    if busy_until is not None and _can_wait(busy_until, begins_at):
        now = max(now, busy_until)
    if may_start(programme, now):
        return now
    is_change = delivery == "change"
    if is_own_hour(programme, slot_hour, now) or (
        is_change and _is_day(programme, now)
    ):
        return now
    if begins_at is None or begins_at <= now:
        return next_start(programme, now)
    return decent_time(programme, begins_at, now)


def _can_wait(until: datetime, begins_at: datetime | None) -> bool:
    """Whether it is still early enough when they are no longer busy."""
    return begins_at is None or until <= begins_at - TOO_LATE


def is_past(created_at: datetime, begins_at: datetime | None, now: datetime) -> bool:
    """Whether what was said ahead of something would come after it has begun."""
    return begins_at is not None and created_at < begins_at <= now


def is_held_up(created_at: datetime, now: datetime) -> bool:
    """Whether a question comes so late that others may have come beside it."""
    return now - created_at > HELD_UP


def _is_day(programme: Programme, now: datetime) -> bool:
    local = now.astimezone(programme.time_zone).time()
    return EARLIEST <= local < time(programme.quiet_from)
