"""Read when somebody is busy out of a calendar file; with what is never read."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar

Span = tuple[datetime, datetime]
#: Most spans that a calendar gives, and repetitions that are counted through.
MOST_SPANS, MOST_REPEATS = 2000, 20_000
#: Nothing that repeats more often is an appointment.
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")


class NotACalendarError(Exception):
    """The file is no calendar."""


def read_busy(
    file: bytes, since: datetime, until: datetime, *, zone: ZoneInfo, host: str
) -> list[Span]:
    """Give the busy spans of a calendar between two moments, joined where they meet.

    What Makker itself gave out to it is left out.
    """
    try:
        calendar = Calendar.from_ical(file)
        events = [e for e in calendar.walk("VEVENT") if _is_busy(e, host)]
        spans = [
            span for event in events for span in _spans(event, events, zone, until)
        ]
        spans += [
            span for part in calendar.walk("VFREEBUSY") for span in _given(part, zone)
        ]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as fault:
        raise NotACalendarError(type(fault).__name__) from None
    inside = [
        (max(a, since), min(b, until)) for a, b in spans if a < until and b > since
    ]
    return _joined(inside)[:MOST_SPANS]


def _is_busy(event: Any, host: str) -> bool:
    """Whether it takes its owner's time, and is not Makker's own."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return False
    if str(event.get("TRANSP", "")).upper() == "TRANSPARENT":
        return False
    if str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() == "FREE":
        return False
    return not str(event.get("UID", "")).endswith(f"@{host}")


def _spans(
    event: Any, events: Iterable[Any], zone: ZoneInfo, until: datetime
) -> Iterator[Span]:
    starts_at = _moment(event["DTSTART"].dt, zone)
    length = _length(event, zone)
    if "RRULE" not in event or "RECURRENCE-ID" in event:
        yield starts_at, starts_at + length
        return
    moved = _left_out(event, events, zone)
    for at in _repeats(event, zone, until):
        if at not in moved:
            yield at, at + length


def _length(event: Any, zone: ZoneInfo) -> timedelta:
    starts = event["DTSTART"].dt
    if "DTEND" in event:
        length = _moment(event["DTEND"].dt, zone) - _moment(starts, zone)
    elif "DURATION" in event:
        length = event["DURATION"].dt
    else:
        length = timedelta() if isinstance(starts, datetime) else timedelta(days=1)
    return max(length, timedelta())


def _repeats(event: Any, zone: ZoneInfo, until: datetime) -> Iterator[datetime]:
    """Repeat by the local clock, as people do."""
    rules = event["RRULE"]
    for rule in rules if isinstance(rules, list) else [rules]:
        if rule.get("FREQ", ["DAILY"])[0].upper() in _TOO_OFTEN:
            continue
        first = _moment(event["DTSTART"].dt, zone).astimezone(zone).replace(tzinfo=None)
        text = ";".join(
            part
            for part in rule.to_ical().decode().split(";")
            if not part.startswith("UNTIL=")
        )
        last = _last(rule, zone, until)
        for local in islice(rrulestr(text, dtstart=first), MOST_REPEATS):
            at = local.replace(tzinfo=zone).astimezone(UTC)
            if at > last:
                break
            yield at


def _last(rule: Any, zone: ZoneInfo, until: datetime) -> datetime:
    ends = rule.get("UNTIL")
    if not ends:
        return until
    last = ends[0]
    if not isinstance(last, datetime):
        last = datetime.combine(last, time.max)
    return min(until, _moment(last, zone))


def _left_out(event: Any, events: Iterable[Any], zone: ZoneInfo) -> set[datetime]:
    """Times of a series that were taken out, or moved and stand by themselves."""
    given = event.get("EXDATE", [])
    out = {
        _moment(one.dt, zone)
        for part in (given if isinstance(given, list) else [given])
        for one in part.dts
    }
    return out | {
        _moment(other["RECURRENCE-ID"].dt, zone)
        for other in events
        if "RECURRENCE-ID" in other and other.get("UID") == event.get("UID")
    }


def _given(part: Any, zone: ZoneInfo) -> Iterator[Span]:
    """Spans of a free/busy list."""
    found = part.get("FREEBUSY", [])
    for period in found if isinstance(found, list) else [found]:
        if str(period.params.get("FBTYPE", "BUSY")).upper() != "FREE":
            yield _moment(period.start, zone), _moment(period.end, zone)


def _moment(value: date | datetime, zone: ZoneInfo) -> datetime:
    """A day without an hour begins at midnight; an hour without a zone is local."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if value.tzinfo is None:
        value = value.replace(tzinfo=zone)
    return value.astimezone(UTC)


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for starts_at, ends_at in sorted(spans):
        if starts_at == ends_at:
            continue
        if joined and starts_at <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends_at))
        else:
            joined.append((starts_at, ends_at))
    return joined
