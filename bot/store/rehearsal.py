"""What the rehearsal must know or do that production never asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, or_, select, update

from bot.store.tables.alerts import alert_events, alerts, tasks
from bot.store.tables.people import addresses, people
from bot.store.tables.staff import grants, staff
from bot.store.tables.talk import inbox, outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message as the phone at the far end shows it."""

    channel: str
    #: Number, chat or mail address of the phone.
    address: str
    words: str
    is_own: bool
    at: datetime
    buttons: tuple[str, ...] = ()
    conversation_id: int | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something a colleague has not done yet."""

    id: int
    staff_id: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertStory:
    """An alert that is not closed, and what has become of it so far."""

    id: int
    person_id: int | None
    level: str
    state: str
    opened_at: datetime
    next_step_at: datetime | None
    #: What happened, when, and to which colleague.
    events: tuple[tuple[str, datetime, int | None], ...]


def add_person(connection: Connection, values: Mapping[str, Any]) -> int:
    """Add an invented young person, and give the id."""
    person_id: int = connection.execute(
        insert(people).returning(people.c.id), dict(values)
    ).scalar_one()
    return person_id


def choose_push(connection: Connection, staff_id: int, push_by: Sequence[str]) -> None:
    """Choose the channels that a colleague's pushes go out on."""
    connection.execute(
        update(staff).where(staff.c.id == staff_id).values(push_by=list(push_by))
    )


def choose_password(connection: Connection, password_hash: str) -> None:
    """Give everybody on the invented staff the same password."""
    connection.execute(update(staff).values(password_hash=password_hash))


def person_ids(connection: Connection) -> Sequence[int]:
    """Number the young people, in the order they came."""
    return connection.execute(select(people.c.id).order_by(people.c.id)).scalars().all()


def staff_roles(connection: Connection) -> Mapping[int, str]:
    """Give each colleague's first role, in the order they came."""
    rows = connection.execute(
        select(staff.c.id, grants.c.role)
        .join(grants, grants.c.staff_id == staff.c.id)
        .order_by(staff.c.id, grants.c.id.desc())
    )
    return {row.id: row.role for row in rows}


def open_tasks(connection: Connection) -> Sequence[Task]:
    """List what is not done yet, oldest first."""
    rows = connection.execute(
        select(tasks).where(tasks.c.done_at.is_(None)).order_by(tasks.c.id)
    )
    return [Task(row.id, row.staff_id, row.created_at) for row in rows]


def is_busy(connection: Connection, now: datetime) -> bool:
    """Tell whether a message is on its way or about to be."""
    ready = and_(outbox.c.state == "waiting", outbox.c.not_before <= now)
    found = connection.execute(
        select(outbox.c.id).where(or_(outbox.c.state == "sending", ready)).limit(1)
    ).first()
    return found is not None


def waiting(connection: Connection) -> Mapping[str, int]:
    """Count what has not gone out yet, by channel."""
    rows = connection.execute(
        select(outbox.c.channel, func.count().label("number"))
        .where(outbox.c.state.in_(("waiting", "sending")))
        .group_by(outbox.c.channel)
    )
    return {row.channel: row.number for row in rows}


def newest_in_chat(connection: Connection, person_id: int) -> str:
    """Name the newest message of a person's own chat page, whoever wrote it."""
    newest = [
        connection.execute(
            select(func.max(table.c.id)).where(
                table.c.person_id == person_id, table.c.channel == "web"
            )
        ).scalar()
        for table in (outbox, inbox)
    ]
    return "-".join(str(number or 0) for number in newest)


def alert_stories(connection: Connection) -> Sequence[AlertStory]:
    """Tell of each alert that is not closed, the newest first."""
    rows = connection.execute(
        select(alerts).where(alerts.c.state != "closed").order_by(alerts.c.id.desc())
    )
    return [_story(connection, row) for row in rows]


def shown_on_phones(connection: Connection) -> Sequence[Shown]:
    """Give what the phones at the far end have got and written, oldest first."""
    shown = [*_came(connection), *_went(connection)]
    return sorted(shown, key=lambda message: message.at)


def _story(connection: Connection, row: Row[Any]) -> AlertStory:
    events = connection.execute(
        select(alert_events)
        .where(alert_events.c.alert_id == row.id)
        .order_by(alert_events.c.id)
    )
    return AlertStory(
        id=row.id,
        person_id=row.person_id,
        level=row.level,
        state=row.state,
        opened_at=row.opened_at,
        next_step_at=row.next_step_at,
        events=tuple((event.what, event.at, event.staff_id) for event in events),
    )


def _came(connection: Connection) -> Sequence[Shown]:
    rows = connection.execute(select(inbox).where(inbox.c.channel != "web"))
    return [
        Shown(
            channel=row.channel,
            address=row.sender,
            words=row.words,
            is_own=True,
            at=row.received_at,
        )
        for row in rows
        if row.kind != "button" and row.words
    ]


def _went(connection: Connection) -> Sequence[Shown]:
    reached = _reached(connection)
    rows = connection.execute(
        select(outbox, inbox.c.sender.label("asker"))
        .outerjoin(
            inbox, and_(inbox.c.id == outbox.c.inbox_id, inbox.c.person_id.is_(None))
        )
        .where(outbox.c.channel != "web", outbox.c.state.in_(("sent", "delivered")))
    )
    return [
        Shown(
            channel=row.channel,
            address=reached.get(
                (row.person_id, row.staff_id, row.channel), row.asker or ""
            ),
            words=row.words,
            is_own=False,
            at=row.sent_at or row.created_at,
            buttons=tuple(row.buttons or ()),
            conversation_id=row.conversation_id,
            turn=row.turn,
        )
        for row in rows
    ]


def _reached(
    connection: Connection,
) -> Mapping[tuple[int | None, int | None, str], str]:
    """Give where each person and each colleague is reached on each channel."""
    bound = connection.execute(
        select(addresses).where(addresses.c.unbound_at.is_(None))
    )
    reached: dict[tuple[int | None, int | None, str], str] = {
        (row.person_id, None, row.channel): row.value for row in bound
    }
    for row in connection.execute(select(staff)):
        reached[None, row.id, "sms"] = row.phone or ""
        reached[None, row.id, "email"] = row.email
        reached[None, row.id, "telegram"] = row.telegram or ""
    return reached
