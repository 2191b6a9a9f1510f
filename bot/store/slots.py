"""Free slots of consultants, each taken by one; and times when somebody is busy."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from bot.store.statements import insert_once
from bot.store.tables.calendar import appointments
from bot.store.tables.slots import busy_times, free_slots

#: Nobody is in an appointment longer than this.
_LONGEST = timedelta(hours=12)


def open_slot(
    connection: Connection,
    *,
    municipality_id: int,
    staff_id: int,
    starts_at: datetime,
    ends_at: datetime,
) -> bool:
    """Open a slot; False when there is one at that time already."""
    row_id = insert_once(
        connection,
        free_slots,
        {
            "municipality_id": municipality_id,
            "staff_id": staff_id,
            "starts_at": starts_at,
            "ends_at": ends_at,
        },
    )
    return row_id is not None


def close_slot(connection: Connection, staff_id: int, starts_at: datetime) -> bool:
    """Close a slot that nobody has taken."""
    gone = connection.execute(
        delete(free_slots).where(
            free_slots.c.staff_id == staff_id,
            free_slots.c.starts_at == starts_at,
            free_slots.c.taken_at.is_(None),
        )
    )
    return gone.rowcount == 1


def open_between(
    connection: Connection, staff_id: int, since: datetime, until: datetime
) -> Sequence[tuple[datetime, datetime]]:
    """Give the slots of a colleague that nobody has taken, the first first."""
    rows = connection.execute(
        select(free_slots.c.starts_at, free_slots.c.ends_at)
        .where(
            free_slots.c.staff_id == staff_id,
            free_slots.c.taken_at.is_(None),
            free_slots.c.starts_at >= since,
            free_slots.c.starts_at < until,
        )
        .order_by(free_slots.c.starts_at)
    )
    return [(row.starts_at, row.ends_at) for row in rows]


#: Whether a busy time of either lies over the slot.
_IS_BUSY = and_(
    or_(
        busy_times.c.staff_id == bindparam("staff_id"),
        busy_times.c.person_id == bindparam("person_id"),
    ),
    busy_times.c.starts_at < free_slots.c.ends_at,
    busy_times.c.ends_at > free_slots.c.starts_at,
)
_FREE = (
    select(free_slots.c.starts_at, free_slots.c.ends_at)
    .where(
        free_slots.c.staff_id == bindparam("staff_id"),
        free_slots.c.taken_at.is_(None),
        free_slots.c.starts_at >= bindparam("since"),
        free_slots.c.starts_at < bindparam("until"),
        ~exists().where(_IS_BUSY),
    )
    .order_by(free_slots.c.starts_at)
)
_FREE_LOCKED = _FREE.with_for_update()


def free_of(
    connection: Connection,
    staff_id: int,
    person_id: int,
    since: datetime,
    *,
    until: datetime,
    is_locked: bool = False,
) -> Sequence[datetime]:
    """Give when a consultant's free slots begin, those busy for either left out.

    Locked, nobody else can take one before this transaction is over.
    """
    given = {
        "staff_id": staff_id,
        "person_id": person_id,
        "since": since,
        "until": until,
    }
    rows = connection.execute(_FREE_LOCKED if is_locked else _FREE, given).all()
    held = _held_by(connection, staff_id, since, until) if rows else []
    return [
        row.starts_at
        for row in rows
        if not any(
            row.starts_at < ends and starts < row.ends_at for starts, ends in held
        )
    ]


def take(
    connection: Connection,
    staff_id: int,
    starts_at: datetime,
    appointment_id: int,
    now: datetime,
) -> timedelta | None:
    """Take a slot for an appointment, and give its length; None when it is gone."""
    row = connection.execute(
        update(free_slots)
        .where(
            free_slots.c.staff_id == staff_id,
            free_slots.c.starts_at == starts_at,
            free_slots.c.taken_at.is_(None),
        )
        .values(taken_at=now, appointment_id=appointment_id)
        .returning(free_slots)
    ).first()
    return None if row is None else row.ends_at - row.starts_at


def give_back(connection: Connection, appointment_id: int, now: datetime) -> None:
    """Let the slot of an appointment that moved or fell away be free again."""
    connection.execute(
        update(free_slots)
        .where(
            free_slots.c.appointment_id == appointment_id, free_slots.c.starts_at > now
        )
        .values(taken_at=None, appointment_id=None)
    )


def add_busy(
    connection: Connection,
    municipality_id: int,
    span: tuple[datetime, datetime],
    *,
    staff_id: int | None = None,
    person_id: int | None = None,
    source: str = "staff",
) -> None:
    """Note that somebody is busy; never with what."""
    starts_at, ends_at = span
    connection.execute(
        insert(busy_times),
        {
            "municipality_id": municipality_id,
            "staff_id": staff_id,
            "person_id": person_id,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "source": source,
        },
    )


def replace_busy(
    connection: Connection,
    municipality_id: int,
    staff_id: int,
    spans: Sequence[tuple[datetime, datetime]],
) -> None:
    """Put a colleague's calendar in the place of what was read of it before."""
    connection.execute(
        delete(busy_times).where(
            busy_times.c.staff_id == staff_id, busy_times.c.source == "calendar"
        )
    )
    for span in spans:
        add_busy(
            connection, municipality_id, span, staff_id=staff_id, source="calendar"
        )


_BUSY = (
    select(busy_times.c.ends_at)
    .where(
        busy_times.c.person_id == bindparam("person_id"),
        busy_times.c.starts_at <= bindparam("moment"),
        busy_times.c.ends_at > bindparam("moment"),
    )
    .order_by(busy_times.c.ends_at.desc())
    .limit(1)
)


def busy_until(
    connection: Connection, person_id: int, moment: datetime
) -> datetime | None:
    """Tell until when a young person is busy at a moment; None when they are not."""
    given = {"person_id": person_id, "moment": moment}
    return connection.execute(_BUSY, given).scalar()


def _held_by(
    connection: Connection, staff_id: int, since: datetime, until: datetime
) -> list[tuple[datetime, datetime]]:
    """Give the spans of a colleague's own appointments that are still on."""
    rows: Any = connection.execute(
        select(appointments.c.starts_at, appointments.c.minutes).where(
            appointments.c.consultant_id == staff_id,
            appointments.c.state.in_(("planned", "confirmed")),
            appointments.c.starts_at > since - _LONGEST,
            appointments.c.starts_at < until,
        )
    )
    return [
        (row.starts_at, row.starts_at + timedelta(minutes=row.minutes)) for row in rows
    ]
