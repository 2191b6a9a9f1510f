"""Ideas for the group and for Makker; whoever leads the group reads them unnamed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.store.tables.groups import ideas


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """An idea as the facilitator reads it: without whose it is."""

    id: int
    group_id: int | None
    words: str
    created_at: datetime


def add(
    connection: Connection,
    *,
    municipality_id: int,
    person_id: int,
    group_id: int | None,
    facilitator_id: int,
    words: str,
    now: datetime,
) -> int:
    """Store an idea, and give its id."""
    row_id: int = connection.execute(
        insert(ideas).returning(ideas.c.id),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "group_id": group_id,
            "facilitator_id": facilitator_id,
            "words": words,
            "created_at": now,
        },
    ).scalar_one()
    return row_id


def for_facilitator(
    connection: Connection, staff_id: int, most: int = 100
) -> Sequence[Idea]:
    """Give the ideas that were given to a facilitator, the newest first."""
    rows = connection.execute(
        select(ideas)
        .where(ideas.c.facilitator_id == staff_id)
        .order_by(ideas.c.id.desc())
        .limit(most)
    )
    return [
        Idea(
            id=row.id,
            group_id=row.group_id,
            words=row.words,
            created_at=row.created_at,
        )
        for row in rows
    ]
