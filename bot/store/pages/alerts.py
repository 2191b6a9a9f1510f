"""Alerts as pages show them: who waits, what was written, what has happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, case, select

from bot.rules.ladder import Level
from bot.store.tables.alerts import (
    alert_events,
    alert_messages,
    alerts,
    call_backs,
    duty_notes,
)
from bot.store.tables.people import people
from bot.store.tables.staff import staff
from bot.store.tables.talk import inbox, outbox
from bot.store.windows import Window, alerts_within

#: Messages shown before the one that alarmed.
BEFORE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow:
    """An alert, and whom it is about."""

    id: int
    municipality_id: int
    programme_id: int
    person_id: int | None
    #: Empty when the number is unknown.
    person_name: str
    level: Level
    kind: str
    state: str
    opened_at: datetime
    next_step_at: datetime | None
    rung: int
    lap: int
    taken_at: datetime | None
    taken_by: int | None
    taken_by_name: str
    seen_at: datetime | None
    contact_at: datetime | None
    closed_at: datetime | None
    #: A colleague who has been asked to take it over.
    offered_to: int | None
    offered_to_name: str
    #: When a human let check-ins go on although it is open.
    released_at: datetime | None
    is_drill: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Something that was written."""

    words: str
    at: datetime
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A message that alarmed, what came before it, and why it alarmed."""

    line: Line
    sender: str
    level: str
    kind: str
    why: tuple[str, ...]
    before: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that has happened to an alert."""

    what: str
    at: datetime
    who: str
    note: str
    channel: str | None
    state: str | None
    delivered_at: datetime | None


@dataclass(frozen=True, slots=True)
class CallBack:
    """What a consultant heard when they spoke."""

    who: str
    answers: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyNote:
    """What somebody decided about the duty to notify."""

    who: str
    decision: str
    reason: str
    decided_at: datetime
    told_person_at: datetime | None


_TAKER, _ASKED = staff.alias("taker"), staff.alias("asked")
_LEVEL_ORDER = case({"red": 0, "orange": 1}, value=alerts.c.level, else_=2)


def not_closed(connection: Connection, window: Window) -> Sequence[AlertRow]:
    """List the alerts within a window that are not closed, the gravest first."""
    rows = connection.execute(
        _rows(window)
        .where(alerts.c.state != "closed")
        .order_by(_LEVEL_ORDER, alerts.c.opened_at, alerts.c.id)
    )
    return [_alert_row(row) for row in rows]


def find(connection: Connection, window: Window, alert_id: int) -> AlertRow | None:
    """Find an alert within a window."""
    row = connection.execute(_rows(window).where(alerts.c.id == alert_id)).first()
    return None if row is None else _alert_row(row)


def open_about(
    connection: Connection, window: Window, person_id: int
) -> AlertRow | None:
    """Find the alert about a person, within a window, that is not closed."""
    row = connection.execute(
        _rows(window).where(alerts.c.person_id == person_id, alerts.c.state != "closed")
    ).first()
    return None if row is None else _alert_row(row)


def causes(connection: Connection, alert_id: int) -> Sequence[Cause]:
    """Give the messages that alarmed, the newest first."""
    rows = connection.execute(
        select(
            inbox,
            alert_messages.c.why.label("reasons"),
            alert_messages.c.kind.label("heard_kind"),
            alert_messages.c.level.label("heard_level"),
        )
        .join(inbox, inbox.c.id == alert_messages.c.inbox_id)
        .where(alert_messages.c.alert_id == alert_id)
        .order_by(inbox.c.id.desc())
    ).all()
    return [
        Cause(
            line=_line(row),
            sender=row.sender,
            level=row.heard_level,
            kind=row.heard_kind,
            why=tuple(row.reasons),
            before=_before(connection, row),
        )
        for row in rows
    ]


def history(connection: Connection, alert_id: int) -> Sequence[Happening]:
    """Tell what has happened to an alert, oldest first, with how pushes went."""
    rows = connection.execute(
        select(
            alert_events,
            staff.c.name,
            outbox.c.channel,
            outbox.c.state,
            outbox.c.delivered_at,
        )
        .outerjoin(staff, staff.c.id == alert_events.c.staff_id)
        .outerjoin(outbox, outbox.c.id == alert_events.c.outbox_id)
        .where(alert_events.c.alert_id == alert_id)
        .order_by(alert_events.c.id)
    )
    return [
        Happening(
            what=row.what,
            at=row.at,
            who=row.name or "",
            note=row.note or "",
            channel=row.channel,
            state=row.state,
            delivered_at=row.delivered_at,
        )
        for row in rows
    ]


def call_backs_of(connection: Connection, alert_id: int) -> Sequence[CallBack]:
    """Give what was heard in each call back, the newest first."""
    rows = connection.execute(
        select(call_backs, staff.c.name)
        .join(staff, staff.c.id == call_backs.c.staff_id)
        .where(call_backs.c.alert_id == alert_id)
        .order_by(call_backs.c.id.desc())
    )
    return [CallBack(row.name, row.answers, row.at) for row in rows]


def duty_notes_of(connection: Connection, alert_id: int) -> Sequence[DutyNote]:
    """Give the decisions on the duty to notify, the newest first."""
    rows = connection.execute(
        select(duty_notes, staff.c.name)
        .join(staff, staff.c.id == duty_notes.c.staff_id)
        .where(duty_notes.c.alert_id == alert_id)
        .order_by(duty_notes.c.id.desc())
    )
    return [
        DutyNote(
            who=row.name,
            decision=row.decision,
            reason=row.reason,
            decided_at=row.decided_at,
            told_person_at=row.told_person_at,
        )
        for row in rows
    ]


def agreed_since(
    connection: Connection, person_id: int, since: datetime
) -> Sequence[str]:
    """Give what was agreed whenever an alert about a person was closed."""
    rows = connection.execute(
        select(alert_events.c.note)
        .join(alerts, alerts.c.id == alert_events.c.alert_id)
        .where(
            alerts.c.person_id == person_id,
            alert_events.c.what == "closed",
            alert_events.c.at >= since,
        )
        .order_by(alert_events.c.id)
    ).scalars()
    return [note for note in rows if note]


def last_drill(
    connection: Connection, window: Window, programme_id: int
) -> AlertRow | None:
    """Find the newest test of a programme's ladder."""
    row = connection.execute(
        _rows(window)
        .where(alerts.c.programme_id == programme_id, alerts.c.is_drill)
        .order_by(alerts.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _alert_row(row)


def _rows(window: Window) -> Select[Any]:
    return (
        select(
            alerts,
            people.c.name.label("person_name"),
            _TAKER.c.name.label("taken_by_name"),
            _ASKED.c.name.label("offered_to_name"),
        )
        .outerjoin(people, people.c.id == alerts.c.person_id)
        .outerjoin(_TAKER, _TAKER.c.id == alerts.c.taken_by)
        .outerjoin(_ASKED, _ASKED.c.id == alerts.c.offered_to)
        .where(alerts_within(window))
    )


def _before(connection: Connection, row: Row[Any]) -> tuple[Line, ...]:
    """The sender's last messages before this one, oldest first."""
    sender = (
        inbox.c.sender_mark == row.sender_mark
        if row.person_id is None
        else inbox.c.person_id == row.person_id
    )
    rows = connection.execute(
        select(inbox)
        .where(sender, inbox.c.id < row.id)
        .order_by(inbox.c.id.desc())
        .limit(BEFORE)
    ).all()
    return tuple(_line(before) for before in reversed(rows))


def _line(row: Row[Any]) -> Line:
    return Line(row.words, row.received_at, row.channel)


def _alert_row(row: Row[Any]) -> AlertRow:
    return AlertRow(
        id=row.id,
        municipality_id=row.municipality_id,
        programme_id=row.programme_id,
        person_id=row.person_id,
        person_name=row.person_name or "",
        level=row.level,
        kind=row.kind,
        state=row.state,
        opened_at=row.opened_at,
        next_step_at=row.next_step_at,
        rung=row.rung,
        lap=row.lap,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        taken_by_name=row.taken_by_name or "",
        seen_at=row.seen_at,
        contact_at=row.contact_at,
        closed_at=row.closed_at,
        offered_to=row.offered_to,
        offered_to_name=row.offered_to_name or "",
        released_at=row.released_at,
        is_drill=row.is_drill,
    )
