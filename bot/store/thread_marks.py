"""Marks in a person's thread: another consultant, the end of the programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select

from bot.store.people import Person
from bot.store.tables.belonging import thread_marks

Kind = Literal["handover", "goodbye"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMark:
    """A mark before it is set."""

    kind: Kind
    #: Who did it.
    staff_id: int | None
    from_staff_id: int | None = None
    to_staff_id: int | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened beside the messages."""

    id: int
    kind: Kind
    from_staff_id: int | None
    to_staff_id: int | None
    staff_id: int | None
    words: str
    at: datetime


def add(connection: Connection, person: Person, new: NewMark, now: datetime) -> int:
    """Set a mark, and give its id."""
    row_id: int = connection.execute(
        insert(thread_marks).returning(thread_marks.c.id),
        {
            "municipality_id": person.municipality_id,
            "person_id": person.id,
            "kind": new.kind,
            "from_staff_id": new.from_staff_id,
            "to_staff_id": new.to_staff_id,
            "staff_id": new.staff_id,
            "words": new.words,
            "at": now,
        },
    ).scalar_one()
    return row_id


def newest(connection: Connection, person_id: int, kind: Kind) -> Mark | None:
    """Give the newest mark of a kind."""
    row = connection.execute(
        select(thread_marks)
        .where(thread_marks.c.person_id == person_id, thread_marks.c.kind == kind)
        .order_by(thread_marks.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _mark(row)


def of_person(connection: Connection, person_id: int) -> Sequence[Mark]:
    """Give every mark in a thread, the oldest first."""
    rows = connection.execute(
        select(thread_marks)
        .where(thread_marks.c.person_id == person_id)
        .order_by(thread_marks.c.id)
    )
    return [_mark(row) for row in rows]


def _mark(row: Row[Any]) -> Mark:
    return Mark(
        row.id,
        row.kind,
        row.from_staff_id,
        row.to_staff_id,
        row.staff_id,
        row.words or "",
        row.at,
    )
