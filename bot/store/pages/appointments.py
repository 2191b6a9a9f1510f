"""Appointments as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from bot.store import appointments as store_appointments
from bot.store.appointments import OFF, Appointment
from bot.store.tables.calendar import appointments
from bot.store.tables.people import people
from bot.store.tables.slots import busy_times
from bot.store.windows import Window, people_within

#: Appointments of a person that are shown once they are over.
PAST = 5
#: Nobody is in an appointment longer than this.
_LONGEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """An appointment in a consultant's day."""

    id: int
    person_id: int
    person_name: str
    starts_at: datetime
    minutes: int
    kind: str
    place: str
    company: str
    state: str


def between(
    connection: Connection, staff_id: int, since: datetime, until: datetime
) -> Sequence[AgendaRow]:
    """List a consultant's appointments between two moments, the first first."""
    rows = connection.execute(
        _agenda(staff_id)
        .where(appointments.c.starts_at >= since, appointments.c.starts_at < until)
        .order_by(appointments.c.starts_at, appointments.c.id)
    )
    return [_agenda_row(row) for row in rows]


def lies_over(
    connection: Connection, staff_id: int, starts_at: datetime, ends_at: datetime
) -> int:
    """Count what a colleague has at that time: appointments, and what is busy."""
    since = starts_at - _LONGEST
    own = sum(
        row.state not in OFF
        and row.starts_at + timedelta(minutes=row.minutes) > starts_at
        for row in between(connection, staff_id, since, ends_at)
    )
    busy = connection.execute(
        select(busy_times.c.id).where(
            busy_times.c.staff_id == staff_id,
            busy_times.c.starts_at < ends_at,
            busy_times.c.ends_at > starts_at,
        )
    ).all()
    return own + len(busy)


def next_after(
    connection: Connection, staff_id: int, moment: datetime
) -> AgendaRow | None:
    """Find a consultant's first appointment from a moment on that is still on."""
    row = connection.execute(
        _agenda(staff_id)
        .where(
            appointments.c.starts_at >= moment,
            appointments.c.state.in_(("planned", "confirmed")),
        )
        .order_by(appointments.c.starts_at)
        .limit(1)
    ).first()
    return None if row is None else _agenda_row(row)


def latest_of(
    connection: Connection, person_id: int, now: datetime
) -> Sequence[Appointment]:
    """Give a person's last few appointments that are over, the newest first."""
    ids = connection.execute(
        select(appointments.c.id)
        .where(appointments.c.person_id == person_id, appointments.c.starts_at < now)
        .order_by(appointments.c.starts_at.desc())
        .limit(PAST)
    ).scalars()
    found = [store_appointments.get(connection, row_id) for row_id in ids]
    return [appointment for appointment in found if appointment is not None]


def find(
    connection: Connection, window: Window, appointment_id: int
) -> Appointment | None:
    """Find an appointment of a person within a window."""
    found = connection.execute(
        select(appointments.c.id)
        .join(people, people.c.id == appointments.c.person_id)
        .where(appointments.c.id == appointment_id, people_within(window))
    ).scalar()
    return None if found is None else store_appointments.get(connection, found)


def _agenda(staff_id: int) -> Select[Any]:
    return (
        select(appointments, people.c.name.label("person_name"))
        .join(people, people.c.id == appointments.c.person_id)
        .where(appointments.c.consultant_id == staff_id)
    )


def _agenda_row(row: Row[Any]) -> AgendaRow:
    return AgendaRow(
        id=row.id,
        person_id=row.person_id,
        person_name=row.person_name,
        starts_at=row.starts_at,
        minutes=row.minutes,
        kind=row.kind,
        place=row.place,
        company=row.company or "",
        state=row.state,
    )
