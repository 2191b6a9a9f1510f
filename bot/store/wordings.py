"""A municipality's own words for Makker's texts: versions, and which are said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Row, Select, func, insert, select, update

from bot.store.staff import Colleague
from bot.store.tables.staff import staff
from bot.store.tables.wordings import wordings

#: A text's key and its variant, as the catalog keeps them.
Slot = tuple[str, str | None]
_Stamp = tuple[int, datetime] | None
#: What was read last, by database and municipality; good while the stamp is the same.
_READ: WeakKeyDictionary[Engine, dict[int, tuple[_Stamp, Mapping[Slot, str]]]] = (
    WeakKeyDictionary()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What somebody wrote for a text; no words are Makker's own again."""

    id: int
    slot: Slot
    words: str
    author_id: int
    author: str
    at: datetime
    live_number: int | None
    live_at: datetime | None
    seconded_by: str
    is_dropped: bool

    @property
    def is_waiting(self) -> bool:
        """Whether somebody else must read it before it goes live."""
        return self.live_number is None and not self.is_dropped


def live(connection: Connection, municipality_id: int) -> Mapping[Slot, str]:
    """Give the words that are said now, by text; read anew when there are newer."""
    stamp = _stamp(connection, municipality_id)
    kept = _READ.setdefault(connection.engine, {})
    found = kept.get(municipality_id)
    if found is None or found[0] != stamp:
        words = {} if stamp is None else _read_live(connection, municipality_id)
        found = kept[municipality_id] = (stamp, words)
    return found[1]


def add(
    connection: Connection,
    municipality_id: int,
    slot: Slot,
    words: str,
    *,
    colleague: Colleague,
    now: datetime,
) -> int:
    """Keep a version; what waited for the same text no longer does."""
    connection.execute(
        update(wordings)
        .where(
            _of_text(municipality_id, slot),
            wordings.c.live_number.is_(None),
            wordings.c.dropped_at.is_(None),
        )
        .values(dropped_at=now)
    )
    added = connection.execute(
        insert(wordings).returning(wordings.c.id),
        {
            "municipality_id": municipality_id,
            "key": slot[0],
            "variant": slot[1] or "",
            "words": words,
            "staff_id": colleague.id,
            "at": now,
        },
    )
    version_id: int = added.scalar_one()
    return version_id


def go_live(
    connection: Connection,
    municipality_id: int,
    version_id: int,
    *,
    seconded_by: int | None = None,
    now: datetime,
) -> None:
    """Have a version said from now on."""
    highest = select(func.max(wordings.c.live_number)).where(
        wordings.c.municipality_id == municipality_id
    )
    number = (connection.execute(highest).scalar() or 0) + 1
    connection.execute(
        update(wordings)
        .where(
            wordings.c.municipality_id == municipality_id,
            wordings.c.id == version_id,
            wordings.c.live_number.is_(None),
        )
        .values(live_number=number, live_at=now, seconded_by=seconded_by)
    )


def drop(
    connection: Connection, municipality_id: int, version_id: int, now: datetime
) -> None:
    """Take a version away that has not gone live."""
    connection.execute(
        update(wordings)
        .where(
            wordings.c.municipality_id == municipality_id,
            wordings.c.id == version_id,
            wordings.c.live_number.is_(None),
        )
        .values(dropped_at=now)
    )


def get(
    connection: Connection, municipality_id: int, version_id: int
) -> Version | None:
    """Give one version."""
    row = connection.execute(
        _versions(municipality_id).where(wordings.c.id == version_id)
    ).first()
    return None if row is None else _version(row)


def versions_of(
    connection: Connection, municipality_id: int, keys: Sequence[str]
) -> Sequence[Version]:
    """List every version of texts, the newest first."""
    rows = connection.execute(
        _versions(municipality_id).where(wordings.c.key.in_(keys))
    )
    return [_version(row) for row in rows]


def waiting(connection: Connection, municipality_id: int) -> Sequence[Version]:
    """List what waits for somebody else to read it, the newest first."""
    rows = connection.execute(
        _versions(municipality_id).where(
            wordings.c.live_number.is_(None), wordings.c.dropped_at.is_(None)
        )
    )
    return [_version(row) for row in rows]


def _stamp(connection: Connection, municipality_id: int) -> _Stamp:
    row = connection.execute(
        select(wordings.c.live_number, wordings.c.live_at)
        .where(
            wordings.c.municipality_id == municipality_id,
            wordings.c.live_number.is_not(None),
        )
        .order_by(wordings.c.live_number.desc())
        .limit(1)
    ).first()
    return None if row is None else (row.live_number, row.live_at)


def _read_live(connection: Connection, municipality_id: int) -> Mapping[Slot, str]:
    rows = connection.execute(
        select(wordings.c.key, wordings.c.variant, wordings.c.words)
        .where(
            wordings.c.municipality_id == municipality_id,
            wordings.c.live_number.is_not(None),
        )
        .order_by(wordings.c.live_number)
    )
    latest = {(row.key, row.variant or None): row.words for row in rows}
    return {slot: words for slot, words in latest.items() if words}


def _of_text(municipality_id: int, slot: Slot) -> Any:
    return (
        (wordings.c.municipality_id == municipality_id)
        & (wordings.c.key == slot[0])
        & (wordings.c.variant == (slot[1] or ""))
    )


def _versions(municipality_id: int) -> Select[Any]:
    second = staff.alias("second")
    return (
        select(
            wordings, staff.c.name.label("author"), second.c.name.label("seconded_name")
        )
        .join(staff, staff.c.id == wordings.c.staff_id)
        .outerjoin(second, second.c.id == wordings.c.seconded_by)
        .where(wordings.c.municipality_id == municipality_id)
        .order_by(wordings.c.id.desc())
    )


def _version(row: Row[Any]) -> Version:
    return Version(
        id=row.id,
        slot=(row.key, row.variant or None),
        words=row.words,
        author_id=row.staff_id,
        author=row.author,
        at=row.at,
        live_number=row.live_number,
        live_at=row.live_at,
        seconded_by=row.seconded_name or "",
        is_dropped=row.dropped_at is not None,
    )
