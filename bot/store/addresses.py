"""Addresses: bound to one person at a time, and to nobody for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from bot.store.people import address_kind
from bot.store.statements import mark, marks
from bot.store.tables.people import addresses


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person can be reached."""

    id: int
    person_id: int
    channel: str
    value: str
    state: str
    bound_at: datetime
    confirmed_at: datetime | None


_BOUND = (
    select(addresses)
    .where(
        addresses.c.person_id == bindparam("person_id"),
        addresses.c.channel == bindparam("channel"),
        addresses.c.unbound_at.is_(None),
    )
    .order_by(addresses.c.id.desc())
)


def bound_now(connection: Connection, person_id: int, channel: str) -> Address | None:
    """Find where a person is reached on a channel at this moment."""
    row = connection.execute(
        _BOUND, {"person_id": person_id, "channel": channel}
    ).first()
    return None if row is None else _address(row)


def all_bound(connection: Connection, person_id: int) -> Sequence[Address]:
    """Give every address that is a person's at this moment, the newest first."""
    rows = connection.execute(
        select(addresses)
        .where(addresses.c.person_id == person_id, addresses.c.unbound_at.is_(None))
        .order_by(addresses.c.id.desc())
    )
    return [_address(row) for row in rows]


def bind(
    connection: Connection,
    person_id: int,
    *,
    municipality_id: int,
    channel: str,
    value: str,
    now: datetime,
) -> None:
    """Make an address this person's; whoever had it before loses it."""
    unbind(connection, channel, value, now)
    connection.execute(
        insert(addresses),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "channel": channel,
            "value": value,
            "mark": mark(connection, value, address_kind(channel)),
            "bound_at": now,
            "state": "ok",
        },
    )


def unbind(connection: Connection, channel: str, value: str, now: datetime) -> None:
    """Let an address be nobody's."""
    connection.execute(
        update(addresses)
        .where(
            addresses.c.channel == channel,
            addresses.c.mark.in_(marks(connection, value, address_kind(channel))),
            addresses.c.unbound_at.is_(None),
        )
        .values(unbound_at=now)
    )


def confirm(connection: Connection, address_id: int, now: datetime) -> None:
    """Note that the person has said that an address is theirs."""
    connection.execute(
        update(addresses)
        .where(addresses.c.id == address_id)
        .values(state="ok", confirmed_at=now)
    )


def change_state(connection: Connection, address_id: int, state: str) -> None:
    """Note that an address is ok, blocked or dead."""
    connection.execute(
        update(addresses).where(addresses.c.id == address_id).values(state=state)
    )


def revive(connection: Connection, person_id: int, channel: str) -> None:
    """Note that somebody writes from an address that was thought to be nobody's."""
    connection.execute(_REVIVE, {"of_person": person_id, "of_channel": channel})


_REVIVE = (
    update(addresses)
    .where(
        addresses.c.person_id == bindparam("of_person"),
        addresses.c.channel == bindparam("of_channel"),
        addresses.c.unbound_at.is_(None),
        addresses.c.state == "dead",
    )
    .values(state="ok")
)


def _address(row: Row[Any]) -> Address:
    return Address(
        row.id,
        row.person_id,
        row.channel,
        row.value,
        row.state,
        row.bound_at,
        row.confirmed_at,
    )
