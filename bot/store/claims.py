"""Messages that one sender has to itself for a while, and how they went."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from bot.rules.delivery import Delivery
from bot.store.conversations import Subject
from bot.store.outbox import LANES
from bot.store.tables.talk import outbox

#: A sender that claims a row has this long before another may take it.
LEASE = timedelta(seconds=30)
#: How far back other messages are known from one that is looked up.
KNOWN_FOR = timedelta(days=1)


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


_MINE = and_(
    outbox.c.id == bindparam("row_id"),
    outbox.c.fence == bindparam("my_fence"),
    outbox.c.state == "sending",
)

_MARK = update(outbox).where(_MINE)


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


def known_beside(connection: Connection, claimed: Claimed) -> set[str]:
    """Give the provider's ids of what else went to the same receiver."""
    rows = connection.execute(
        select(outbox.c.provider_id).where(
            outbox.c.person_id == claimed.person_id,
            outbox.c.staff_id == claimed.staff_id,
            outbox.c.contact_id == claimed.contact_id,
            outbox.c.channel == claimed.channel,
            outbox.c.id != claimed.id,
            outbox.c.provider_id.is_not(None),
            outbox.c.created_at > claimed.created_at - KNOWN_FOR,
        )
    ).scalars()
    return {provider_id for provider_id in rows if provider_id}


def release_all(connection: Connection) -> None:
    """Void the leases of a predecessor; only where one process is the rule."""
    connection.execute(
        update(outbox)
        .where(outbox.c.state == "sending")
        .values(lease_until=outbox.c.created_at)
    )


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
