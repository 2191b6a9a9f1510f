"""Days and months by the calendar, as people count them."""

import calendar
from datetime import date, datetime, time, timedelta

from bot.rules.programme import Programme

_MONTHS_OF_A_YEAR = 12


def add_months(day: date, months: int) -> date:
    """Go months on; a day that the month has not becomes its last one."""
    whole = day.year * _MONTHS_OF_A_YEAR + day.month - 1 + months
    year, month = divmod(whole, _MONTHS_OF_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def local_day(programme: Programme, moment: datetime) -> date:
    """Give the local date of a moment."""
    return moment.astimezone(programme.time_zone).date()


def on_day(programme: Programme, day: date, hour: int) -> datetime:
    """Give a local hour of a day as an aware moment."""
    return datetime.combine(day, time(hour), programme.time_zone)


def day_after(day: date, days: int) -> date:
    """Go days on."""
    return day + timedelta(days=days)
