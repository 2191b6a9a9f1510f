"""What waits longer than it may."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, case, exists, func, select

from bot.store.alerts import Alert, alert_of
from bot.store.outbox import LANES
from bot.store.pushes import MAY_ARRIVE
from bot.store.tables.alerts import alerts
from bot.store.tables.talk import outbox, timers

_WRITTEN = outbox.c.created_at
#: Classes that must not wait.
_URGENT = (LANES["alert"], LANES["crisis"])


def oldest_alert_step(connection: Connection) -> datetime | None:
    """Tell since when the most forgotten open alert should have climbed."""
    return connection.execute(
        select(func.min(alerts.c.next_step_at)).where(alerts.c.state == "open")
    ).scalar()


def oldest_urgent(connection: Connection) -> datetime | None:
    """Tell since when a push or a crisis answer has waited to go out.

    What is meant for a later hour waits from then; what failed once, all along.
    """
    since = case((outbox.c.attempts == 0, outbox.c.not_before), else_=_WRITTEN)
    return connection.execute(
        select(func.min(since)).where(
            outbox.c.state == "waiting", outbox.c.lane.in_(_URGENT)
        )
    ).scalar()


def oldest_untold(connection: Connection) -> datetime | None:
    """Tell since when an alert stands open of which no phone has heard, or will."""
    pushed = exists().where(
        outbox.c.alert_id == alerts.c.id,
        outbox.c.staff_id.is_not(None),
        outbox.c.state.in_(MAY_ARRIVE),
    )
    return connection.execute(
        select(func.min(alerts.c.opened_at)).where(alerts.c.state == "open", ~pushed)
    ).scalar()


def alerts_without_timer(connection: Connection) -> Sequence[Alert]:
    """Find open alerts that nothing will wake; there should be none, ever."""
    timer = exists().where(timers.c.kind == "alert", timers.c.subject_id == alerts.c.id)
    rows = connection.execute(
        select(alerts).where(alerts.c.state == "open", ~timer)
    ).all()
    return [alert_of(row) for row in rows]
