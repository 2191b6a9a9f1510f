"""The log of who has read whose messages, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.store.conversations import Subject
from bot.store.staff import Colleague
from bot.store.tables.audit import readings
from bot.store.tables.people import people


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One look at a person's messages."""

    #: Nobody on the staff where another system read.
    staff_id: int | None
    person_id: int | None
    subject: Subject
    purpose: str
    at: datetime


def note(
    connection: Connection,
    reader: Colleague,
    *,
    person_id: int | None,
    subject: Subject,
    purpose: str,
    now: datetime,
) -> None:
    """Note that a colleague reads messages."""
    connection.execute(
        insert(readings),
        {
            "municipality_id": _municipality(connection, reader, person_id),
            "staff_id": reader.id,
            "person_id": person_id,
            "subject_kind": subject.kind,
            "subject_id": subject.id,
            "purpose": purpose,
            "at": now,
        },
    )


def note_system(
    connection: Connection,
    token_id: int,
    read: Iterable[tuple[int, int | None]],
    subject: Subject,
    now: datetime,
) -> None:
    """Note that another system reads of people; each one's municipality comes first."""
    rows = [
        {
            "municipality_id": municipality_id,
            "token_id": token_id,
            "person_id": person_id,
            "subject_kind": subject.kind,
            "subject_id": subject.id,
            "purpose": "case_system",
            "at": now,
        }
        for municipality_id, person_id in read
    ]
    if rows:
        connection.execute(insert(readings), rows)


def purpose_since(
    connection: Connection, staff_id: int, person_id: int, since: datetime
) -> str | None:
    """Give the purpose that a reader last stated for a person's messages."""
    return connection.execute(
        select(readings.c.purpose)
        .where(
            readings.c.person_id == person_id,
            readings.c.staff_id == staff_id,
            readings.c.subject_kind == "purpose",
            readings.c.at >= since,
        )
        .order_by(readings.c.id.desc())
        .limit(1)
    ).scalar()


def of_person(connection: Connection, person_id: int) -> Sequence[Reading]:
    """Tell who has read a person's messages, the newest first."""
    rows = connection.execute(
        select(readings)
        .where(readings.c.person_id == person_id)
        .order_by(readings.c.id.desc())
    )
    return [
        Reading(
            staff_id=row.staff_id,
            person_id=row.person_id,
            subject=Subject(row.subject_kind, row.subject_id),
            purpose=row.purpose,
            at=row.at,
        )
        for row in rows
    ]


def _municipality(
    connection: Connection, reader: Colleague, person_id: int | None
) -> int:
    """Where a reading is answered for: the person's place, whoever reads."""
    place: int | None = connection.execute(
        select(people.c.municipality_id).where(people.c.id == person_id)
    ).scalar()
    return reader.municipality_id if place is None else place
