"""One line after a shadow day that could help the next person; passed on unnamed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.tables.groups import tips

#: A tip that fits any kind of place.
ANY_PLACE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """A tip; whoever reads it does not learn whose it is."""

    id: int
    municipality_id: int
    place_kind: str
    #: As it may be passed on, once it is approved.
    words: str
    state: str
    created_at: datetime


def add(
    connection: Connection,
    *,
    municipality_id: int,
    person_id: int,
    place_kind: str,
    words: str,
    now: datetime,
) -> int:
    """Store a tip that nobody has approved yet, and give its id."""
    row_id: int = connection.execute(
        insert(tips).returning(tips.c.id),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "place_kind": plain_kind(place_kind),
            "words": words,
            "state": "new",
            "passed_on": 0,
            "created_at": now,
        },
    ).scalar_one()
    return row_id


def get(connection: Connection, tip_id: int) -> Tip | None:
    """Read a tip."""
    row = connection.execute(select(tips).where(tips.c.id == tip_id)).first()
    return None if row is None else _tip(row)


def waiting(connection: Connection, municipality_id: int) -> Sequence[Tip]:
    """Give the tips that wait for somebody to read them, the oldest first."""
    rows = connection.execute(
        select(tips)
        .where(tips.c.municipality_id == municipality_id, tips.c.state == "new")
        .order_by(tips.c.id)
    )
    return [_tip(row) for row in rows]


def decide(
    connection: Connection,
    tip_id: int,
    staff_id: int,
    *,
    words: str | None,
    now: datetime,
) -> bool:
    """Approve a tip in these words, or decline it; False when that was done before."""
    done = connection.execute(
        update(tips)
        .where(tips.c.id == tip_id, tips.c.state == "new")
        .values(
            state="declined" if words is None else "approved",
            approved_words=words,
            decided_by=staff_id,
            decided_at=now,
        )
    )
    return done.rowcount == 1


def pass_on(
    connection: Connection, *, municipality_id: int, place_kind: str, to: int
) -> Tip | None:
    """Give an approved tip for a kind of place, never one of the person's own.

    The one that was passed on least comes first, and counts as passed on.
    """
    row = connection.execute(
        select(tips)
        .where(
            tips.c.municipality_id == municipality_id,
            tips.c.state == "approved",
            tips.c.place_kind.in_({plain_kind(place_kind), ANY_PLACE}),
            tips.c.person_id != to,
        )
        .order_by(tips.c.place_kind.desc(), tips.c.passed_on, tips.c.id)
        .limit(1)
    ).first()
    if row is None:
        return None
    connection.execute(
        update(tips).where(tips.c.id == row.id).values(passed_on=tips.c.passed_on + 1)
    )
    return _tip(row)


def plain_kind(place_kind: str) -> str:
    """Give a kind of place so that the same kind is always the same."""
    return " ".join(place_kind.split()).casefold()


def _tip(row: Row[Any]) -> Tip:
    return Tip(
        id=row.id,
        municipality_id=row.municipality_id,
        place_kind=row.place_kind,
        words=row.approved_words or row.words,
        state=row.state,
        created_at=row.created_at,
    )
