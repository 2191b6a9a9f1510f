"""Conversations: loaded, saved, and the question that was shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, or_, select, update

from bot.store.tables.talk import conversations
from flows.engine.conversation import Conversation, Offered


@dataclass(frozen=True, slots=True)
class Subject:
    """What a conversation or a message is about, as appointment 12."""

    kind: str
    id: int
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A conversation and its row."""

    id: int
    municipality_id: int
    person_id: int
    conversation: Conversation
    subject: Subject | None
    asked_at: datetime | None


#: Outcomes after which the last question still takes an answer: nobody answered it,
#: or what was agreed stands until they say otherwise.
STILL_HEARD = ("silent", "standing")

_OPEN = (
    select(conversations)
    .where(
        conversations.c.person_id == bindparam("person_id"),
        conversations.c.outcome.is_(None),
    )
    .order_by(conversations.c.id.desc())
)
_LATEST_ENDED = (
    select(conversations)
    .where(
        conversations.c.person_id == bindparam("person_id"),
        conversations.c.outcome.in_(STILL_HEARD),
        conversations.c.changed_at >= bindparam("since"),
    )
    .order_by(conversations.c.id.desc())
    .limit(3)
)
_BY_ID = select(conversations).where(conversations.c.id == bindparam("row_id"))
_BEGIN = insert(conversations).returning(conversations.c.id)
_SAVE = update(conversations).where(conversations.c.id == bindparam("row_id"))


def open_of(connection: Connection, person_id: int) -> Sequence[Kept]:
    """Give a person's open conversations, the newest first."""
    rows = connection.execute(_OPEN, {"person_id": person_id})
    return [_kept(row) for row in rows]


def ended_since(
    connection: Connection, person_id: int, since: datetime
) -> Sequence[Kept]:
    """Give the newest ended conversations that may still take a reply."""
    rows = connection.execute(_LATEST_ENDED, {"person_id": person_id, "since": since})
    return [_kept(row) for row in rows]


def get(connection: Connection, conversation_id: int) -> Kept | None:
    """Read a conversation by its id."""
    row = connection.execute(_BY_ID, {"row_id": conversation_id}).first()
    return None if row is None else _kept(row)


def heard_about(
    connection: Connection, person_id: int, subject: Subject
) -> Sequence[Kept]:
    """Give every conversation about a matter that may still take a reply."""
    rows = connection.execute(
        select(conversations).where(
            conversations.c.person_id == person_id,
            conversations.c.subject_kind == subject.kind,
            conversations.c.subject_id == subject.id,
            or_(
                conversations.c.outcome.is_(None),
                conversations.c.outcome.in_(STILL_HEARD),
            ),
        )
    )
    return [_kept(row) for row in rows]


def last_started(connection: Connection, person_id: int, flow: str) -> datetime | None:
    """Tell when a flow was last begun with a person."""
    return connection.execute(
        select(conversations.c.started_at)
        .where(conversations.c.person_id == person_id, conversations.c.flow == flow)
        .order_by(conversations.c.id.desc())
        .limit(1)
    ).scalar()


def outcomes_of(connection: Connection, person_id: int, flow: str) -> list[str]:
    """Give how the last few conversations of a flow ended, the newest first."""
    rows = connection.execute(
        select(conversations.c.outcome)
        .where(
            conversations.c.person_id == person_id,
            conversations.c.flow == flow,
            conversations.c.outcome.is_not(None),
        )
        .order_by(conversations.c.id.desc())
        .limit(8)
    ).scalars()
    return [str(outcome) for outcome in rows]


def begin(
    connection: Connection,
    conversation: Conversation,
    *,
    municipality_id: int,
    person_id: int,
    subject: Subject | None,
    now: datetime,
) -> Kept:
    """Store a new conversation."""
    row_id = connection.execute(
        _BEGIN,
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "subject_kind": subject and subject.kind,
            "subject_id": subject and subject.id,
            "started_at": now,
            **_values(conversation, None, now),
        },
    ).scalar_one()
    return Kept(
        id=row_id,
        municipality_id=municipality_id,
        person_id=person_id,
        conversation=conversation,
        subject=subject,
        asked_at=None,
    )


def save(
    connection: Connection, kept: Kept, asked_at: datetime | None, now: datetime
) -> Kept:
    """Store where a conversation stands now."""
    connection.execute(
        _SAVE, {"row_id": kept.id, **_values(kept.conversation, asked_at, now)}
    )
    return replace(kept, asked_at=asked_at)


def _values(
    conversation: Conversation, asked_at: datetime | None, now: datetime
) -> dict[str, Any]:
    offered = conversation.offered
    return {
        "flow": conversation.flow,
        "step": conversation.step,
        "turn": conversation.turn,
        "answers": dict(conversation.answers),
        "offered": offered and offered.as_stored(),
        "outcome": conversation.outcome,
        "asked_at": asked_at,
        "changed_at": now,
    }


def _kept(row: Row[Any]) -> Kept:
    offered = row.offered and Offered.from_stored(row.offered)
    return Kept(
        id=row.id,
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        conversation=Conversation(
            flow=row.flow,
            step=row.step,
            turn=row.turn,
            answers=row.answers,
            offered=offered,
            outcome=row.outcome,
        ),
        subject=row.subject_kind and Subject(row.subject_kind, row.subject_id),
        asked_at=row.asked_at,
    )
