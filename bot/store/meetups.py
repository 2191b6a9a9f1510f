"""Meetups of the network groups, as they stand now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.tables.calendar import meetups


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeetup:
    """A meetup before it is stored."""

    municipality_id: int
    group_id: int
    title: str
    starts_at: datetime
    minutes: int
    place: str
    #: How many can come; None when everybody can.
    places: int | None
    facilitator_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetup:
    """A meetup; its version counts every change that those invited must hear of."""

    id: int
    municipality_id: int
    group_id: int
    title: str
    starts_at: datetime
    minutes: int
    place: str
    places: int | None
    facilitator_id: int
    state: str
    version: int
    created_at: datetime


def add(connection: Connection, new: NewMeetup, now: datetime) -> Meetup:
    """Store a meetup."""
    row = connection.execute(
        insert(meetups).returning(meetups),
        {
            "municipality_id": new.municipality_id,
            "group_id": new.group_id,
            "title": new.title,
            "starts_at": new.starts_at,
            "minutes": new.minutes,
            "place": new.place,
            "places": new.places,
            "facilitator_id": new.facilitator_id,
            "state": "planned",
            "version": 1,
            "created_at": now,
            "changed_at": now,
        },
    ).one()
    return _meetup(row)


def get(connection: Connection, meetup_id: int) -> Meetup | None:
    """Read a meetup."""
    row = connection.execute(select(meetups).where(meetups.c.id == meetup_id)).first()
    return None if row is None else _meetup(row)


def change(
    connection: Connection, meetup: Meetup, now: datetime, **values: Any
) -> Meetup:
    """Change a meetup; what was said of it before is then old."""
    row = connection.execute(
        update(meetups)
        .where(meetups.c.id == meetup.id)
        .values(version=meetups.c.version + 1, changed_at=now, **values)
        .returning(meetups)
    ).one()
    return _meetup(row)


def same_as(connection: Connection, new: NewMeetup) -> Meetup | None:
    """Find the meetup that an import repeats: a group meets once at a time."""
    row = connection.execute(
        select(meetups).where(
            meetups.c.group_id == new.group_id, meetups.c.starts_at == new.starts_at
        )
    ).first()
    return None if row is None else _meetup(row)


def _meetup(row: Row[Any]) -> Meetup:
    return Meetup(
        id=row.id,
        municipality_id=row.municipality_id,
        group_id=row.group_id,
        title=row.title,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        places=row.places,
        facilitator_id=row.facilitator_id,
        state=row.state,
        version=row.version,
        created_at=row.created_at,
    )
