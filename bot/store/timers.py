"""What must wake, when, and for which turn; a stale timer drops itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update

from bot.store.database import ask_to_wake
from bot.store.tables.talk import timers

#: A worker that claims a timer has this long before another may take it.
LEASE = timedelta(seconds=30)
#: A timer that failed is tried again after this long.
SET_BACK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wake:
    """When to wake, for what, and at which turn of it."""

    kind: str
    due_at: datetime
    municipality_id: int
    subject_id: int
    turn: int = 0
    person_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Timer:
    """A planted wake."""

    id: int
    wake: Wake
    attempts: int


_INSERT = insert(timers)
_DROP = delete(timers).where(
    timers.c.kind == bindparam("of_kind"), timers.c.subject_id == bindparam("subject")
)
_FINISH = delete(timers).where(timers.c.id == bindparam("timer_id"))
_DUE = (
    select(timers.c.id)
    .where(
        timers.c.due_at <= bindparam("now"),
        or_(timers.c.lease_until.is_(None), timers.c.lease_until <= bindparam("now")),
    )
    .order_by(timers.c.due_at, timers.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(timers)
    .where(timers.c.id.in_(_DUE.scalar_subquery()))
    .values(lease_until=bindparam("until"))
    .returning(timers)
)


def plant(connection: Connection, wake: Wake) -> None:
    """Plant a timer."""
    connection.execute(
        _INSERT,
        {
            "municipality_id": wake.municipality_id,
            "person_id": wake.person_id,
            "kind": wake.kind,
            "due_at": wake.due_at,
            "subject_id": wake.subject_id,
            "turn": wake.turn,
            "details": dict(wake.details),
            "attempts": 0,
        },
    )
    ask_to_wake(connection)


def drop(connection: Connection, kind: str, subject_id: int) -> None:
    """Drop the timers of one kind that are about one thing."""
    connection.execute(_DROP, {"of_kind": kind, "subject": subject_id})


def due_at(connection: Connection, kind: str, subject_id: int) -> datetime | None:
    """Tell when the next timer of a kind about one thing is due."""
    return connection.execute(
        select(timers.c.due_at)
        .where(timers.c.kind == kind, timers.c.subject_id == subject_id)
        .order_by(timers.c.due_at)
        .limit(1)
    ).scalar()


def take(connection: Connection, kind: str, subject_id: int) -> Sequence[Wake]:
    """Take the timers of one kind about one thing away, and give what they were."""
    rows = connection.execute(
        delete(timers)
        .where(timers.c.kind == kind, timers.c.subject_id == subject_id)
        .returning(timers)
    )
    return [_timer(row).wake for row in rows]


def claim_due(
    connection: Connection, now: datetime, most: int = 100
) -> Sequence[Timer]:
    """Claim timers that are due, oldest first, for this worker alone."""
    rows = connection.execute(
        _CLAIM, {"now": now, "until": now + LEASE, "most": most}
    ).all()
    found = [_timer(row) for row in rows]
    return sorted(found, key=lambda timer: (timer.wake.due_at, timer.id))


def finish(connection: Connection, timer_id: int) -> bool:
    """Take a timer away in the transaction of its work; False when it was gone."""
    gone = connection.execute(_FINISH, {"timer_id": timer_id})
    return gone.rowcount == 1


def set_back(connection: Connection, timer: Timer, now: datetime) -> None:
    """Try a timer that failed later, so that it never holds up the others."""
    connection.execute(
        update(timers)
        .where(timers.c.id == timer.id)
        .values(due_at=now + SET_BACK, lease_until=None, attempts=timers.c.attempts + 1)
    )


def release_all(connection: Connection) -> None:
    """Void the leases of a predecessor; only where one process is the rule."""
    connection.execute(
        update(timers).where(timers.c.lease_until.is_not(None)).values(lease_until=None)
    )


def is_planted(connection: Connection, kind: str, subject_id: int) -> bool:
    """Tell whether a timer of a kind waits for something."""
    found = connection.execute(
        select(timers.c.id).where(
            timers.c.kind == kind, timers.c.subject_id == subject_id
        )
    ).first()
    return found is not None


def next_due(connection: Connection) -> datetime | None:
    """Tell when the next timer is due."""
    return connection.execute(
        select(timers.c.due_at).order_by(timers.c.due_at).limit(1)
    ).scalar()


def _timer(row: Row[Any]) -> Timer:
    wake = Wake(
        kind=row.kind,
        due_at=row.due_at,
        municipality_id=row.municipality_id,
        subject_id=row.subject_id,
        turn=row.turn,
        person_id=row.person_id,
        details=row.details,
    )
    return Timer(row.id, wake, row.attempts)
