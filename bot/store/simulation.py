"""What the simulation reads of the database to judge what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, event, func, select

from bot.store.database import Database
from bot.store.tables.alerts import alerts, tasks
from bot.store.tables.people import people
from bot.store.tables.talk import conversations, inbox, occurrences, outbox, timers


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A row of the outbox, as it ended."""

    id: int
    person_id: int | None
    staff_id: int | None
    author_id: int | None
    alert_id: int | None
    delivery: str
    channel: str
    texts: tuple[str, ...]
    subject: tuple[str, int, int] | None
    conversation_id: int | None
    counts: bool
    state: str
    reason: str | None
    created_at: datetime
    not_before: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Something that Makker meant to start, and how it ended."""

    person_id: int
    plan: str
    state: str
    reason: str | None
    at: datetime


def hurry(database: Database) -> None:
    """Let commits of a play not wait for the disk: nobody relies on it."""

    def set_up(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    event.listen(database.engine, "connect", set_up)


def next_moment(connection: Connection) -> datetime | None:
    """Tell when something is due next: a timer, a message, or an old claim."""
    moments = (
        connection.execute(select(func.min(timers.c.due_at))).scalar(),
        connection.execute(
            select(func.min(outbox.c.not_before)).where(outbox.c.state == "waiting")
        ).scalar(),
    )
    return min((moment for moment in moments if moment is not None), default=None)


def written(connection: Connection, outbox_id: int) -> Written:
    """Read a message that has been sent."""
    return _written(
        connection.execute(select(outbox).where(outbox.c.id == outbox_id)).one()
    )


def all_written(connection: Connection) -> Sequence[Written]:
    """Read the whole outbox, oldest first."""
    rows = connection.execute(select(outbox).order_by(outbox.c.id))
    return [_written(row) for row in rows]


def all_settled(connection: Connection) -> Sequence[Settled]:
    """Read how each thing ended that Makker meant to start."""
    rows = connection.execute(select(occurrences).order_by(occurrences.c.id))
    return [
        Settled(
            person_id=row.person_id,
            plan=row.plan,
            state=row.state,
            reason=row.reason,
            at=row.at,
        )
        for row in rows
    ]


def _written(row: Row[Any]) -> Written:
    subject = row.subject_kind and (
        row.subject_kind,
        row.subject_id,
        row.subject_version or 0,
    )
    return Written(
        id=row.id,
        person_id=row.person_id,
        staff_id=row.staff_id,
        author_id=row.author_id,
        alert_id=row.alert_id,
        delivery=row.delivery,
        channel=row.channel,
        texts=tuple(row.texts),
        subject=subject,
        conversation_id=row.conversation_id,
        counts=row.counts,
        state=row.state,
        reason=row.reason,
        created_at=row.created_at,
        not_before=row.not_before,
    )
