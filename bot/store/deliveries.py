"""What became of messages after they were handed over."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, update

from bot.store.claims import Claimed, claimed_of
from bot.store.database import ask_to_wake
from bot.store.outbox import get
from bot.store.tables.talk import outbox

#: How far a status has come; a report of an earlier one changes nothing.
_RANK = {
    "waiting": 0,
    "sending": 1,
    "unsure": 2,
    "sent": 2,
    "failed": 3,
    "delivered": 4,
}
_REPORT = update(outbox).where(outbox.c.id == bindparam("row_id"))


def report(
    connection: Connection, row_id: int, state: str, **values: Any
) -> Claimed | None:
    """Move a sent message's state forward, never back; None when it did not move."""
    row = get(connection, row_id)
    if row is None or _RANK.get(row.state, 5) >= _RANK[state]:
        return None
    connection.execute(_REPORT, {"row_id": row_id, "state": state, **values})
    return claimed_of(row)


def send_again(connection: Connection, row_id: int, at: datetime) -> None:
    """Let a message that the provider could not deliver wait for another attempt."""
    connection.execute(
        update(outbox)
        .where(outbox.c.id == row_id)
        .values(state="waiting", not_before=at, provider_id=None)
    )
    ask_to_wake(connection)


def send_held(
    connection: Connection, person_id: int, since: datetime, now: datetime
) -> None:
    """Let messages go that were held because the number was in doubt."""
    connection.execute(
        update(outbox)
        .where(
            outbox.c.person_id == person_id,
            outbox.c.state == "skipped",
            outbox.c.reason == "unconfirmed",
            outbox.c.created_at > since,
        )
        .values(state="waiting", reason=None, not_before=now)
    )
    ask_to_wake(connection)
