"""Heartbeats, offsets and names of the install."""

from datetime import datetime

from sqlalchemy import Connection, select

from bot.store.statements import put
from bot.store.tables.install import heartbeats, names, offsets


def beat(connection: Connection, name: str, now: datetime) -> None:
    """Note that a loop is alive."""
    put(connection, heartbeats, {"name": name}, at=now)


def last_beat(connection: Connection, name: str) -> datetime | None:
    """Tell when a loop was last alive."""
    return connection.execute(
        select(heartbeats.c.at).where(heartbeats.c.name == name)
    ).scalar()


def offset(connection: Connection, name: str) -> int:
    """Give how far a poller has read."""
    return (
        connection.execute(
            select(offsets.c.value).where(offsets.c.name == name)
        ).scalar()
        or 0
    )


def set_offset(connection: Connection, name: str, value: int) -> None:
    """Note how far a poller has read."""
    put(connection, offsets, {"name": name}, value=value)


def known_name(connection: Connection, name: str) -> str:
    """Give the name that a provider knows this install by; empty when unknown."""
    return (
        connection.execute(select(names.c.value).where(names.c.name == name)).scalar()
        or ""
    )


def set_name(connection: Connection, name: str, value: str) -> None:
    """Note the name that a provider knows this install by."""
    put(connection, names, {"name": name}, value=value)
