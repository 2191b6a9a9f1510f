"""Counters of what may be tried only so often, as a log-in."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, update

from bot.store.statements import mark, marks, put
from bot.store.tables.install import attempts


def count(connection: Connection, what: str, now: datetime, within: timedelta) -> int:
    """Count one more attempt, and tell how many there were within the span."""
    known: int | None = connection.execute(
        update(attempts)
        .where(
            attempts.c.mark.in_(marks(connection, what, "attempt")),
            attempts.c.since > now - within,
        )
        .values(count=attempts.c.count + 1)
        .returning(attempts.c.count)
    ).scalar()
    if known is not None:
        return known
    key = {"mark": mark(connection, what, "attempt")}
    put(connection, attempts, key, count=1, since=now)
    return 1


def forget(connection: Connection, what: str) -> None:
    """Count from the beginning again."""
    connection.execute(
        delete(attempts).where(attempts.c.mark.in_(marks(connection, what, "attempt")))
    )
