"""Whom an alert was pushed to, and whether it has reached anybody."""

from sqlalchemy import Connection, select

from bot.store.alerts import Alert, alert_of
from bot.store.tables.alerts import alert_events, alerts
from bot.store.tables.talk import outbox

#: States of a push that somebody has got, or may still get.
MAY_ARRIVE = ("waiting", "sending", "sent", "delivered", "unsure")


def oldest_pushed_to(connection: Connection, staff_id: int) -> Alert | None:
    """Find the oldest untaken alert that was pushed to this colleague."""
    row = connection.execute(
        select(alerts)
        .join(outbox, outbox.c.alert_id == alerts.c.id)
        .where(outbox.c.staff_id == staff_id, alerts.c.state == "open")
        .order_by(alerts.c.opened_at, alerts.c.id)
        .limit(1)
    ).first()
    return None if row is None else alert_of(row)


def newest_pushed_to(connection: Connection, staff_id: int) -> Alert | None:
    """Find the newest alert pushed to this colleague that somebody has taken."""
    row = connection.execute(
        select(alerts)
        .join(outbox, outbox.c.alert_id == alerts.c.id)
        .where(outbox.c.staff_id == staff_id, alerts.c.state == "taken")
        .order_by(alerts.c.taken_at.desc())
        .limit(1)
    ).first()
    return None if row is None else alert_of(row)


def told_of(connection: Connection, alert_id: int) -> set[int]:
    """Name everybody whom an alert was pushed to."""
    rows = connection.execute(
        select(alert_events.c.staff_id).where(
            alert_events.c.alert_id == alert_id, alert_events.c.what == "told"
        )
    ).scalars()
    return {staff_id for staff_id in rows if staff_id is not None}


def last_told(connection: Connection, alert_id: int) -> int | None:
    """Name the colleague to whom an alert was pushed last."""
    return connection.execute(
        select(alert_events.c.staff_id)
        .where(alert_events.c.alert_id == alert_id, alert_events.c.what == "told")
        .order_by(alert_events.c.id.desc())
        .limit(1)
    ).scalar()


def is_told_elsewhere(connection: Connection, alert: Alert, staff_id: int) -> bool:
    """Tell whether another push of this alert to a colleague may still arrive."""
    found = connection.execute(
        select(outbox.c.id).where(
            outbox.c.alert_id == alert.id,
            outbox.c.staff_id == staff_id,
            outbox.c.state.in_(("waiting", "sending", "sent", "delivered")),
        )
    ).first()
    return found is not None


def may_have_reached(connection: Connection, alert_id: int) -> bool:
    """Tell whether a push of this alert has arrived somewhere, or still may."""
    found = connection.execute(
        select(outbox.c.id)
        .where(
            outbox.c.alert_id == alert_id,
            outbox.c.staff_id.is_not(None),
            outbox.c.state.in_(MAY_ARRIVE),
        )
        .limit(1)
    ).first()
    return found is not None
