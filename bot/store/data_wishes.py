"""What a young person wishes done with their data: erased, kept, corrected."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.tables.belonging import data_wishes

Kind = Literal["erase", "keep", "correct"]


@dataclass(frozen=True, slots=True)
class DataWish:
    """A wish, and whether it has been carried out or taken back."""

    id: int
    kind: Kind
    words: str
    wished_at: datetime
    settled_at: datetime | None


def add(
    connection: Connection,
    person_id: int,
    *,
    municipality_id: int,
    kind: Kind,
    words: str | None = None,
    now: datetime,
) -> int:
    """Store a wish, and give its id."""
    row_id: int = connection.execute(
        insert(data_wishes).returning(data_wishes.c.id),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "kind": kind,
            "words": words,
            "wished_at": now,
        },
    ).scalar_one()
    return row_id


def open_of(connection: Connection, person_id: int) -> Sequence[DataWish]:
    """Give the wishes that nobody has carried out yet, the oldest first."""
    rows = connection.execute(
        select(data_wishes)
        .where(data_wishes.c.person_id == person_id, data_wishes.c.settled_at.is_(None))
        .order_by(data_wishes.c.id)
    )
    return [_wish(row) for row in rows]


def settle(
    connection: Connection,
    person_id: int,
    kind: Kind,
    now: datetime,
    *,
    staff_id: int | None = None,
) -> bool:
    """Note that wishes of a kind are done or taken back; False when none was open."""
    settled = connection.execute(
        update(data_wishes)
        .where(
            data_wishes.c.person_id == person_id,
            data_wishes.c.kind == kind,
            data_wishes.c.settled_at.is_(None),
        )
        .values(settled_at=now, settled_by=staff_id)
    )
    return settled.rowcount > 0


def _wish(row: Row[Any]) -> DataWish:
    return DataWish(row.id, row.kind, row.words or "", row.wished_at, row.settled_at)
