"""Local dates and times as forms give them."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from admin.fields import Mistakes
from admin.guard import Form

_DATE = re.compile(r"20\d\d-\d\d-\d\d")
_TIME = re.compile(r"\d{1,2}:\d\d")


def read_local(form: Form, zone: ZoneInfo, mistakes: Mistakes) -> datetime | None:
    """Read the fields date and time; an hour that the clocks skip is a mistake."""
    date, time = form["date"].strip(), form["time"].strip().replace(".", ":")
    if not _DATE.fullmatch(date):
        mistakes.add("date", "date")
    if not _TIME.fullmatch(time):
        mistakes.add("time", "time")
    if mistakes.of("date") or mistakes.of("time"):
        return None
    return _moment(f"{date}T{time.rjust(5, '0')}", zone, mistakes)


def _moment(text: str, zone: ZoneInfo, mistakes: Mistakes) -> datetime | None:
    try:
        local = datetime.fromisoformat(text).replace(tzinfo=zone)
    except ValueError:
        mistakes.add("date", "date")
        return None
    if local.astimezone(UTC).astimezone(zone) != local:
        mistakes.add("time", "skipped")
        return None
    return local
