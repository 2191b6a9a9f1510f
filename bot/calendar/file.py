"""Write an appointment as iCalendar: what, when and where, and nothing else."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event, vText

from bot.store.appointments import Appointment

#: States in which the file says that nothing comes of it.
_OFF = frozenset({"cancelled", "declined"})


def write_file(appointment: Appointment, title: str, host: str, now: datetime) -> bytes:
    """Give the file; the same appointment has the same name, and a newer number."""
    event = Event()
    event.add("uid", f"appointment-{appointment.id}@{host}")
    event.add("sequence", appointment.version)
    event.add("dtstamp", now)
    event.add("dtstart", appointment.starts_at)
    event.add("dtend", appointment.starts_at + timedelta(minutes=appointment.minutes))
    event.add("summary", vText(title))
    event.add("location", vText(appointment.place))
    event.add("status", "CANCELLED" if appointment.state in _OFF else "CONFIRMED")
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//Makker//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
