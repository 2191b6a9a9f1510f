"""Words that a colleague writes to everybody who comes to a meetup."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, select, update

from bot.store.tables.talk import outbox


@dataclass(frozen=True, slots=True)
class Letters:
    """How far words to those who come have got."""

    gone: int
    waiting: int
    stopped: int
    #: When the last of those who wait get them.
    last_at: datetime | None


def progress(connection: Connection, meetup_id: int) -> Letters:
    """Tell how many have got what was written last, and how many are still to."""
    rows = connection.execute(
        select(outbox.c.created_at, outbox.c.state, outbox.c.not_before)
        .where(_about(meetup_id))
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


def stop(connection: Connection, meetup_id: int, reason: str) -> int:
    """Let nothing more of it go out; tell how many do not get it."""
    held = connection.execute(
        update(outbox)
        .where(_about(meetup_id), outbox.c.state == "waiting")
        .values(state="skipped", reason=reason)
    )
    return held.rowcount


def _about(meetup_id: int) -> ColumnElement[bool]:
    return and_(
        outbox.c.subject_kind == "meetup",
        outbox.c.subject_id == meetup_id,
        outbox.c.author_id.is_not(None),
        outbox.c.person_id.is_not(None),
    )
