"""Invitations by link: used once, and only for a short while."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from bot.store.statements import mark, marks
from bot.store.tables.joining import invitations

_PURPOSE = "invitation"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that somebody may come in by."""

    id: int
    person_id: int
    channel: str


def add(
    connection: Connection,
    person_id: int,
    *,
    municipality_id: int,
    channel: str,
    token: str,
    staff_id: int | None,
    now: datetime,
    expires_at: datetime,
) -> None:
    """Store an invitation; older ones to the same channel open nothing any more."""
    connection.execute(
        update(invitations)
        .where(
            invitations.c.person_id == person_id,
            invitations.c.channel == channel,
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > now,
        )
        .values(expires_at=now)
    )
    connection.execute(
        insert(invitations),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "channel": channel,
            "mark": mark(connection, token, _PURPOSE),
            "staff_id": staff_id,
            "created_at": now,
            "expires_at": expires_at,
        },
    )


def find(
    connection: Connection, channel: str, token: str, now: datetime
) -> Invitation | None:
    """Find an invitation that may still be used, and hold it for this turn."""
    row = connection.execute(
        select(invitations)
        .where(
            invitations.c.channel == channel,
            invitations.c.mark.in_(marks(connection, token, _PURPOSE)),
            invitations.c.used_at.is_(None),
            invitations.c.expires_at > now,
        )
        .with_for_update()
    ).first()
    return None if row is None else Invitation(row.id, row.person_id, row.channel)


def use(connection: Connection, invitation: Invitation, now: datetime) -> bool:
    """Use an invitation up; False when another was quicker."""
    used = connection.execute(
        update(invitations)
        .where(invitations.c.id == invitation.id, invitations.c.used_at.is_(None))
        .values(used_at=now)
    )
    return used.rowcount == 1
