"""The last cancellation of a person, as it stands: received, and seen by whom."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.store.tables.alerts import tasks

CANCELLATIONS = ("declined", "sick")


@dataclass(frozen=True, slots=True)
class Receipt:
    """When a cancellation came, and when a named human saw it."""

    received_at: datetime
    seen_at: datetime | None
    seen_by: int | None


def last_of(connection: Connection, person_id: int) -> Receipt | None:
    """Give a person's last cancellation."""
    row = connection.execute(
        select(tasks.c.created_at, tasks.c.seen_at, tasks.c.seen_by)
        .where(tasks.c.person_id == person_id, tasks.c.kind.in_(CANCELLATIONS))
        .order_by(tasks.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else Receipt(row.created_at, row.seen_at, row.seen_by)
