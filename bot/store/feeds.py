"""Calendars of colleagues: Makker's appointments out, busy times in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from bot.store.appointments import Appointment, appointment_of
from bot.store.staff import Colleague
from bot.store.statements import mark, marks, put
from bot.store.tables.calendar import appointments
from bot.store.tables.slots import busy_times, calendar_feeds
from bot.store.tables.staff import staff

Trouble = Literal["not_reached", "not_a_calendar"]
_PURPOSE = "calendar feed"
#: How far back and ahead a calendar shows appointments.
BACK, AHEAD = timedelta(days=30), timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A colleague's calendar, both ways."""

    staff_id: int
    municipality_id: int
    secret: str
    url: str
    read_at: datetime | None
    trouble: str


def of_staff(connection: Connection, staff_id: int) -> Feed | None:
    """Give a colleague's feed, if they have any."""
    row = connection.execute(
        select(calendar_feeds).where(calendar_feeds.c.staff_id == staff_id)
    ).first()
    return None if row is None else _feed(row)


def by_secret(connection: Connection, secret: str) -> Feed | None:
    """Find whose address this is; a closed account gives nothing out."""
    row = connection.execute(
        select(calendar_feeds)
        .join(staff, staff.c.id == calendar_feeds.c.staff_id)
        .where(
            calendar_feeds.c.secret_mark.in_(marks(connection, secret, _PURPOSE)),
            staff.c.disabled_at.is_(None),
        )
    ).first()
    return None if row is None else _feed(row)


def give_out(connection: Connection, colleague: Colleague, secret: str) -> None:
    """Give the appointments out under a new secret; an older one opens no more."""
    _put(
        connection,
        colleague,
        secret=secret or None,
        secret_mark=mark(connection, secret, _PURPOSE) if secret else None,
    )


def read_from(connection: Connection, colleague: Colleague, url: str) -> None:
    """Read busy times from an address from now on; empty ends it and forgets them."""
    _put(
        connection, colleague, url=url or None, tried_at=None, read_at=None, trouble=""
    )
    if not url:
        _forget_busy(connection, colleague.id)


def claim_due(
    connection: Connection, now: datetime, every: timedelta, most: int
) -> Sequence[Feed]:
    """Claim addresses that it is time to read again, those of closed accounts not."""
    due = (
        select(calendar_feeds.c.id)
        .join(staff, staff.c.id == calendar_feeds.c.staff_id)
        .where(
            calendar_feeds.c.url.is_not(None),
            or_(
                calendar_feeds.c.tried_at.is_(None),
                calendar_feeds.c.tried_at <= now - every,
            ),
            staff.c.disabled_at.is_(None),
        )
        .order_by(calendar_feeds.c.tried_at)
        .limit(most)
        .with_for_update(skip_locked=True, of=calendar_feeds)
    )
    rows = connection.execute(
        update(calendar_feeds)
        .where(calendar_feeds.c.id.in_(due.scalar_subquery()))
        .values(tried_at=now)
        .returning(calendar_feeds)
    ).all()
    return [_feed(row) for row in rows]


def replace_busy(
    connection: Connection,
    colleague: Colleague,
    spans: Sequence[tuple[datetime, datetime]],
    now: datetime,
) -> None:
    """Put the busy times of a calendar in the place of those read before."""
    _forget_busy(connection, colleague.id)
    rows = [
        {
            "municipality_id": colleague.municipality_id,
            "staff_id": colleague.id,
            "starts_at": starts_at,
            "ends_at": ends_at,
            "source": "calendar",
        }
        for starts_at, ends_at in spans
    ]
    if rows:
        connection.execute(insert(busy_times), rows)
    _put(connection, colleague, read_at=now, trouble="")


def note_trouble(connection: Connection, colleague: Colleague, why: Trouble) -> None:
    """Note that a calendar could not be read; what was read before still stands."""
    _put(connection, colleague, trouble=why)


def busy_of(
    connection: Connection, staff_id: int, since: datetime
) -> Sequence[tuple[datetime, datetime]]:
    """Give when a colleague is busy by their own calendar."""
    rows = connection.execute(
        select(busy_times.c.starts_at, busy_times.c.ends_at)
        .where(
            busy_times.c.staff_id == staff_id,
            busy_times.c.source == "calendar",
            busy_times.c.ends_at > since,
        )
        .order_by(busy_times.c.starts_at)
    )
    return [(row.starts_at, row.ends_at) for row in rows]


def shown_in(
    connection: Connection, staff_id: int, now: datetime
) -> Sequence[Appointment]:
    """Give the appointments that a colleague's calendar shows."""
    rows = connection.execute(
        select(appointments)
        .where(
            appointments.c.consultant_id == staff_id,
            appointments.c.starts_at > now - BACK,
            appointments.c.starts_at < now + AHEAD,
        )
        .order_by(appointments.c.starts_at)
    )
    return [appointment_of(row) for row in rows]


def _put(connection: Connection, colleague: Colleague, **values: Any) -> None:
    put(
        connection,
        calendar_feeds,
        {"staff_id": colleague.id},
        municipality_id=colleague.municipality_id,
        **values,
    )


def _forget_busy(connection: Connection, staff_id: int) -> None:
    connection.execute(
        delete(busy_times).where(
            busy_times.c.staff_id == staff_id, busy_times.c.source == "calendar"
        )
    )


def _feed(row: Row[Any]) -> Feed:
    return Feed(
        staff_id=row.staff_id,
        municipality_id=row.municipality_id,
        secret=row.secret or "",
        url=row.url or "",
        read_at=row.read_at,
        trouble=row.trouble or "",
    )
