"""Test alarms: when the last one was, and whom one would be for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from bot.store.tables.alerts import alerts
from bot.store.tables.people import people
from bot.store.tables.places import programmes
from bot.store.tables.staff import grants, staff


def last_at(connection: Connection, programme_id: int) -> datetime | None:
    """Tell when a programme's newest test was sounded."""
    return connection.execute(
        select(func.max(alerts.c.opened_at)).where(
            alerts.c.programme_id == programme_id, alerts.c.is_drill
        )
    ).scalar()


def has_people(connection: Connection, programme_id: int) -> bool:
    """Tell whether a programme has participants, invited or not yet."""
    found = connection.execute(
        select(people.c.id)
        .where(people.c.programme_id == programme_id, people.c.state != "ended")
        .limit(1)
    ).first()
    return found is not None


def leads(connection: Connection, programme_id: int) -> Sequence[int]:
    """Name those who lead a programme."""
    return list(
        connection.execute(
            select(grants.c.staff_id)
            .join(staff, staff.c.id == grants.c.staff_id)
            .join(programmes, programmes.c.municipality_id == grants.c.municipality_id)
            .where(
                programmes.c.id == programme_id,
                or_(
                    grants.c.programme_id == programme_id,
                    grants.c.programme_id.is_(None),
                ),
                grants.c.role == "lead",
                staff.c.disabled_at.is_(None),
            )
            .distinct()
            .order_by(grants.c.staff_id)
        ).scalars()
    )
