"""Close an alert for good; its history stays."""

from datetime import datetime

from sqlalchemy import Connection, update

from bot.store.alerts import Alert
from bot.store.database import ask_to_wake
from bot.store.tables.alerts import alerts


def close(
    connection: Connection,
    alert: Alert,
    staff_id: int,
    *,
    contact_at: datetime,
    now: datetime,
) -> None:
    """Note when somebody spoke with the person, and who closed the alert."""
    connection.execute(
        update(alerts)
        .where(alerts.c.id == alert.id)
        .values(
            state="closed",
            contact_at=contact_at,
            closed_at=now,
            closed_by=staff_id,
            next_step_at=None,
            version=alerts.c.version + 1,
        )
    )
    ask_to_wake(connection)
