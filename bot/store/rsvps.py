"""Who comes to which meetup, who waits, and for whom a place is held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, delete, func, or_, select, update

from bot.store.statements import insert_once
from bot.store.tables.calendar import meetups
from bot.store.tables.groups import rsvps

State = Literal[
    "invited",
    "coming",
    "maybe",
    "waiting",
    "offered",
    "lapsed",
    "declined",
    "left",
]
Wish = Literal["door", "ride"]
#: Those for whom a place is kept.
HOLDING: tuple[State, ...] = ("coming", "offered")
#: Those who would come if there were a place.
HOPING: tuple[State, ...] = ("maybe", "waiting")
#: Those who hear of every change.
CONCERNED: tuple[State, ...] = ("invited", *HOLDING, *HOPING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rsvp:
    """What one person has said to one meetup."""

    id: int
    municipality_id: int
    meetup_id: int
    person_id: int
    state: State
    wish: Wish | None
    #: The named adult who has accepted the wish, and where they meet.
    met_by: int | None
    met_where: str
    answered_at: datetime
    offered_until: datetime | None
    told_full_at: datetime | None
    came: bool | None
    review: str | None


def invite(
    connection: Connection,
    *,
    municipality_id: int,
    meetup_id: int,
    person_id: int,
    now: datetime,
) -> int | None:
    """Note an invitation, and give its id; None when there was one already."""
    return insert_once(
        connection,
        rsvps,
        {
            "municipality_id": municipality_id,
            "meetup_id": meetup_id,
            "person_id": person_id,
            "state": "invited",
            "answered_at": now,
            "created_at": now,
        },
    )


_BY_ID = select(rsvps).where(rsvps.c.id == bindparam("row_id"))


def get(connection: Connection, rsvp_id: int) -> Rsvp | None:
    """Read what one person has said."""
    row = connection.execute(_BY_ID, {"row_id": rsvp_id}).first()
    return None if row is None else _rsvp(row)


_OF = select(rsvps).where(
    rsvps.c.meetup_id == bindparam("meetup_id"),
    rsvps.c.person_id == bindparam("person_id"),
)


def find(connection: Connection, meetup_id: int, person_id: int) -> Rsvp | None:
    """Find what a person has said to a meetup."""
    given = {"meetup_id": meetup_id, "person_id": person_id}
    row = connection.execute(_OF, given).first()
    return None if row is None else _rsvp(row)


def of_meetup(
    connection: Connection, meetup_id: int, states: Iterable[State] | None = None
) -> Sequence[Rsvp]:
    """Give what everybody has said to a meetup, or those in some states."""
    query = select(rsvps).where(rsvps.c.meetup_id == meetup_id)
    if states is not None:
        query = query.where(rsvps.c.state.in_(tuple(states)))
    rows = connection.execute(query.order_by(rsvps.c.answered_at, rsvps.c.id))
    return [_rsvp(row) for row in rows]


def change(connection: Connection, rsvp: Rsvp, **values: Any) -> Rsvp:
    """Set fields of what a person has said."""
    row = connection.execute(
        update(rsvps).where(rsvps.c.id == rsvp.id).values(**values).returning(rsvps)
    ).one()
    return _rsvp(row)


def take_back(connection: Connection, rsvp_id: int) -> None:
    """Take an invitation back that nobody has got."""
    connection.execute(delete(rsvps).where(rsvps.c.id == rsvp_id))


def count(connection: Connection, meetup_id: int, states: Iterable[State]) -> int:
    """Count those in some states."""
    found: int = connection.execute(
        select(func.count())
        .select_from(rsvps)
        .where(rsvps.c.meetup_id == meetup_id, rsvps.c.state.in_(tuple(states)))
    ).scalar_one()
    return found


def came_before(connection: Connection, people: Iterable[int]) -> frozenset[int]:
    """Tell who of some people has ever been at a meetup."""
    rows = connection.execute(
        select(rsvps.c.person_id)
        .where(rsvps.c.person_id.in_(tuple(people)), rsvps.c.came.is_(True))
        .distinct()
    ).scalars()
    return frozenset(rows)


def next_meetup_of(
    connection: Connection, person_id: int, now: datetime
) -> tuple[int, datetime] | None:
    """Give the next meetup that a person knows of and has not said no to."""
    row = connection.execute(
        select(meetups.c.id, meetups.c.starts_at)
        .join(rsvps, rsvps.c.meetup_id == meetups.c.id)
        .where(
            rsvps.c.person_id == person_id,
            rsvps.c.state.in_((*CONCERNED, "lapsed")),
            meetups.c.state == "planned",
            meetups.c.starts_at > now,
        )
        .order_by(meetups.c.starts_at)
        .limit(1)
    ).first()
    return None if row is None else (row.id, row.starts_at)


def open_wishes(connection: Connection, meetup_id: int) -> Sequence[Rsvp]:
    """Give those who would like to be met or fetched, and whom nobody has taken."""
    rows = connection.execute(
        select(rsvps).where(
            rsvps.c.meetup_id == meetup_id,
            rsvps.c.wish.is_not(None),
            rsvps.c.met_by.is_(None),
            or_(rsvps.c.state.in_(HOLDING), rsvps.c.state.in_(HOPING)),
        )
    )
    return [_rsvp(row) for row in rows]


def _rsvp(row: Row[Any]) -> Rsvp:
    return Rsvp(
        id=row.id,
        municipality_id=row.municipality_id,
        meetup_id=row.meetup_id,
        person_id=row.person_id,
        state=row.state,
        wish=row.wish,
        met_by=row.met_by,
        met_where=row.met_where or "",
        answered_at=row.answered_at,
        offered_until=row.offered_until,
        told_full_at=row.told_full_at,
        came=row.came,
        review=row.review,
    )
