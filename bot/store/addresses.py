"""Addresses: bound to one person at a time, and to nobody for ever."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

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
    if row is None:
        return None
    return Address(row.id, row.person_id, row.channel, row.value, row.state)


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


def change_state(connection: Connection, address_id: int, state: str) -> None:
    """Note that an address is ok, blocked or dead."""
    connection.execute(
        update(addresses).where(addresses.c.id == address_id).values(state=state)
    )
