"""What a person's own chat page shows, and that it has shown it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, select, update

from bot.store.tables.talk import conversations, inbox, outbox

#: As long as a link lives, what was not read yet stands on the page it opens.
LINK_LIVES = timedelta(hours=72)
#: Messages of each direction on a page of the history.
MOST = 200
#: What was taken back or never came is not shown.
_GONE = ("skipped", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """One message on the page."""

    #: Its name on the page, as said-12 or own-12.
    id: str
    outbox_id: int | None
    words: str
    is_own: bool
    at: datetime
    channel: str
    is_read: bool
    buttons: tuple[str, ...] = ()


def question(connection: Connection, person_id: int, now: datetime) -> list[Bubble]:
    """Give what is asked in the web chat, and what was said since."""
    began = _began(connection, person_id, now)
    if began is None:
        return []
    told = connection.execute(
        select(outbox).where(
            _told_to(person_id, now),
            outbox.c.channel == "web",
            outbox.c.created_at >= began,
        )
    ).all()
    own = connection.execute(
        select(inbox).where(
            inbox.c.person_id == person_id,
            inbox.c.channel == "web",
            inbox.c.received_at >= began,
        )
    ).all()
    return _in_order(told, own)


def history(connection: Connection, person_id: int, now: datetime) -> list[Bubble]:
    """Give all that was said on every channel, as far back as a page holds."""
    told = connection.execute(
        select(outbox)
        .where(_told_to(person_id, now))
        .order_by(outbox.c.id.desc())
        .limit(MOST)
    ).all()
    own = connection.execute(
        select(inbox)
        .where(inbox.c.person_id == person_id)
        .order_by(inbox.c.id.desc())
        .limit(MOST)
    ).all()
    return _in_order(told, own)


def mark_read(
    connection: Connection, person_id: int, outbox_ids: Iterable[int], now: datetime
) -> None:
    """Note that the page has shown messages."""
    is_under_way = outbox.c.state.in_(("waiting", "sent"))
    connection.execute(
        update(outbox)
        .where(
            outbox.c.person_id == person_id,
            outbox.c.channel == "web",
            outbox.c.id.in_(set(outbox_ids)),
            outbox.c.delivered_at.is_(None),
        )
        .values(
            delivered_at=now,
            state=case((is_under_way, "delivered"), else_=outbox.c.state),
        )
    )


def is_unread(connection: Connection, outbox_id: int) -> bool:
    """Tell whether a message still lies on the page unread."""
    found = connection.execute(
        select(outbox.c.id).where(
            outbox.c.id == outbox_id,
            outbox.c.channel == "web",
            outbox.c.delivered_at.is_(None),
            outbox.c.state.not_in(_GONE),
        )
    ).first()
    return found is not None


def has_older_unread(
    connection: Connection, person_id: int, outbox_id: int, since: datetime
) -> bool:
    """Tell whether a colleague's message before this one lies unread too."""
    found = connection.execute(
        select(outbox.c.id).where(
            outbox.c.person_id == person_id,
            outbox.c.author_id.is_not(None),
            outbox.c.channel == "web",
            outbox.c.id < outbox_id,
            outbox.c.created_at > since,
            outbox.c.delivered_at.is_(None),
            outbox.c.state.not_in(_GONE),
        )
    ).first()
    return found is not None


def _began(connection: Connection, person_id: int, now: datetime) -> datetime | None:
    """When the newest question was asked there, or before it what lies unread."""
    told = and_(_told_to(person_id, now), outbox.c.channel == "web")
    newest = connection.execute(
        select(outbox.c.created_at, conversations.c.started_at)
        .outerjoin(conversations, conversations.c.id == outbox.c.conversation_id)
        .where(told)
        .order_by(outbox.c.id.desc())
        .limit(1)
    ).first()
    if newest is None:
        return None
    unread: datetime | None = connection.execute(
        select(outbox.c.created_at)
        .where(
            told,
            outbox.c.delivered_at.is_(None),
            outbox.c.created_at > now - LINK_LIVES,
        )
        .order_by(outbox.c.id)
        .limit(1)
    ).scalar()
    began: datetime = min(newest.started_at or newest.created_at, newest.created_at)
    return began if unread is None else min(began, unread)


def _told_to(person_id: int, now: datetime) -> ColumnElement[bool]:
    return and_(
        outbox.c.person_id == person_id,
        outbox.c.state.not_in(_GONE),
        outbox.c.not_before <= now,
    )


def _in_order(told: Sequence[Row[Any]], own: Sequence[Row[Any]]) -> list[Bubble]:
    bubbles = [*map(_told, told), *map(_own, own)]
    return sorted(bubbles, key=lambda bubble: (bubble.at, not bubble.is_own))


def _told(row: Row[Any]) -> Bubble:
    return Bubble(
        id=f"said-{row.id}",
        outbox_id=row.id,
        words=row.words,
        is_own=False,
        at=row.created_at,
        channel=row.channel,
        is_read=row.delivered_at is not None,
        buttons=tuple(row.buttons or ()),
    )


def _own(row: Row[Any]) -> Bubble:
    return Bubble(
        id=f"own-{row.id}",
        outbox_id=None,
        words=row.words,
        is_own=True,
        at=row.received_at,
        channel=row.channel,
        is_read=True,
    )
