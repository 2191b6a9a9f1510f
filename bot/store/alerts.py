"""Alerts: opened with the message, told, taken, closed; never lost between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.rules.ladder import Level, Step
from bot.store.database import ask_to_wake
from bot.store.hook_calls import Event, announce
from bot.store.tables.alerts import alert_events, alert_messages, alerts
from bot.store.tables.talk import inbox

#: What other systems hear of an alert, by what its history notes.
_EVENTS: dict[str, Event] = {
    "opened": "alert.opened",
    "renotified": "alert.opened",
    "no_contact": "alert.opened",
    "taken": "alert.taken",
    "taken_over": "alert.taken",
    "closed": "alert.closed",
}
_LEVELS: dict[str, int] = {"yellow": 0, "orange": 1, "red": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A cry for help that a named human must answer."""

    id: int
    municipality_id: int
    person_id: int | None
    programme_id: int
    level: Level
    kind: str
    state: str
    opened_at: datetime
    taken_at: datetime | None
    taken_by: int | None
    contact_at: datetime | None
    seen_at: datetime | None
    offered_to: int | None
    is_drill: bool
    rung: int
    lap: int
    version: int


_OPEN_OF = (
    select(alerts)
    .where(alerts.c.person_id == bindparam("person_id"), alerts.c.state != "closed")
    .with_for_update()
)


def open_of(connection: Connection, person_id: int) -> Alert | None:
    """Find the alert about a person that is not closed."""
    row = connection.execute(_OPEN_OF, {"person_id": person_id}).first()
    return None if row is None else alert_of(row)


def get(connection: Connection, alert_id: int) -> Alert | None:
    """Read and lock an alert."""
    row = connection.execute(
        select(alerts).where(alerts.c.id == alert_id).with_for_update()
    ).first()
    return None if row is None else alert_of(row)


def open_new(
    connection: Connection,
    *,
    municipality_id: int,
    person_id: int | None,
    programme_id: int,
    level: Level,
    kind: str,
    now: datetime,
    is_drill: bool = False,
) -> Alert:
    """Open an alert; it is never at rest until somebody takes it."""
    row = connection.execute(
        insert(alerts).returning(alerts),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "programme_id": programme_id,
            "level": level,
            "kind": kind,
            "is_drill": is_drill,
            "state": "open",
            "opened_at": now,
            "rung": 0,
            "lap": 0,
            "version": 0,
            "next_step_at": now,
        },
    ).one()
    note(connection, alert_of(row), "opened", now)
    return alert_of(row)


def reopen(
    connection: Connection, alert: Alert, level: Level, kind: str, now: datetime
) -> Alert:
    """Let a new message start the climb again; the level is never lowered here."""
    is_worse = _LEVELS[level] > _LEVELS[alert.level]
    row = connection.execute(
        update(alerts)
        .where(alerts.c.id == alert.id)
        .values(
            state="open",
            level=level if is_worse else alert.level,
            kind=kind if is_worse else alert.kind,
            rung=0,
            lap=0,
            version=alerts.c.version + 1,
            next_step_at=now,
        )
        .returning(alerts)
    ).one()
    note(connection, alert_of(row), "renotified", now)
    return alert_of(row)


def add_message(
    connection: Connection,
    alert: Alert,
    *,
    inbox_id: int,
    level: str,
    kind: str,
    why: Sequence[str],
    now: datetime,
) -> None:
    """Keep the message, and why Makker reacted, with the alert."""
    connection.execute(
        insert(alert_messages),
        {
            "municipality_id": alert.municipality_id,
            "alert_id": alert.id,
            "inbox_id": inbox_id,
            "level": level,
            "kind": kind,
            "why": list(why),
            "at": now,
        },
    )


def has_message(connection: Connection, inbox_id: int) -> bool:
    """Tell whether a message has raised its alarm."""
    found = connection.execute(
        select(alert_messages.c.id).where(alert_messages.c.inbox_id == inbox_id)
    ).first()
    return found is not None


def stand_on(connection: Connection, alert: Alert, step: Step) -> Alert:
    """Note the rung that the alert has reached and when it climbs on."""
    row = connection.execute(
        update(alerts)
        .where(alerts.c.id == alert.id)
        .values(
            rung=step.rung,
            lap=step.lap,
            next_step_at=step.next_at,
            version=alerts.c.version + 1,
        )
        .returning(alerts)
    ).one()
    return alert_of(row)


def take(
    connection: Connection, alert_id: int, staff_id: int, now: datetime
) -> Alert | None:
    """Take an alert for a colleague; None when it is not open any more."""
    row = connection.execute(
        update(alerts)
        .where(alerts.c.id == alert_id, alerts.c.state == "open")
        .values(
            state="taken",
            taken_at=now,
            taken_by=staff_id,
            offered_to=None,
            version=alerts.c.version + 1,
            next_step_at=None,
        )
        .returning(alerts)
    ).first()
    if row is None:
        return None
    note(connection, alert_of(row), "taken", now, staff_id=staff_id)
    ask_to_wake(connection)
    return alert_of(row)


def has_noted(connection: Connection, alert_id: int, what: str) -> bool:
    """Tell whether something stands in the alert's history since it last opened."""
    found = connection.execute(
        select(alert_events.c.what)
        .where(
            alert_events.c.alert_id == alert_id,
            alert_events.c.what.in_((what, "opened", "renotified")),
        )
        .order_by(alert_events.c.id.desc())
        .limit(1)
    ).scalar()
    return found == what


def channel_of(connection: Connection, alert_id: int) -> str | None:
    """Tell the channel of the newest message that alarmed."""
    return connection.execute(
        select(inbox.c.channel)
        .join(alert_messages, alert_messages.c.inbox_id == inbox.c.id)
        .where(alert_messages.c.alert_id == alert_id)
        .order_by(inbox.c.id.desc())
        .limit(1)
    ).scalar()


def note(
    connection: Connection,
    alert: Alert,
    what: str,
    now: datetime,
    *,
    staff_id: int | None = None,
    outbox_id: int | None = None,
    words: str | None = None,
) -> None:
    """Add to the alert's history."""
    connection.execute(
        insert(alert_events),
        {
            "municipality_id": alert.municipality_id,
            "alert_id": alert.id,
            "what": what,
            "staff_id": staff_id,
            "outbox_id": outbox_id,
            "note": words,
            "at": now,
        },
    )
    if what in _EVENTS:
        announce(
            connection,
            _EVENTS[what],
            alert.id,
            municipality_id=alert.municipality_id,
            programme_id=alert.programme_id,
            now=now,
        )


def alert_of(row: Row[Any]) -> Alert:
    """Make an alert of its row."""
    return Alert(
        id=row.id,
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        programme_id=row.programme_id,
        level=row.level,
        kind=row.kind,
        state=row.state,
        opened_at=row.opened_at,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        contact_at=row.contact_at,
        seen_at=row.seen_at,
        offered_to=row.offered_to,
        is_drill=row.is_drill,
        rung=row.rung,
        lap=row.lap,
        version=row.version,
    )
