"""What a place of work has been told and has answered about an appointment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.store.statements import insert_once
from bot.store.tables.calendar import appointments
from bot.store.tables.talk import outbox
from bot.store.tables.work import appointment_contacts, contact_notices


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A contact's part in an appointment."""

    appointment_id: int
    contact_id: int
    #: silent, told, asked, confirmed or declined.
    state: str
    #: The version of the appointment that they know.
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """Words that have been sent to a contact."""

    municipality_id: int
    person_id: int
    contact_id: int
    appointment_id: int
    disclosure: str | None
    words: str
    outbox_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SentNotice:
    """What a place was told, and how far it has come."""

    contact_id: int | None
    appointment_id: int
    disclosure: str | None
    words: str
    at: datetime
    #: The outbox's state, as delivered.
    state: str


def seat(
    connection: Connection, municipality_id: int, appointment_id: int, contact_id: int
) -> None:
    """Give a contact a part in an appointment; told nothing yet."""
    insert_once(
        connection,
        appointment_contacts,
        {
            "municipality_id": municipality_id,
            "appointment_id": appointment_id,
            "contact_id": contact_id,
            "state": "silent",
            "version": 0,
        },
    )


def unseat(connection: Connection, appointment_id: int) -> None:
    """Take away a contact who has been told nothing."""
    connection.execute(
        delete(appointment_contacts).where(
            appointment_contacts.c.appointment_id == appointment_id,
            appointment_contacts.c.state == "silent",
        )
    )


def seat_of(connection: Connection, appointment_id: int) -> Seat | None:
    """Give the contact's part in an appointment, where there is a contact."""
    row = connection.execute(
        select(appointment_contacts)
        .where(appointment_contacts.c.appointment_id == appointment_id)
        .order_by(appointment_contacts.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _seat(row)


def note_state(
    connection: Connection, told: Seat, state: str, *, version: int, now: datetime
) -> None:
    """Note what a contact has been told or asked of which version."""
    connection.execute(
        update(appointment_contacts)
        .where(
            appointment_contacts.c.appointment_id == told.appointment_id,
            appointment_contacts.c.contact_id == told.contact_id,
        )
        .values(state=state, version=version, asked_at=now)
    )


def answer(connection: Connection, asked: Seat, state: str, now: datetime) -> None:
    """Note what a contact has answered."""
    connection.execute(
        update(appointment_contacts)
        .where(
            appointment_contacts.c.appointment_id == asked.appointment_id,
            appointment_contacts.c.contact_id == asked.contact_id,
        )
        .values(state=state, answered_at=now)
    )


def asked_of(connection: Connection, contact_id: int, now: datetime) -> Seat | None:
    """Find what a contact may be answering: the newest question about what is ahead."""
    row = connection.execute(
        select(appointment_contacts)
        .join(appointments, appointments.c.id == appointment_contacts.c.appointment_id)
        .where(
            appointment_contacts.c.contact_id == contact_id,
            appointment_contacts.c.state.in_(("asked", "confirmed", "declined")),
            appointments.c.starts_at > now,
        )
        .order_by(appointment_contacts.c.asked_at.desc())
        .limit(1)
    ).first()
    return None if row is None else _seat(row)


def note(connection: Connection, new: NewNotice, now: datetime) -> None:
    """Keep word for word what a place was sent."""
    connection.execute(
        insert(contact_notices),
        {
            "municipality_id": new.municipality_id,
            "person_id": new.person_id,
            "contact_id": new.contact_id,
            "appointment_id": new.appointment_id,
            "disclosure": new.disclosure,
            "words": new.words,
            "outbox_id": new.outbox_id,
            "at": now,
        },
    )


def appointment_of(connection: Connection, outbox_id: int) -> int | None:
    """Find the appointment that a message to a place was about."""
    return connection.execute(
        select(contact_notices.c.appointment_id).where(
            contact_notices.c.outbox_id == outbox_id
        )
    ).scalar()


def notices_of(connection: Connection, person_id: int) -> Sequence[SentNotice]:
    """List what places of work have been told about a person, the newest first."""
    rows = connection.execute(
        select(contact_notices, outbox.c.state)
        .outerjoin(outbox, outbox.c.id == contact_notices.c.outbox_id)
        .where(contact_notices.c.person_id == person_id)
        .order_by(contact_notices.c.id.desc())
    )
    return [
        SentNotice(
            contact_id=row.contact_id,
            appointment_id=row.appointment_id,
            disclosure=row.disclosure,
            words=row.words,
            at=row.at,
            state=row.state or "",
        )
        for row in rows
    ]


def _seat(row: Row[Any]) -> Seat:
    return Seat(
        appointment_id=row.appointment_id,
        contact_id=row.contact_id,
        state=row.state,
        version=row.version,
    )
