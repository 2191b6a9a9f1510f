"""Words that a colleague writes to many: those who come to a meetup, or a group."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, select, update

from bot.store.conversations import Subject
from bot.store.tables.talk import outbox


@dataclass(frozen=True, slots=True)
class Letters:
    """How far words to many have got."""

    gone: int
    waiting: int
    stopped: int
    #: When the last of those who wait get them.
    last_at: datetime | None


def progress(connection: Connection, about: Subject) -> Letters:
    """Tell how many have got what was written last, and how many are still to."""
    rows = connection.execute(
        select(outbox.c.created_at, outbox.c.state, outbox.c.not_before)
        .where(_is_about(about))
        .order_by(outbox.c.created_at)
    ).all()
    newest = [row for row in rows if row.created_at == rows[-1].created_at]
    counts = Counter(row.state for row in newest)
    planned = [row.not_before for row in newest if row.state == "waiting"]
    kept = len(planned) + counts["skipped"]
    return Letters(
        gone=len(newest) - kept,
        waiting=len(planned),
        stopped=counts["skipped"],
        last_at=max(planned, default=None),
    )


def stop(connection: Connection, about: Subject, reason: str) -> int:
    """Let nothing more of it go out; tell how many do not get it."""
    held = connection.execute(
        update(outbox)
        .where(_is_about(about), outbox.c.state == "waiting")
        .values(state="skipped", reason=reason)
    )
    return held.rowcount


def _is_about(about: Subject) -> ColumnElement[bool]:
    return and_(
        outbox.c.subject_kind == about.kind,
        outbox.c.subject_id == about.id,
        outbox.c.author_id.is_not(None),
        outbox.c.person_id.is_not(None),
    )
