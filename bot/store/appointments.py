"""Appointments, as they stand now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.store.tables.calendar import appointments


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
    return None if row is None else _appointment(row)


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
            "state": "planned",
            "version": 1,
            "created_at": now,
            "changed_at": now,
        },
    ).one()
    return _appointment(row)


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
    return _appointment(row)


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
    return _appointment(row)


def confirm(connection: Connection, appointment: Appointment, now: datetime) -> None:
    """Note that the person is coming; nothing said of it grows old by that."""
    connection.execute(
        update(appointments)
        .where(appointments.c.id == appointment.id)
        .values(state="confirmed", confirmed_at=now, changed_at=now)
    )


def same_as(connection: Connection, new: NewAppointment) -> Appointment | None:
    """Find the appointment that an import repeats."""
    row = connection.execute(
        select(appointments).where(
            appointments.c.person_id == new.person_id,
            appointments.c.starts_at == new.starts_at,
            appointments.c.kind == new.kind,
        )
    ).first()
    return None if row is None else _appointment(row)


def move(connection: Connection, person_id: int, to_id: int, now: datetime) -> None:
    """Give a person's coming appointments to another consultant; all else stays."""
    connection.execute(
        update(appointments)
        .where(appointments.c.person_id == person_id, appointments.c.starts_at > now)
        .values(consultant_id=to_id, changed_at=now)
    )


def coming_of(
    connection: Connection, person_id: int, now: datetime
) -> Sequence[Appointment]:
    """Give a person's appointments from now on, the next first."""
    rows = connection.execute(
        select(appointments)
        .where(appointments.c.person_id == person_id, appointments.c.starts_at >= now)
        .order_by(appointments.c.starts_at)
    )
    return [_appointment(row) for row in rows]


def _appointment(row: Row[Any]) -> Appointment:
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
        created_at=row.created_at,
    )
