"""What is released to an evaluator: asked for by one, and let go by another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from bot.store.tables.reports import releases


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release that somebody has asked for."""

    id: int
    municipality_id: int
    as_of: date
    figures: Mapping[str, int]
    asked_by: int
    approved_by: int | None


def ask(
    connection: Connection,
    municipality_id: int,
    *,
    as_of: date,
    figures: Mapping[str, int],
    staff_id: int,
    now: datetime,
) -> int:
    """Write down that somebody asks, with the figures they were shown."""
    row_id: int = connection.execute(
        insert(releases).returning(releases.c.id),
        {
            "municipality_id": municipality_id,
            "what": "outcomes",
            "as_of": as_of,
            "figures": dict(figures),
            "asked_by": staff_id,
            "asked_at": now,
        },
    ).scalar_one()
    return row_id


def get(connection: Connection, release_id: int) -> Release | None:
    """Read a release."""
    row: Any = connection.execute(
        select(releases).where(releases.c.id == release_id)
    ).first()
    if row is None:
        return None
    return Release(
        id=row.id,
        municipality_id=row.municipality_id,
        as_of=row.as_of,
        figures=row.figures,
        asked_by=row.asked_by,
        approved_by=row.approved_by,
    )


def approve(
    connection: Connection, release: Release, staff_id: int, digest: str, now: datetime
) -> bool:
    """Write down who let it go, and what it was; False when it has been already."""
    done = connection.execute(
        update(releases)
        .where(releases.c.id == release.id, releases.c.approved_by.is_(None))
        .values(approved_by=staff_id, approved_at=now, digest=digest)
    )
    return done.rowcount == 1
