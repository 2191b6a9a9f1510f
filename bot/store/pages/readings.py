"""The log of readings with names, for whoever answers for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.store.tables.audit import readings
from bot.store.tables.people import people
from bot.store.tables.staff import staff


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """One look at a person's messages."""

    reader: str
    #: Empty when the number is unknown, or the person has been erased.
    person: str
    kind: str
    purpose: str
    at: datetime


def of_municipalities(
    connection: Connection,
    ids: frozenset[int],
    *,
    staff_id: int | None,
    most: int,
) -> Sequence[ReadingRow]:
    """List who has read what, the newest first."""
    query = (
        select(readings, staff.c.name.label("reader"), people.c.name.label("person"))
        .join(staff, staff.c.id == readings.c.staff_id)
        .outerjoin(people, people.c.id == readings.c.person_id)
        .where(readings.c.municipality_id.in_(ids))
        .order_by(readings.c.id.desc())
        .limit(most)
    )
    if staff_id is not None:
        query = query.where(readings.c.staff_id == staff_id)
    return [_row(row) for row in connection.execute(query)]


def of_person(
    connection: Connection, person_id: int, most: int = 20
) -> Sequence[ReadingRow]:
    """List who has read a person's messages, the newest first."""
    query = (
        select(readings, staff.c.name.label("reader"), people.c.name.label("person"))
        .join(staff, staff.c.id == readings.c.staff_id)
        .outerjoin(people, people.c.id == readings.c.person_id)
        .where(readings.c.person_id == person_id, readings.c.subject_kind != "purpose")
        .order_by(readings.c.id.desc())
        .limit(most)
    )
    return [_row(row) for row in connection.execute(query)]


def staff_names(connection: Connection, ids: frozenset[int]) -> Mapping[int, str]:
    """Give the names of everybody on the staff of some municipalities."""
    rows = connection.execute(
        select(staff.c.id, staff.c.name).where(staff.c.municipality_id.in_(ids))
    )
    return dict(sorted(((row.id, row.name) for row in rows), key=_name_of))


def _name_of(pair: tuple[int, str]) -> str:
    return pair[1]


def _row(row: Row[Any]) -> ReadingRow:
    return ReadingRow(
        reader=row.reader,
        person=row.person or "",
        kind=row.subject_kind,
        purpose=row.purpose,
        at=row.at,
    )
