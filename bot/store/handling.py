"""What humans do with an alert: see, talk, hand on, lower, release, note."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.rules.ladder import Level
from bot.store.alerts import Alert, alert_of
from bot.store.database import ask_to_wake
from bot.store.tables.alerts import alerts, call_backs, duty_notes


def see(connection: Connection, alert_id: int, staff_id: int, now: datetime) -> bool:
    """Note that a named human has read the words; False when one had already."""
    seen = connection.execute(
        update(alerts)
        .where(alerts.c.id == alert_id, alerts.c.seen_at.is_(None))
        .values(seen_at=now, seen_by=staff_id)
    )
    return seen.rowcount == 1


def note_contact(connection: Connection, alert_id: int, now: datetime) -> None:
    """Note that a human has spoken with the person."""
    connection.execute(
        update(alerts).where(alerts.c.id == alert_id).values(contact_at=now)
    )


def offer(connection: Connection, alert_id: int, staff_id: int | None) -> None:
    """Ask a colleague to take an alert over; None takes the asking back."""
    connection.execute(
        update(alerts).where(alerts.c.id == alert_id).values(offered_to=staff_id)
    )


def accept(
    connection: Connection, alert_id: int, staff_id: int, now: datetime
) -> Alert | None:
    """Take over what was offered; None when it is not offered to this one any more."""
    row = connection.execute(
        update(alerts)
        .where(
            alerts.c.id == alert_id,
            alerts.c.offered_to == staff_id,
            alerts.c.state != "closed",
        )
        .values(
            state="taken",
            taken_by=staff_id,
            taken_at=now,
            offered_to=None,
            next_step_at=None,
            version=alerts.c.version + 1,
        )
        .returning(alerts)
    ).first()
    ask_to_wake(connection)
    return None if row is None else alert_of(row)


def offered_to(connection: Connection, staff_id: int) -> Alert | None:
    """Find the oldest alert that a colleague has been asked to take over."""
    row = connection.execute(
        select(alerts)
        .where(alerts.c.offered_to == staff_id, alerts.c.state != "closed")
        .order_by(alerts.c.opened_at)
        .limit(1)
    ).first()
    return None if row is None else alert_of(row)


def let_climb_again(connection: Connection, alert: Alert, now: datetime) -> Alert:
    """Open an alert again that was taken and then not acted on."""
    row = connection.execute(
        update(alerts)
        .where(alerts.c.id == alert.id)
        .values(state="open", next_step_at=now, version=alerts.c.version + 1)
        .returning(alerts)
    ).one()
    return alert_of(row)


def lower(connection: Connection, alert_id: int, level: Level) -> None:
    """Lower the level; only a named human does, with a note."""
    connection.execute(
        update(alerts).where(alerts.c.id == alert_id).values(level=level)
    )


def release(connection: Connection, alert_id: int, now: datetime) -> None:
    """Let check-ins and invitations go on while the alert is open."""
    connection.execute(
        update(alerts).where(alerts.c.id == alert_id).values(released_at=now)
    )


def keep_call_back(
    connection: Connection,
    alert: Alert,
    staff_id: int,
    answers: Mapping[str, str],
    now: datetime,
) -> None:
    """Keep what the consultant heard in the call back."""
    connection.execute(
        insert(call_backs),
        {
            "municipality_id": alert.municipality_id,
            "alert_id": alert.id,
            "staff_id": staff_id,
            "answers": dict(answers),
            "at": now,
        },
    )


def note_duty(
    connection: Connection,
    alert: Alert,
    staff_id: int,
    *,
    decision: str,
    reason: str,
    decided_at: datetime,
    told_person_at: datetime | None,
    now: datetime,
) -> None:
    """Note a decision on the duty to notify (Barnets lov section 133)."""
    connection.execute(
        insert(duty_notes),
        {
            "municipality_id": alert.municipality_id,
            "alert_id": alert.id,
            "staff_id": staff_id,
            "decision": decision,
            "reason": reason,
            "decided_at": decided_at,
            "told_person_at": told_person_at,
            "noted_at": now,
        },
    )


def has_duty_note(connection: Connection, alert_id: int) -> bool:
    """Tell whether the duty to notify has been decided on."""
    found = connection.execute(
        select(duty_notes.c.id).where(duty_notes.c.alert_id == alert_id)
    ).first()
    return found is not None


_HOLDING_BACK = select(alerts.c.id).where(
    alerts.c.person_id == bindparam("person_id"),
    alerts.c.state != "closed",
    alerts.c.level.in_(("red", "orange")),
    alerts.c.released_at.is_(None),
)


def is_held_back(connection: Connection, person_id: int) -> bool:
    """Tell whether an alert keeps check-ins and invitations from a person."""
    found = connection.execute(_HOLDING_BACK, {"person_id": person_id}).first()
    return found is not None
