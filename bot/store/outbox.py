"""What must go out; a row says how far it has come, and why if no further."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    bindparam,
    func,
    insert,
    select,
    update,
)

from bot.rules.delivery import Delivery
from bot.store import timers
from bot.store.conversations import Subject
from bot.store.database import ask_to_wake
from bot.store.tables.talk import outbox
from bot.store.timers import Wake

#: Lower goes first.
LANES: dict[Delivery, int] = {
    "alert": 0,
    "crisis": 1,
    "reply": 2,
    "change": 3,
    "nudge": 4,
}
#: A change that nobody's phone has got by then is told by a human.
UNDELIVERED = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message to a person or to staff, before it is stored."""

    municipality_id: int
    delivery: Delivery
    channel: str
    words: str
    texts: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    person_id: int | None = None
    staff_id: int | None = None
    contact_id: int | None = None
    author_id: int | None = None
    conversation_id: int | None = None
    turn: int | None = None
    inbox_id: int | None = None
    alert_id: int | None = None
    subject: Subject | None = None
    counts: bool = False
    not_before: datetime | None = None
    deadline: datetime | None = None
    #: A state other than waiting, for what is already where it should be.
    state: str = "waiting"
    reason: str | None = None


_BY_ID = select(outbox).where(outbox.c.id == bindparam("row_id"))
_INSERT = insert(outbox).returning(outbox.c.id)


def add(connection: Connection, outgoing: Outgoing, now: datetime) -> int:
    """Store a message to be sent, and give its id."""
    subject = outgoing.subject
    row_id: int = connection.execute(
        _INSERT,
        {
            "municipality_id": outgoing.municipality_id,
            "person_id": outgoing.person_id,
            "staff_id": outgoing.staff_id,
            "contact_id": outgoing.contact_id,
            "author_id": outgoing.author_id,
            "delivery": outgoing.delivery,
            "lane": LANES[outgoing.delivery],
            "channel": outgoing.channel,
            "words": outgoing.words,
            "buttons": list(outgoing.buttons) or None,
            "texts": list(outgoing.texts),
            "conversation_id": outgoing.conversation_id,
            "turn": outgoing.turn,
            "inbox_id": outgoing.inbox_id,
            "alert_id": outgoing.alert_id,
            "subject_kind": subject and subject.kind,
            "subject_id": subject and subject.id,
            "subject_version": subject and subject.version,
            "counts": outgoing.counts,
            "state": outgoing.state,
            "reason": outgoing.reason,
            "attempts": 0,
            "not_before": outgoing.not_before or now,
            "deadline": outgoing.deadline,
            "fence": 0,
            "created_at": now,
            "sent_at": now if outgoing.state in {"sent", "delivered"} else None,
        },
    ).scalar_one()
    if outgoing.delivery == "change" and outgoing.person_id is not None:
        _watch_change(connection, outgoing, row_id, outgoing.not_before or now)
    ask_to_wake(connection)
    return row_id


def _watch_change(
    connection: Connection, outgoing: Outgoing, row_id: int, sent_at: datetime
) -> None:
    """Have it looked at whether a change has arrived; a page is announced by SMS."""
    if outgoing.state != "waiting" or outgoing.channel == "web":
        return
    wake = Wake(
        kind="change",
        due_at=sent_at + UNDELIVERED,
        municipality_id=outgoing.municipality_id,
        person_id=outgoing.person_id,
        subject_id=row_id,
    )
    timers.plant(connection, wake)


def get(connection: Connection, row_id: int) -> Row[Any] | None:
    """Read a message's row."""
    return connection.execute(_BY_ID, {"row_id": row_id}).first()


def skip_waiting(
    connection: Connection, person_id: int, reason: str, *, but: tuple[Delivery, ...]
) -> None:
    """Let nothing more of what waits for a person go out, some classes excepted."""
    connection.execute(
        update(outbox)
        .where(
            outbox.c.person_id == person_id,
            outbox.c.state == "waiting",
            outbox.c.delivery.not_in(but),
        )
        .values(state="skipped", reason=reason)
    )


_STARTED = (
    select(outbox.c.created_at)
    .where(
        outbox.c.person_id == bindparam("person_id"),
        outbox.c.counts,
        outbox.c.created_at > bindparam("since"),
        outbox.c.state.not_in(("skipped", "failed")),
    )
    .order_by(outbox.c.created_at)
)


def started_lately(
    connection: Connection, person_id: int, now: datetime
) -> Sequence[datetime]:
    """Tell when Makker started something with a person in the last seven days."""
    given = {"person_id": person_id, "since": now - timedelta(days=7)}
    return list(connection.execute(_STARTED, given).scalars())


def oldest_waiting(connection: Connection, lane: int) -> datetime | None:
    """Tell since when the oldest message of a lane has waited."""
    return connection.execute(
        select(func.min(outbox.c.not_before)).where(
            outbox.c.state == "waiting", outbox.c.lane == lane
        )
    ).scalar()
