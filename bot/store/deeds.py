"""The log of what staff have changed: who, what, when, and how it was before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from bot.store.conversations import Subject
from bot.store.staff import Colleague
from bot.store.tables.audit import deeds
from bot.store.tables.staff import staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that a colleague changed."""

    id: int
    who: str
    what: str
    subject: Subject
    details: Mapping[str, Any]
    at: datetime


def note(
    connection: Connection,
    colleague: Colleague,
    what: str,
    subject: Subject,
    *,
    details: Mapping[str, Any],
    now: datetime,
) -> None:
    """Note what a colleague changed."""
    connection.execute(
        insert(deeds),
        {
            "municipality_id": colleague.municipality_id,
            "staff_id": colleague.id,
            "what": what,
            "subject_kind": subject.kind,
            "subject_id": subject.id,
            "details": dict(details),
            "at": now,
        },
    )


def get(connection: Connection, deed_id: int) -> Deed | None:
    """Read one."""
    row = connection.execute(_deeds().where(deeds.c.id == deed_id)).first()
    return None if row is None else _deed(row)


def about(
    connection: Connection, what: str, subject: Subject, most: int = 10
) -> Sequence[Deed]:
    """List what was changed of one kind in one thing, the newest first."""
    rows = connection.execute(
        _deeds()
        .where(
            deeds.c.what == what,
            deeds.c.subject_kind == subject.kind,
            deeds.c.subject_id == subject.id,
        )
        .limit(most)
    )
    return [_deed(row) for row in rows]


def of_municipalities(
    connection: Connection, ids: frozenset[int], most: int = 100
) -> Sequence[Deed]:
    """List what was changed in municipalities, the newest first."""
    rows = connection.execute(
        _deeds().where(deeds.c.municipality_id.in_(ids)).limit(most)
    )
    return [_deed(row) for row in rows]


def _deeds() -> Select[Any]:
    return (
        select(deeds, staff.c.name)
        .join(staff, staff.c.id == deeds.c.staff_id)
        .order_by(deeds.c.id.desc())
    )


def _deed(row: Row[Any]) -> Deed:
    return Deed(
        id=row.id,
        who=row.name,
        what=row.what,
        subject=Subject(row.subject_kind, row.subject_id),
        details=row.details,
        at=row.at,
    )
