"""Accounts as those who give access see them: roles, last use, sessions, caseload."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from bot.store.sessions import IDLE, LONGEST
from bot.store.staff import Colleague, Grant, colleagues
from bot.store.tables.people import people
from bot.store.tables.staff import grants, sessions, staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A colleague's account."""

    colleague: Colleague
    grants: Sequence[Grant]
    #: How many young people have them for consultant.
    people: int
    seen_at: datetime | None

    @property
    def state(self) -> str:
        """Whether it is open, closed, or waits for a password."""
        if self.colleague.is_disabled:
            return "closed"
        return "open" if self.colleague.password_hash else "new"


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A browser that is logged in."""

    id: int
    created_at: datetime
    seen_at: datetime


def accounts_in(
    connection: Connection, municipalities: frozenset[int]
) -> Sequence[Account]:
    """List the accounts of some municipalities by name."""
    here = select(staff.c.id).where(staff.c.municipality_id.in_(municipalities))
    granted = _grants(connection, grants.c.staff_id.in_(here))
    counts = caseloads(connection)
    seen = _last_seen(connection)
    found = [
        Account(
            colleague=colleague,
            grants=granted.get(colleague.id, ()),
            people=counts.get(colleague.id, 0),
            seen_at=seen.get(colleague.id),
        )
        for colleague in colleagues(connection, connection.scalars(here)).values()
    ]
    return sorted(found, key=_closed_last)


def caseloads(connection: Connection) -> Mapping[int, int]:
    """Count the young people of each consultant."""
    rows = connection.execute(
        select(people.c.consultant_id, func.count())
        .where(people.c.state != "ended")
        .group_by(people.c.consultant_id)
    ).all()
    return {row[0]: row[1] for row in rows}


def grants_in(
    connection: Connection, municipality_ids: frozenset[int]
) -> Mapping[int, Sequence[Grant]]:
    """Give the roles in some municipalities by the colleague who has them."""
    return _grants(connection, grants.c.municipality_id.in_(municipality_ids))


def _grants(
    connection: Connection, held: ColumnElement[bool]
) -> Mapping[int, Sequence[Grant]]:
    found: dict[int, list[Grant]] = {}
    for row in connection.execute(select(grants).where(held)):
        grant = Grant(row.municipality_id, row.programme_id, row.role)
        found.setdefault(row.staff_id, []).append(grant)
    return found


def revoke(connection: Connection, staff_id: int, grant: Grant) -> None:
    """Take a role away."""
    connection.execute(
        delete(grants).where(
            grants.c.staff_id == staff_id,
            grants.c.municipality_id == grant.municipality_id,
            grants.c.role == grant.role,
            grants.c.programme_id == grant.programme_id
            if grant.programme_id is not None
            else grants.c.programme_id.is_(None),
        )
    )


def push_by(connection: Connection, staff_id: int, channels: Sequence[str]) -> None:
    """Choose the channels that alerts go out on."""
    connection.execute(
        update(staff).where(staff.c.id == staff_id).values(push_by=list(channels))
    )


def open_sessions(
    connection: Connection, staff_id: int, now: datetime
) -> Sequence[OpenSession]:
    """List the browsers where a colleague is logged in, the newest first."""
    rows = connection.execute(
        select(sessions)
        .where(
            sessions.c.staff_id == staff_id,
            sessions.c.ended_at.is_(None),
            sessions.c.seen_at > now - IDLE,
            sessions.c.created_at > now - LONGEST,
        )
        .order_by(sessions.c.id.desc())
    )
    return [OpenSession(row.id, row.created_at, row.seen_at) for row in rows]


def _last_seen(connection: Connection) -> Mapping[int, datetime]:
    rows = connection.execute(
        select(sessions.c.staff_id, func.max(sessions.c.seen_at)).group_by(
            sessions.c.staff_id
        )
    ).all()
    return {row[0]: row[1] for row in rows}


def _closed_last(account: Account) -> tuple[bool, str]:
    return account.state == "closed", account.colleague.name
