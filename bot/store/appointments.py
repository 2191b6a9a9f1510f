"""Appointments, as they stand now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.store.hook_calls import Event, announce
from bot.store.tables.calendar import appointments
from bot.store.tables.people import people

#: States in which nothing comes of it, and states that are nobody else's matter.
OFF = frozenset({"cancelled", "declined"})
_OWN_MATTER = frozenset({"confirmed", "held", "missed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAppointment:
    """An appointment before it is stored."""

    municipality_id: int
    person_id: int
    consultant_id: int
    kind: str
    starts_at: datetime
    minutes: int
    place: str
    company: str | None = None
    contact: str | None = None
    #: The first of those that come again.
    series_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """An appointment; its version counts every change that matters."""

    id: int
    municipality_id: int
    person_id: int
    consultant_id: int
    kind: str
    starts_at: datetime
    minutes: int
    place: str
    company: str
    contact: str
    state: str
    version: int
    series_id: int | None
    created_at: datetime

    @property
    def is_on(self) -> bool:
        """Whether it is still going to happen."""
        return self.state in {"planned", "confirmed"}

    @property
    def is_proposed(self) -> bool:
        """Whether it is not agreed with anybody yet."""
        return self.state == "proposed"


_BY_ID = select(appointments).where(appointments.c.id == bindparam("row_id"))


def get(connection: Connection, appointment_id: int) -> Appointment | None:
    """Read an appointment."""
    row = connection.execute(_BY_ID, {"row_id": appointment_id}).first()
    return None if row is None else appointment_of(row)


def add(connection: Connection, new: NewAppointment, now: datetime) -> Appointment:
    """Store an appointment."""
    row = connection.execute(
        insert(appointments).returning(appointments),
        {
            "municipality_id": new.municipality_id,
            "person_id": new.person_id,
            "consultant_id": new.consultant_id,
            "kind": new.kind,
            "starts_at": new.starts_at,
            "minutes": new.minutes,
            "place": new.place,
            "company": new.company,
            "contact": new.contact,
            "series_id": new.series_id,
            "state": "planned",
            "version": 1,
            "created_at": now,
            "changed_at": now,
        },
    ).one()
    _announce(connection, row, "appointment.made", now)
    return appointment_of(row)


def change(
    connection: Connection, appointment: Appointment, now: datetime, **values: Any
) -> Appointment:
    """Change time, place or state; what was said of it before is then old."""
    row = connection.execute(
        update(appointments)
        .where(appointments.c.id == appointment.id)
        .values(version=appointments.c.version + 1, changed_at=now, **values)
        .returning(appointments)
    ).one()
    event = _event_of(appointment, values)
    if event is not None:
        _announce(connection, row, event, now)
    return appointment_of(row)


def amend(
    connection: Connection, appointment: Appointment, now: datetime, **values: Any
) -> Appointment:
    """Change what nobody has been told; what was said of it before stays true."""
    row = connection.execute(
        update(appointments)
        .where(appointments.c.id == appointment.id)
        .values(changed_at=now, **values)
        .returning(appointments)
    ).one()
    _announce(connection, row, "appointment.changed", now)
    return appointment_of(row)


def confirm(connection: Connection, appointment: Appointment, now: datetime) -> None:
    """Note that the person is coming; nothing said of it grows old by that."""
    connection.execute(
        update(appointments)
        .where(appointments.c.id == appointment.id)
        .values(state="confirmed", confirmed_at=now, changed_at=now)
    )


def begin_series(connection: Connection, appointment_id: int) -> None:
    """Let an appointment be the first of those that come again."""
    connection.execute(
        update(appointments)
        .where(appointments.c.id == appointment_id)
        .values(series_id=appointment_id)
    )


def rest_of_series(
    connection: Connection, appointment: Appointment
) -> Sequence[Appointment]:
    """Give an appointment and those of its series after it that are still on."""
    rows = connection.execute(
        select(appointments)
        .where(
            appointments.c.series_id == appointment.series_id,
            appointments.c.starts_at >= appointment.starts_at,
            appointments.c.state.in_(("planned", "confirmed")),
        )
        .order_by(appointments.c.starts_at)
    )
    return [appointment_of(row) for row in rows]


def same_as(connection: Connection, new: NewAppointment) -> Appointment | None:
    """Find the appointment that an import repeats."""
    row = connection.execute(
        select(appointments).where(
            appointments.c.person_id == new.person_id,
            appointments.c.starts_at == new.starts_at,
            appointments.c.kind == new.kind,
        )
    ).first()
    return None if row is None else appointment_of(row)


def move(connection: Connection, person_id: int, to_id: int, now: datetime) -> None:
    """Give a person's coming appointments to another consultant; all else stays."""
    rows = connection.execute(
        update(appointments)
        .where(appointments.c.person_id == person_id, appointments.c.starts_at > now)
        .values(consultant_id=to_id, changed_at=now)
        .returning(appointments)
    ).all()
    for row in rows:
        _announce(connection, row, "appointment.changed", now)


def coming_of(
    connection: Connection, person_id: int, now: datetime
) -> Sequence[Appointment]:
    """Give a person's appointments from now on, the next first."""
    rows = connection.execute(
        select(appointments)
        .where(appointments.c.person_id == person_id, appointments.c.starts_at >= now)
        .order_by(appointments.c.starts_at)
    )
    return [appointment_of(row) for row in rows]


def _event_of(before: Appointment, values: Mapping[str, Any]) -> Event | None:
    """Say what other systems hear: cancellations; never who came or said so."""
    state = values.get("state", before.state)
    if state in OFF:
        return None if before.state in OFF else "appointment.cancelled"
    if before.state in OFF:
        return "appointment.changed"
    is_own_matter = state in _OWN_MATTER and state != before.state
    return (
        None if is_own_matter and "starts_at" not in values else "appointment.changed"
    )


def _announce(
    connection: Connection, row: Row[Any], event: Event, now: datetime
) -> None:
    programme_id: int | None = connection.execute(
        select(people.c.programme_id).where(people.c.id == row.person_id)
    ).scalar()
    announce(
        connection,
        event,
        row.id,
        municipality_id=row.municipality_id,
        programme_id=programme_id,
        now=now,
    )


def appointment_of(row: Row[Any]) -> Appointment:
    """Make an appointment of its row."""
    return Appointment(
        id=row.id,
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        consultant_id=row.consultant_id,
        kind=row.kind,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        company=row.company or "",
        contact=row.contact or "",
        state=row.state,
        version=row.version,
        series_id=row.series_id,
        created_at=row.created_at,
    )
