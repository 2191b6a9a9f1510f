"""Dates and times as Danes say them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names

#: Words for the days around now; the wording itself stands in messages/da.
NEAR_DAYS = {-1: "date.yesterday", 0: "date.today", 1: "date.tomorrow"}
_WEEK = 6
# A page says hundreds of moments; read by pattern, each takes a tenth of a millisecond.
DAYS = get_day_names("wide", locale="da")
MONTHS = get_month_names("wide", locale="da")
_SHORT_MONTHS = get_month_names("abbreviated", locale="da")


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """Give the local time of day, as 13.00."""
    local = moment.astimezone(zone)
    return f"{local.hour}.{local.minute:02}"


def weekday(moment: datetime, zone: ZoneInfo) -> str:
    """Give the local weekday and date, as torsdag den 26. november."""
    local = moment.astimezone(zone)
    return f"{DAYS[local.weekday()]} den {local.day}. {MONTHS[local.month]}"


def short_date(moment: datetime, zone: ZoneInfo) -> str:
    """Give the local date for tables, as 26. nov. 2026."""
    local = moment.astimezone(zone)
    return f"{local.day}. {_SHORT_MONTHS[local.month]} {local.year}"


def days_from(now: datetime, moment: datetime, zone: ZoneInfo) -> int:
    """Count local midnights between now and a moment."""
    return (moment.astimezone(zone).date() - now.astimezone(zone).date()).days


def is_this_week(now: datetime, moment: datetime, zone: ZoneInfo) -> bool:
    """Tell whether a weekday alone names the day without doubt."""
    return timedelta(0) <= moment - now and days_from(now, moment, zone) <= _WEEK
