"""The people around a person, and what each of them may see: nothing at first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.people import Person
from bot.store.tables.team import circles, shares

#: What can be shared, each with a switch of its own.
Shared = Literal["facts", "plan", "tracks", "trend"]
SHARED: tuple[Shared, ...] = ("facts", "plan", "tracks", "trend")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody around a person."""

    id: int
    person_id: int
    role: str
    #: A colleague here, or somebody elsewhere by name.
    staff_id: int | None
    name: str
    organisation: str
    #: What their work could need; seen only where the person shares it too.
    may_see: tuple[str, ...]


def add(
    connection: Connection,
    person: Person,
    *,
    role: str,
    added_by: int,
    now: datetime,
    staff_id: int | None = None,
    name: str = "",
    organisation: str = "",
) -> int:
    """Add somebody, with an empty window, and give their id."""
    row_id: int = connection.execute(
        insert(circles).returning(circles.c.id),
        {
            "municipality_id": person.municipality_id,
            "person_id": person.id,
            "role": role,
            "staff_id": staff_id,
            "name": name or None,
            "organisation": organisation or None,
            "may_see": [],
            "added_by": added_by,
            "added_at": now,
        },
    ).scalar_one()
    return row_id


def of_person(connection: Connection, person_id: int) -> Sequence[Member]:
    """List the people around a person, in the order in which they were added."""
    rows = connection.execute(
        select(circles)
        .where(circles.c.person_id == person_id, circles.c.removed_at.is_(None))
        .order_by(circles.c.id)
    )
    return [_member(row) for row in rows]


def of_colleague(
    connection: Connection, staff_id: int, person_id: int
) -> Sequence[Member]:
    """List the parts that a colleague has around a person."""
    return [
        member
        for member in of_person(connection, person_id)
        if member.staff_id == staff_id
    ]


def is_member(connection: Connection, staff_id: int) -> bool:
    """Tell whether a colleague is in anybody's circle."""
    found = connection.execute(
        select(circles.c.id)
        .where(circles.c.staff_id == staff_id, circles.c.removed_at.is_(None))
        .limit(1)
    ).first()
    return found is not None


def get(connection: Connection, member_id: int) -> Member | None:
    """Read one of them."""
    row = connection.execute(select(circles).where(circles.c.id == member_id)).first()
    return None if row is None else _member(row)


def remove(connection: Connection, member_id: int, now: datetime) -> None:
    """Let somebody be part of it no more; their window closes with that."""
    connection.execute(
        update(circles).where(circles.c.id == member_id).values(removed_at=now)
    )


def open_window(
    connection: Connection, member_id: int, may_see: Sequence[Shared]
) -> None:
    """Write what a member's work needs."""
    connection.execute(
        update(circles).where(circles.c.id == member_id).values(may_see=list(may_see))
    )


def turn_share(
    connection: Connection,
    member: Member,
    person: Person,
    what: Shared,
    *,
    is_on: bool,
    staff_id: int | None,
    now: datetime,
) -> None:
    """Note that the person shares something with a member, or no longer does."""
    connection.execute(
        insert(shares),
        {
            "municipality_id": person.municipality_id,
            "person_id": person.id,
            "circle_id": member.id,
            "what": what,
            "is_on": is_on,
            "staff_id": staff_id,
            "at": now,
        },
    )


def is_shared(connection: Connection, member_id: int, what: str) -> bool:
    """Tell whether the person shares something with a member now."""
    newest = connection.execute(
        select(shares.c.is_on)
        .where(shares.c.circle_id == member_id, shares.c.what == what)
        .order_by(shares.c.id.desc())
        .limit(1)
    ).scalar()
    return bool(newest)


def window_of(connection: Connection, member: Member) -> frozenset[str]:
    """Give what a member sees: what their work needs and the person shares."""
    return frozenset(
        what for what in member.may_see if is_shared(connection, member.id, what)
    )


def who_see(connection: Connection, person_id: int, what: Shared) -> Sequence[Member]:
    """List those around a person who see something of theirs."""
    return [
        member
        for member in of_person(connection, person_id)
        if what in window_of(connection, member)
    ]


def with_role(connection: Connection, person_id: int, role: str) -> Sequence[int]:
    """Name the colleagues who have a role around a person."""
    return [
        member.staff_id
        for member in of_person(connection, person_id)
        if member.role == role and member.staff_id is not None
    ]


def _member(row: Row[Any]) -> Member:
    return Member(
        id=row.id,
        person_id=row.person_id,
        role=row.role,
        staff_id=row.staff_id,
        name=row.name or "",
        organisation=row.organisation or "",
        may_see=tuple(row.may_see),
    )
