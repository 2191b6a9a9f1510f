"""Calls to other systems: rows that are made with the change they tell of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Row, insert, or_, select, update

from bot.store.database import ask_to_wake
from bot.store.hooks import Hook, hook_of
from bot.store.tables.case_api import api_tokens, hook_calls, hooks

Event = Literal[
    "appointment.made",
    "appointment.changed",
    "appointment.cancelled",
    "alert.opened",
    "alert.taken",
    "alert.closed",
]
EVENTS: tuple[Event, ...] = get_args(Event)
#: A worker that claims a call has this long before another may make it.
LEASE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One thing that one address is told."""

    id: int
    event: Event
    subject_id: int
    at: datetime
    attempts: int
    hook: Hook

    @property
    def is_about_appointment(self) -> bool:
        """Whether it tells of an appointment; else it tells of an alert."""
        return self.event.startswith("appointment.")


def announce(
    connection: Connection,
    event: Event,
    subject_id: int,
    *,
    municipality_id: int,
    programme_id: int | None,
    now: datetime,
) -> None:
    """Leave a call for every address that hears of this."""
    listening = connection.execute(
        select(hooks)
        .join(api_tokens, api_tokens.c.id == hooks.c.token_id)
        .where(
            hooks.c.ended_at.is_(None),
            or_(
                hooks.c.municipality_id.is_(None),
                hooks.c.municipality_id == municipality_id,
            ),
            or_(hooks.c.programme_id.is_(None), hooks.c.programme_id == programme_id),
            api_tokens.c.revoked_at.is_(None),
            api_tokens.c.expires_at > now,
        )
    ).all()
    rows = [
        {
            "municipality_id": municipality_id,
            "hook_id": row.id,
            "event": event,
            "subject_id": subject_id,
            "at": now,
            "state": "waiting",
            "attempts": 0,
            "due_at": now,
        }
        for row in listening
        if event in row.events
    ]
    if rows:
        connection.execute(insert(hook_calls), rows)
        ask_to_wake(connection)


def claim(connection: Connection, now: datetime, most: int) -> Sequence[Call]:
    """Claim calls that are due, the oldest first, for this worker alone."""
    due = (
        select(hook_calls.c.id)
        .where(
            hook_calls.c.state == "waiting",
            hook_calls.c.due_at <= now,
            or_(hook_calls.c.lease_until.is_(None), hook_calls.c.lease_until <= now),
        )
        .order_by(hook_calls.c.due_at, hook_calls.c.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    claimed = connection.execute(
        update(hook_calls)
        .where(hook_calls.c.id.in_(due.scalar_subquery()))
        .values(lease_until=now + LEASE)
        .returning(hook_calls)
    ).all()
    whose = {row.hook_id for row in claimed}
    by_id = {
        row.id: row
        for row in connection.execute(select(hooks).where(hooks.c.id.in_(whose)))
    }
    return [_call(row, by_id[row.hook_id]) for row in sorted(claimed, key=_age)]


def is_wanted(connection: Connection, call: Call, now: datetime) -> bool:
    """Tell whether an address may still be told; its token may be over by now."""
    found = connection.execute(
        select(hooks.c.id)
        .join(api_tokens, api_tokens.c.id == hooks.c.token_id)
        .where(
            hooks.c.id == call.hook.id,
            hooks.c.ended_at.is_(None),
            api_tokens.c.revoked_at.is_(None),
            api_tokens.c.expires_at > now,
        )
    ).first()
    return found is not None


def settle(
    connection: Connection, call: Call, state: Literal["taken", "given_up"]
) -> None:
    """Note how a call has ended."""
    connection.execute(
        update(hook_calls)
        .where(hook_calls.c.id == call.id)
        .values(state=state, attempts=call.attempts + 1, lease_until=None)
    )


def put_off(connection: Connection, call: Call, until: datetime) -> None:
    """Make the call again then."""
    connection.execute(
        update(hook_calls)
        .where(hook_calls.c.id == call.id)
        .values(due_at=until, attempts=call.attempts + 1, lease_until=None)
    )


def _age(row: Row[Any]) -> tuple[datetime, int]:
    return row.at, row.id


def _call(row: Row[Any], hook: Row[Any]) -> Call:
    return Call(
        id=row.id,
        event=row.event,
        subject_id=row.subject_id,
        at=row.at,
        attempts=row.attempts,
        hook=hook_of(hook),
    )
