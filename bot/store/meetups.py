"""Meetups of the network groups, as they stand now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.rules.waiting_list import Queue
from bot.store.statements import insert_once
from bot.store.tables.calendar import meetups
from bot.store.tables.groups import hosts
from bot.store.tables.people import memberships
from bot.store.tables.places import groups
from bot.store.tables.staff import grants, staff


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
    queue: Queue = "order"
    draw_seed: int = 0
    announced_at: datetime | None = None
    #: When its last place was taken for the first time.
    full_at: datetime | None = None

    @property
    def is_on(self) -> bool:
        """Whether it is still going to happen."""
        return self.state == "planned"

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)


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


_BY_ID = select(meetups).where(meetups.c.id == bindparam("row_id"))
_LOCKED = _BY_ID.with_for_update()


def get(connection: Connection, meetup_id: int) -> Meetup | None:
    """Read a meetup."""
    row = connection.execute(_BY_ID, {"row_id": meetup_id}).first()
    return None if row is None else _meetup(row)


def lock(connection: Connection, meetup_id: int) -> Meetup | None:
    """Read a meetup and keep others who want a place waiting."""
    row = connection.execute(_LOCKED, {"row_id": meetup_id}).first()
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


def amend(
    connection: Connection, meetup: Meetup, now: datetime, **values: Any
) -> Meetup:
    """Change what nobody has to hear of; what was said of it before stays true."""
    row = connection.execute(
        update(meetups)
        .where(meetups.c.id == meetup.id)
        .values(changed_at=now, **values)
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


def coming_in(connection: Connection, group_id: int, now: datetime) -> Sequence[Meetup]:
    """Give a group's meetups from now on, the next first."""
    rows = connection.execute(
        select(meetups)
        .where(meetups.c.group_id == group_id, meetups.c.starts_at >= now)
        .order_by(meetups.c.starts_at)
    )
    return [_meetup(row) for row in rows]


def group_name(connection: Connection, group_id: int) -> str:
    """Give what a group is called."""
    name: str = connection.execute(
        select(groups.c.name).where(groups.c.id == group_id)
    ).scalar_one()
    return name


def programme_id_of(connection: Connection, group_id: int) -> int:
    """Give the programme that a group belongs to."""
    programme_id: int = connection.execute(
        select(groups.c.programme_id).where(groups.c.id == group_id)
    ).scalar_one()
    return programme_id


def members(connection: Connection, group_id: int) -> Sequence[int]:
    """Number the people of a group."""
    rows = connection.execute(
        select(memberships.c.person_id)
        .where(memberships.c.group_id == group_id)
        .order_by(memberships.c.person_id)
    ).scalars()
    return list(rows)


def group_of(connection: Connection, person_id: int) -> int | None:
    """Give the group that a person is a member of, the newest one."""
    return connection.execute(
        select(memberships.c.group_id)
        .where(memberships.c.person_id == person_id)
        .order_by(memberships.c.id.desc())
        .limit(1)
    ).scalar()


def add_host(connection: Connection, meetup: Meetup, staff_id: int) -> None:
    """Note that somebody on the staff is there; doing it again changes nothing."""
    if staff_id == meetup.facilitator_id:
        return
    insert_once(
        connection,
        hosts,
        {
            "municipality_id": meetup.municipality_id,
            "meetup_id": meetup.id,
            "staff_id": staff_id,
        },
    )


def hosts_of(connection: Connection, meetup: Meetup) -> Sequence[int]:
    """Number those of the staff who are there, the facilitator first."""
    rows = connection.execute(
        select(hosts.c.staff_id)
        .where(hosts.c.meetup_id == meetup.id)
        .order_by(hosts.c.id)
    ).scalars()
    return [meetup.facilitator_id, *rows]


def facilitator_of(connection: Connection, group_id: int) -> int | None:
    """Give who leads a group: of its newest meetup, or by role."""
    of_meetup: int | None = connection.execute(
        select(meetups.c.facilitator_id)
        .where(meetups.c.group_id == group_id)
        .order_by(meetups.c.starts_at.desc())
        .limit(1)
    ).scalar()
    if of_meetup is not None:
        return of_meetup
    return connection.execute(
        select(staff.c.id)
        .join(grants, grants.c.staff_id == staff.c.id)
        .join(groups, groups.c.id == group_id)
        .where(
            grants.c.role == "facilitator",
            grants.c.municipality_id == groups.c.municipality_id,
            grants.c.programme_id.is_(None)
            | (grants.c.programme_id == groups.c.programme_id),
            staff.c.disabled_at.is_(None),
        )
        .order_by(staff.c.id)
        .limit(1)
    ).scalar()


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
        queue=row.queue,
        draw_seed=row.draw_seed,
        announced_at=row.announced_at,
        full_at=row.full_at,
    )
