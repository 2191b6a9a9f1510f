"""What came in, once; recorded before it is understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from bot.inbound import Inbound
from bot.store.people import address_kind
from bot.store.statements import insert_once, mark
from bot.store.tables.places import municipalities
from bot.store.tables.talk import inbox


@dataclass(frozen=True, slots=True)
class Recorded:
    """A message in the inbox."""

    id: int
    inbound: Inbound
    attempts: int


_RECENT = (
    select(inbox.c.words)
    .where(
        inbox.c.person_id == bindparam("person_id"),
        inbox.c.id < bindparam("before"),
        inbox.c.received_at >= bindparam("since"),
    )
    .order_by(inbox.c.id.desc())
    .limit(bindparam("most"))
)
_SETTLE = update(inbox).where(inbox.c.id == bindparam("inbox_id"))


def record(connection: Connection, inbound: Inbound) -> int | None:
    """Store a message and give its id; None when it is here already."""
    return insert_once(
        connection,
        inbox,
        {
            "channel": inbound.channel,
            "provider_id": inbound.provider_id,
            "sender": inbound.sender,
            "sender_mark": mark(
                connection, inbound.sender, address_kind(inbound.channel)
            ),
            "kind": inbound.kind,
            "words": inbound.words,
            "state": "new",
            "attempts": 0,
            "received_at": inbound.received_at,
        },
    )


def get(connection: Connection, inbox_id: int) -> Recorded:
    """Read a recorded message."""
    row = connection.execute(select(inbox).where(inbox.c.id == inbox_id)).one()
    inbound = Inbound(
        channel=row.channel,
        provider_id=row.provider_id,
        sender=row.sender,
        words=row.words,
        received_at=row.received_at,
        kind=row.kind,
    )
    return Recorded(row.id, inbound, row.attempts)


def settle(connection: Connection, inbox_id: int, **values: Any) -> None:
    """Note who wrote and how the message was understood."""
    connection.execute(_SETTLE, {"inbox_id": inbox_id, "state": "understood"} | values)


def count_attempt(connection: Connection, inbox_id: int) -> int:
    """Count one more attempt that failed, and give the count."""
    attempts: int = connection.execute(
        update(inbox)
        .where(inbox.c.id == inbox_id)
        .values(attempts=inbox.c.attempts + 1)
        .returning(inbox.c.attempts)
    ).scalar_one()
    return attempts


def recent_words(
    connection: Connection,
    person_id: int,
    *,
    before: int,
    since: datetime,
    most: int = 4,
) -> Sequence[str]:
    """Give the person's last few messages, oldest first."""
    rows = connection.execute(
        _RECENT,
        {"person_id": person_id, "before": before, "since": since, "most": most},
    ).scalars()
    return list(rows)[::-1]


def newest_of(connection: Connection, person_id: int) -> int:
    """Give the newest message of a person."""
    newest: int = connection.execute(
        select(func.max(inbox.c.id)).where(inbox.c.person_id == person_id)
    ).scalar_one()
    return newest


def oldest_new(connection: Connection) -> datetime | None:
    """Tell how long a recorded message has waited to be understood."""
    return connection.execute(
        select(func.min(inbox.c.received_at)).where(inbox.c.state == "new")
    ).scalar()


def home_of_strangers(connection: Connection) -> int | None:
    """Give the municipality whose staff see messages from unknown numbers."""
    return connection.execute(select(func.min(municipalities.c.id))).scalar()
