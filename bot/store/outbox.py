"""What must go out; a row says how far it has come, and why if no further."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

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
#: A sender that claims a row has this long before another may take it.
LEASE = timedelta(seconds=30)
#: A change that nobody's phone has got by then is told by a human.
UNDELIVERED = timedelta(minutes=30)
#: How far a status has come; a report of an earlier one changes nothing.
_RANK = {
    "waiting": 0,
    "sending": 1,
    "unsure": 2,
    "sent": 2,
    "failed": 3,
    "delivered": 4,
}


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message that this sender alone may send until its lease is over."""

    id: int
    municipality_id: int
    delivery: Delivery
    channel: str
    words: str
    buttons: tuple[str, ...]
    person_id: int | None
    staff_id: int | None
    contact_id: int | None
    alert_id: int | None
    conversation_id: int | None
    turn: int | None
    subject: Subject | None
    attempts: int
    fence: int
    created_at: datetime
    deadline: datetime | None = field(default=None)
    #: The text keys that the words were made from.
    texts: tuple[str, ...] = ()


_BY_ID = select(outbox).where(outbox.c.id == bindparam("row_id"))
_INSERT = insert(outbox).returning(outbox.c.id)
_MINE = and_(
    outbox.c.id == bindparam("row_id"),
    outbox.c.fence == bindparam("my_fence"),
    outbox.c.state == "sending",
)


_MARK = update(outbox).where(_MINE)
_REPORT = update(outbox).where(outbox.c.id == bindparam("row_id"))


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


def claim(
    connection: Connection, now: datetime, *, lanes: tuple[int, ...], most: int
) -> Sequence[Claimed]:
    """Claim messages that may go now, by lane and then by age."""
    given = {"now": now, "until": now + LEASE, "lanes": lanes, "most": most}
    return _take(connection, _CLAIM, given)


def claim_abandoned(
    connection: Connection, now: datetime, most: int
) -> Sequence[Claimed]:
    """Claim messages whose sender vanished: whether they went out is in doubt."""
    given = {"now": now, "until": now + LEASE, "most": most}
    return _take(connection, _CLAIM_ABANDONED, given)


def _claiming(which: ColumnElement[bool]) -> ReturningUpdate[Any]:
    """Build the claim of some rows once: it is asked for every second."""
    ids = (
        select(outbox.c.id)
        .where(which)
        .order_by(outbox.c.lane, outbox.c.not_before, outbox.c.id)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
    )
    return (
        update(outbox)
        .where(outbox.c.id.in_(ids.scalar_subquery()))
        .values(
            state="sending",
            lease_until=bindparam("until"),
            fence=outbox.c.fence + 1,
            attempts=outbox.c.attempts + 1,
        )
        .returning(outbox)
    )


_CLAIM = _claiming(
    and_(
        outbox.c.state == "waiting",
        outbox.c.not_before <= bindparam("now"),
        outbox.c.lane.in_(bindparam("lanes", expanding=True)),
    )
)
_CLAIM_ABANDONED = _claiming(
    and_(outbox.c.state == "sending", outbox.c.lease_until <= bindparam("now"))
)


def _take(
    connection: Connection, claiming: ReturningUpdate[Any], given: dict[str, Any]
) -> Sequence[Claimed]:
    rows = connection.execute(claiming, given).all()
    return sorted(map(claimed_of, rows), key=lambda c: (LANES[c.delivery], c.id))


def mark(connection: Connection, claimed: Claimed, state: str, **values: Any) -> bool:
    """Note how a claimed message went; False when the lease was lost meanwhile."""
    done = connection.execute(
        _MARK,
        {
            "row_id": claimed.id,
            "my_fence": claimed.fence,
            "state": state,
            "lease_until": None,
            **values,
        },
    )
    return done.rowcount == 1


def put_back(connection: Connection, claimed: Claimed, until: datetime) -> None:
    """Let a claimed message wait for a better hour; that was no attempt."""
    attempts = claimed.attempts - 1
    mark(connection, claimed, "waiting", not_before=until, attempts=attempts)


def stay_in_doubt(connection: Connection, claimed: Claimed, until: datetime) -> None:
    """Leave one that may have gone out already to be looked up then."""
    connection.execute(
        update(outbox).where(_MINE).values(lease_until=until),
        {"row_id": claimed.id, "my_fence": claimed.fence},
    )


def report(
    connection: Connection, row_id: int, state: str, **values: Any
) -> Claimed | None:
    """Move a sent message's state forward, never back; None when it did not move."""
    row = get(connection, row_id)
    if row is None or _RANK.get(row.state, 5) >= _RANK[state]:
        return None
    connection.execute(_REPORT, {"row_id": row_id, "state": state, **values})
    return claimed_of(row)


def get(connection: Connection, row_id: int) -> Row[Any] | None:
    """Read a message's row."""
    return connection.execute(_BY_ID, {"row_id": row_id}).first()


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


def release_all(connection: Connection) -> None:
    """Void the leases of a predecessor; only where one process is the rule."""
    connection.execute(
        update(outbox)
        .where(outbox.c.state == "sending")
        .values(lease_until=outbox.c.created_at)
    )


def oldest_waiting(connection: Connection, lane: int) -> datetime | None:
    """Tell since when the oldest message of a lane has waited."""
    return connection.execute(
        select(func.min(outbox.c.not_before)).where(
            outbox.c.state == "waiting", outbox.c.lane == lane
        )
    ).scalar()


def claimed_of(row: Row[Any]) -> Claimed:
    """Make a claimed message of its row."""
    return Claimed(
        id=row.id,
        municipality_id=row.municipality_id,
        delivery=row.delivery,
        channel=row.channel,
        words=row.words,
        buttons=tuple(row.buttons or ()),
        person_id=row.person_id,
        staff_id=row.staff_id,
        contact_id=row.contact_id,
        alert_id=row.alert_id,
        conversation_id=row.conversation_id,
        turn=row.turn,
        subject=row.subject_kind
        and Subject(row.subject_kind, row.subject_id, row.subject_version),
        attempts=row.attempts,
        fence=row.fence,
        created_at=row.created_at,
        deadline=row.deadline,
        texts=tuple(row.texts),
    )
