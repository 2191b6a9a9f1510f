"""Dates and times as Danes say them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

#: Words for the days around now; the wording itself stands in messages/da.
NEAR_DAYS = {-1: "date.yesterday", 0: "date.today", 1: "date.tomorrow"}
_WEEK = 6


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """Give the local time of day, as 13.00."""
    return format_datetime(moment.astimezone(zone), "H.mm", locale="da")


def weekday(moment: datetime, zone: ZoneInfo) -> str:
    """Give the local weekday and date, as torsdag den 26. november."""
    return format_datetime(moment.astimezone(zone), "EEEE 'den' d. MMMM", locale="da")


def short_date(moment: datetime, zone: ZoneInfo) -> str:
    """Give the local date for tables, as 26. nov. 2026."""
    return format_datetime(moment.astimezone(zone), "d. MMM y", locale="da")


def days_from(now: datetime, moment: datetime, zone: ZoneInfo) -> int:
    """Count local midnights between now and a moment."""
    return (moment.astimezone(zone).date() - now.astimezone(zone).date()).days


def is_this_week(now: datetime, moment: datetime, zone: ZoneInfo) -> bool:
    """Tell whether a weekday alone names the day without doubt."""
    return timedelta(0) <= moment - now and days_from(now, moment, zone) <= _WEEK
