"""When Makker may write, and when people work; all in the programme's zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from bot.rules.programme import Programme

_DAY = timedelta(days=1)
_SATURDAY = 6
#: 24 and 31 December, beside the public holidays.
_QUIET_DATES = {(12, 24), (12, 31)}


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one local day, in whole hours."""

    opens: int
    closes: int

    def holds(self, hour: int) -> bool:
        """Whether an hour that has begun lies inside."""
        return self.opens <= hour < self.closes


def is_holiday(day: date) -> bool:
    """Tell public holidays (library holidays) and 24 and 31 December."""
    return (day.month, day.day) in _QUIET_DATES or day in _danish_holidays(day.year)


def is_working_time(programme: Programme, moment: datetime) -> bool:
    """Tell whether consultants are at work at this moment."""
    local = moment.astimezone(programme.time_zone)
    return (
        is_working_day(programme, local.date())
        and programme.opens <= local.hour < programme.closes
    )


def is_working_day(programme: Programme, day: date) -> bool:
    """Tell whether consultants work on this date."""
    return day.isoweekday() in programme.working_days and not is_holiday(day)


def next_opening(programme: Programme, moment: datetime) -> datetime:
    """Give the moment itself when they are at work, else when they open next."""
    if is_working_time(programme, moment):
        return moment
    local = moment.astimezone(programme.time_zone)
    day = local.date()
    if local.hour >= programme.closes:
        day += _DAY
    while not is_working_day(programme, day):
        day += _DAY
    return at_hour(programme, day, programme.opens)


def may_start(programme: Programme, moment: datetime) -> bool:
    """Tell whether something that Makker starts may go out at this moment."""
    local = moment.astimezone(programme.time_zone)
    return window_on(programme, local.date()).holds(local.hour)


def next_start(
    programme: Programme, moment: datetime, slot_hour: int | None = None
) -> datetime:
    """Give the first moment from then on at which Makker may start something.

    The person's own hour wins over the evening, the weekend's late opening and
    the early closing; it never wins over a holiday.
    """
    local = moment.astimezone(programme.time_zone)
    day = local.date()
    while True:
        opening = _opening(programme, day, moment, slot_hour)
        if opening is not None:
            return opening
        day += _DAY


def at_hour(programme: Programme, day: date, hour: int) -> datetime:
    """Give a local hour of a day as an aware moment; a gap gives the hour after."""
    return datetime.combine(day, time(hour), programme.time_zone)


def _opening(
    programme: Programme, day: date, moment: datetime, slot_hour: int | None
) -> datetime | None:
    if is_holiday(day):
        return None
    if slot_hour is not None:
        at = at_hour(programme, day, slot_hour)
        return at if at >= moment else None
    window = window_on(programme, day)
    closes = at_hour(programme, day, window.closes)
    opens = at_hour(programme, day, window.opens)
    if moment >= closes:
        return None
    return max(moment, opens)


def window_on(programme: Programme, day: date) -> Window:
    """Give the hours of a day in which Makker may start something."""
    if is_holiday(day):
        return Window(0, 0)
    if day.isoweekday() >= _SATURDAY:
        return Window(programme.weekend_from, programme.weekend_until)
    return Window(programme.quiet_until, programme.quiet_from)


@cache
def _danish_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("DK", years=year)
