"""Who has wished to be erased, for those who carry it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.store.tables.belonging import data_wishes
from bot.store.tables.people import people


@dataclass(frozen=True, slots=True)
class WishRow:
    """A wish that nobody has carried out yet."""

    person_id: int
    name: str
    wished_at: datetime


def erasures_wished(connection: Connection, ids: frozenset[int]) -> Sequence[WishRow]:
    """List the wishes of some municipalities, the oldest first."""
    rows = connection.execute(
        select(data_wishes, people.c.name)
        .join(people, people.c.id == data_wishes.c.person_id)
        .where(
            people.c.municipality_id.in_(ids),
            data_wishes.c.kind == "erase",
            data_wishes.c.settled_at.is_(None),
        )
        .order_by(data_wishes.c.id)
    )
    return [WishRow(row.person_id, row.name, row.wished_at) for row in rows]
