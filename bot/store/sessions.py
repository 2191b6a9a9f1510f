"""Log-in sessions: found by their cookie, short, and ended for good."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from bot.store.staff import Colleague
from bot.store.statements import mark, marks
from bot.store.tables.staff import sessions, staff

#: Without a page for this long, or this long after log-in, a session is over.
IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=10)
#: How long a proof of who one is lasts.
PROOF_HOLDS = timedelta(minutes=10)
#: A page notes that it was seen at most this often.
TOUCHED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Somebody who is logged in."""

    id: int
    staff_id: int
    #: What every form of this session must carry.
    form_token: str
    seen_at: datetime
    #: When they last proved who they are with more than the cookie.
    proved_at: datetime | None = None

    def has_proved(self, now: datetime) -> bool:
        """Whether that was lately enough for what must not be done by a stray hand."""
        return self.proved_at is not None and now - self.proved_at < PROOF_HOLDS

    def is_stale(self, now: datetime) -> bool:
        """Whether it is time to note that it is in use."""
        return now - self.seen_at >= TOUCHED_EVERY


def begin(
    connection: Connection,
    colleague: Colleague,
    *,
    cookie: str,
    form_token: str,
    now: datetime,
) -> None:
    """Store a session; the cookie itself is stored nowhere."""
    connection.execute(
        insert(sessions),
        {
            "municipality_id": colleague.municipality_id,
            "staff_id": colleague.id,
            "mark": mark(connection, cookie, "session"),
            "form_token": form_token,
            "created_at": now,
            "seen_at": now,
            "proved_at": now,
        },
    )


def find(connection: Connection, cookie: str, now: datetime) -> Session | None:
    """Find the session of a cookie, unless it is over or its owner disabled."""
    row = connection.execute(
        select(sessions)
        .join(staff, staff.c.id == sessions.c.staff_id)
        .where(
            sessions.c.mark.in_(marks(connection, cookie, "session")),
            sessions.c.ended_at.is_(None),
            sessions.c.seen_at > now - IDLE,
            sessions.c.created_at > now - LONGEST,
            staff.c.disabled_at.is_(None),
        )
    ).first()
    if row is None:
        return None
    return Session(
        id=row.id,
        staff_id=row.staff_id,
        form_token=row.form_token,
        seen_at=row.seen_at,
        proved_at=row.proved_at,
    )


def touch(connection: Connection, session_id: int, now: datetime) -> None:
    """Note that a session is in use."""
    connection.execute(
        update(sessions).where(sessions.c.id == session_id).values(seen_at=now)
    )


def end(connection: Connection, session_id: int, now: datetime) -> None:
    """End a session."""
    connection.execute(
        update(sessions).where(sessions.c.id == session_id).values(ended_at=now)
    )


def end_all_of(connection: Connection, staff_id: int, now: datetime) -> None:
    """End every session of a colleague."""
    connection.execute(
        update(sessions)
        .where(sessions.c.staff_id == staff_id, sessions.c.ended_at.is_(None))
        .values(ended_at=now)
    )
