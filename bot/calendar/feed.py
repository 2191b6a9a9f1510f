"""A consultant's calendar: initials and place, and nothing that tells more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar, Event, vText

from bot.store.appointments import OFF, Appointment


@dataclass(frozen=True, slots=True)
class Entry:
    """An appointment, and what stands over it."""

    appointment: Appointment
    title: str


def write_feed(
    entries: Iterable[Entry], *, name: str, host: str, now: datetime
) -> bytes:
    """Write the calendar; readers ask again each quarter of an hour."""
    calendar = Calendar()
    calendar.add("prodid", "-//Makker//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", "PT15M")
    for entry in entries:
        calendar.add_component(_event(entry, host, now))
    written: bytes = calendar.to_ical()
    return written


def _event(entry: Entry, host: str, now: datetime) -> Any:
    found = entry.appointment
    event = Event()
    event.add("uid", f"appointment-{found.id}@{host}")
    event.add("sequence", found.version)
    event.add("dtstamp", now)
    event.add("dtstart", found.starts_at)
    event.add("dtend", found.starts_at + timedelta(minutes=found.minutes))
    event.add("summary", vText(entry.title))
    event.add("location", vText(found.place))
    event.add("status", _status(found))
    event.add("class", "PRIVATE")
    return event


def _status(appointment: Appointment) -> str:
    if appointment.state in OFF:
        return "CANCELLED"
    return "TENTATIVE" if appointment.is_proposed else "CONFIRMED"
