"""A person's thread: what came in and what went out, in the order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.store.tables.alerts import alert_messages
from bot.store.tables.staff import staff
from bot.store.tables.talk import inbox, outbox

#: Messages on one page of a thread.
MOST = 30
#: Larger than any id; it has 18 digits.
_NO_LIMIT = 10**17


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of a thread."""

    id: int
    is_inbound: bool
    words: str
    at: datetime
    channel: str
    #: Inbound: text, voice, sticker ... and what was heard in it.
    kind: str = "text"
    level: str = "none"
    alert_id: int | None = None
    #: Outbound: who wrote it when a human did, and how far it has come.
    author: str = ""
    state: str = ""
    reason: str = ""
    delivered_at: datetime | None = None
    #: Why it was written: its delivery class, its texts, whether it answers.
    delivery: str = ""
    texts: tuple[str, ...] = ()
    #: The inbound message that it answers; None when Makker began.
    answers: int | None = None

    @property
    def is_answer(self) -> bool:
        """Whether it answers a message."""
        return self.answers is not None


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where an older page begins: messages with smaller ids."""

    inbox_id: int
    outbox_id: int


@dataclass(frozen=True, slots=True)
class Thread:
    """A page of messages, oldest first, and where the older ones begin."""

    messages: Sequence[Message]
    older: Cursor | None


def read(
    connection: Connection, person_id: int, before: Cursor | None = None
) -> Thread:
    """Give the newest messages of a person, or those before a cursor."""
    heard = _heard(connection, person_id, before)
    said = _said(connection, person_id, before)
    merged = sorted([*heard, *said], key=_order)
    shown = merged[-MOST:]
    if len(merged) == len(shown) and len(heard) <= MOST and len(said) <= MOST:
        return Thread(shown, None)
    return Thread(shown, _cursor(shown, before))


def _order(message: Message) -> tuple[datetime, int, bool, int]:
    """At the same moment an answer stands right below what it answers."""
    if message.is_inbound:
        return message.at, message.id, False, message.id
    return message.at, message.answers or 0, True, message.id


def _cursor(shown: Sequence[Message], before: Cursor | None) -> Cursor:
    """The smallest ids that are shown, or those of the page before."""
    heard = [m.id for m in shown if m.is_inbound]
    said = [m.id for m in shown if not m.is_inbound]
    return Cursor(
        min(heard, default=before.inbox_id if before else _NO_LIMIT),
        min(said, default=before.outbox_id if before else _NO_LIMIT),
    )


def _heard(
    connection: Connection, person_id: int, before: Cursor | None
) -> list[Message]:
    query = (
        select(inbox, alert_messages.c.alert_id)
        .outerjoin(alert_messages, alert_messages.c.inbox_id == inbox.c.id)
        .where(inbox.c.person_id == person_id)
        .order_by(inbox.c.id.desc())
        .limit(MOST + 1)
    )
    if before is not None:
        query = query.where(inbox.c.id < before.inbox_id)
    return [_inbound(row) for row in connection.execute(query)]


def _said(
    connection: Connection, person_id: int, before: Cursor | None
) -> list[Message]:
    query = (
        select(outbox, staff.c.name.label("author"))
        .outerjoin(staff, staff.c.id == outbox.c.author_id)
        .where(outbox.c.person_id == person_id)
        .order_by(outbox.c.id.desc())
        .limit(MOST + 1)
    )
    if before is not None:
        query = query.where(outbox.c.id < before.outbox_id)
    return [_outbound(row) for row in connection.execute(query)]


def _inbound(row: Row[Any]) -> Message:
    return Message(
        id=row.id,
        is_inbound=True,
        words=row.words,
        at=row.received_at,
        channel=row.channel,
        kind=row.kind,
        level=row.level or "none",
        alert_id=row.alert_id,
    )


def _outbound(row: Row[Any]) -> Message:
    return Message(
        id=row.id,
        is_inbound=False,
        words=row.words,
        at=row.created_at,
        channel=row.channel,
        author=row.author or "",
        state=row.state,
        reason=row.reason or "",
        delivered_at=row.delivered_at,
        delivery=row.delivery,
        texts=tuple(row.texts),
        answers=row.inbox_id,
    )
