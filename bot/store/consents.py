"""The ledger of consents: who said what to which words; rows are never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select

from bot.store.tables.belonging import consents

What = Literal["join", "duty", "own_18", "guardian"]
Act = Literal["given", "told", "declined", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the ledger."""

    municipality_id: int
    person_id: int
    what: What
    act: Act
    #: The key of the words shown, and a digest of them.
    version: str
    channel: str
    age: int
    guardian: str | None = None
    staff_id: int | None = None
    at: datetime


def add(connection: Connection, entry: Entry) -> None:
    """Write a line."""
    connection.execute(
        insert(consents),
        {
            "municipality_id": entry.municipality_id,
            "person_id": entry.person_id,
            "what": entry.what,
            "act": entry.act,
            "version": entry.version,
            "channel": entry.channel,
            "age": entry.age,
            "guardian": entry.guardian,
            "staff_id": entry.staff_id,
            "at": entry.at,
        },
    )


def latest(connection: Connection, person_id: int, what: What) -> Entry | None:
    """Give the newest line about a matter: what holds now."""
    row = connection.execute(
        select(consents)
        .where(consents.c.person_id == person_id, consents.c.what == what)
        .order_by(consents.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _entry(row)


def is_given(connection: Connection, person_id: int, what: What) -> bool:
    """Tell whether a consent holds now."""
    found = latest(connection, person_id, what)
    return found is not None and found.act == "given"


def of_person(connection: Connection, person_id: int) -> Sequence[Entry]:
    """Give everything a person, or their guardian, has said, the oldest first."""
    rows = connection.execute(
        select(consents)
        .where(consents.c.person_id == person_id)
        .order_by(consents.c.id)
    )
    return [_entry(row) for row in rows]


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        what=row.what,
        act=row.act,
        version=row.version,
        channel=row.channel,
        age=row.age,
        guardian=row.guardian,
        staff_id=row.staff_id,
        at=row.at,
    )
