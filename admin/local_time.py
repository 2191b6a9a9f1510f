"""Local dates and times as forms give them."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from admin.fields import Mistakes
from admin.guard import Form

_DATE = re.compile(r"20\d\d-\d\d-\d\d")
_TIME = re.compile(r"\d{1,2}:\d\d")


def read_local(
    form: Form, zone: ZoneInfo, mistakes: Mistakes, prefix: str = ""
) -> datetime | None:
    """Read the fields date and time; an hour that the clocks skip is a mistake."""
    day_field, time_field = f"{prefix}date", f"{prefix}time"
    date = form[day_field].strip()
    time = form[time_field].strip().replace(".", ":")
    if not _DATE.fullmatch(date):
        mistakes.add(day_field, "date")
    if not _TIME.fullmatch(time):
        mistakes.add(time_field, "time")
    if mistakes.of(day_field) or mistakes.of(time_field):
        return None
    try:
        local = datetime.fromisoformat(f"{date}T{time.rjust(5, '0')}")
    except ValueError:
        mistakes.add(day_field, "date")
        return None
    return _in_zone(local.replace(tzinfo=zone), zone, mistakes, time_field)


def _in_zone(
    local: datetime, zone: ZoneInfo, mistakes: Mistakes, time_field: str
) -> datetime | None:
    if local.astimezone(UTC).astimezone(zone) != local:
        mistakes.add(time_field, "skipped")
        return None
    return local
