"""Municipalities, programmes and groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.rules.programme import Programme
from bot.store.people import programme_of
from bot.store.statements import insert_once
from bot.store.tables.people import memberships
from bot.store.tables.places import groups, municipalities, programmes


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A programme in a municipality."""

    programme_id: int
    municipality_id: int
    municipality: str
    municipality_name: str
    region: str
    name: str
    programme: Programme
    changed: Mapping[str, Any]

    @property
    def path(self) -> str:
        """The name in commands, as gladsaxe/ips_ung."""
        return f"{self.municipality}/{self.name}"

    @property
    def is_own(self) -> bool:
        """Whether the municipality has made it, from a preset."""
        return self.name != self.programme.preset


@dataclass(frozen=True, slots=True)
class NewProgramme:
    """A programme before it is stored: its preset, its name, and what differs."""

    municipality_id: int
    preset: str
    name: str
    settings: Mapping[str, Any]


_PLACE = select(
    programmes,
    municipalities.c.slug,
    municipalities.c.name.label("municipality_name"),
    municipalities.c.region,
).join(municipalities, municipalities.c.id == programmes.c.municipality_id)


_BY_ID = _PLACE.where(programmes.c.id == bindparam("programme_id"))


def every_place(connection: Connection) -> Sequence[Place]:
    """List every programme of every municipality."""
    rows = connection.execute(_PLACE.order_by(programmes.c.id))
    return [_place(row) for row in rows]


def place_of(connection: Connection, programme_id: int) -> Place:
    """Read a programme."""
    return _place(connection.execute(_BY_ID, {"programme_id": programme_id}).one())


def first_place(connection: Connection, municipality_id: int) -> Place | None:
    """Give the oldest programme of a municipality."""
    row = connection.execute(
        _PLACE.where(programmes.c.municipality_id == municipality_id)
        .order_by(programmes.c.id)
        .limit(1)
    ).first()
    return None if row is None else _place(row)


def find_place(connection: Connection, path: str) -> Place | None:
    """Find a programme by its name in commands."""
    slug, _, name = path.partition("/")
    row = connection.execute(
        _PLACE.where(municipalities.c.slug == slug, programmes.c.name == name)
    ).first()
    return None if row is None else _place(row)


def find_municipality_id(connection: Connection, slug: str) -> int | None:
    """Find a municipality by its slug."""
    return connection.execute(
        select(municipalities.c.id).where(municipalities.c.slug == slug)
    ).scalar()


def ensure_municipality(
    connection: Connection, *, slug: str, name: str, region: str, now: datetime
) -> int:
    """Give the municipality with this slug, made now if it is new."""
    known: int | None = connection.execute(
        select(municipalities.c.id).where(municipalities.c.slug == slug)
    ).scalar()
    if known is not None:
        return known
    row_id: int = connection.execute(
        insert(municipalities).returning(municipalities.c.id),
        {"slug": slug, "name": name, "region": region, "created_at": now},
    ).scalar_one()
    return row_id


def ensure_programme(
    connection: Connection, municipality_id: int, preset_name: str, now: datetime
) -> int:
    """Give the municipality's programme of this preset, made now if it is new."""
    known: int | None = connection.execute(
        select(programmes.c.id).where(
            programmes.c.municipality_id == municipality_id,
            programmes.c.name == preset_name,
        )
    ).scalar()
    if known is not None:
        return known
    new = NewProgramme(municipality_id, preset_name, preset_name, {})
    return add_programme(connection, new, now)


def add_programme(connection: Connection, new: NewProgramme, now: datetime) -> int:
    """Store a programme, and give its id."""
    row_id: int = connection.execute(
        insert(programmes).returning(programmes.c.id),
        {
            "municipality_id": new.municipality_id,
            "preset": new.preset,
            "name": new.name,
            "settings": dict(new.settings),
            "created_at": now,
        },
    ).scalar_one()
    return row_id


def change_settings(
    connection: Connection, place: Place, changed: Mapping[str, Any]
) -> None:
    """Put more differences over the preset."""
    connection.execute(
        update(programmes)
        .where(programmes.c.id == place.programme_id)
        .values(settings={**place.changed, **changed})
    )


def ensure_group(
    connection: Connection, municipality_id: int, programme_id: int, name: str
) -> int:
    """Give the network group of this name, made now if it is new."""
    known: int | None = connection.execute(
        select(groups.c.id).where(
            groups.c.municipality_id == municipality_id, groups.c.name == name
        )
    ).scalar()
    if known is not None:
        return known
    row_id: int = connection.execute(
        insert(groups).returning(groups.c.id),
        {
            "municipality_id": municipality_id,
            "programme_id": programme_id,
            "name": name,
        },
    ).scalar_one()
    return row_id


def put_in_group(
    connection: Connection, municipality_id: int, person_id: int, group_id: int
) -> None:
    """Make a person a member; making them one again changes nothing."""
    insert_once(
        connection,
        memberships,
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "group_id": group_id,
        },
    )


def _place(row: Row[Any]) -> Place:
    return Place(
        programme_id=row.id,
        municipality_id=row.municipality_id,
        municipality=row.slug,
        municipality_name=row.municipality_name,
        region=row.region,
        name=row.name,
        programme=programme_of(row.preset, row.settings),
        changed=row.settings,
    )
