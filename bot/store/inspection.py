"""What makker check looks at: how the install stands, in counts and names of things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from bot.store.tables.people import addresses, people
from bot.store.tables.places import municipalities
from bot.store.tables.staff import staff
from bot.store.tables.talk import conversations

#: What each database must answer for a commit to outlive a power cut.
_DURABLE: Mapping[str, Mapping[str, set[Any]]] = {
    "sqlite": {"PRAGMA synchronous": {2, 3}, "PRAGMA journal_mode": {"wal"}},
    "postgresql": {
        "SHOW synchronous_commit": {"on", "remote_apply", "remote_write", "local"},
        "SHOW fsync": {"on"},
    },
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How many open conversations stand on a step."""

    flow: str
    step: str
    count: int


def settings_that_lose(connection: Connection) -> list[str]:
    """Name the database's settings by which a commit can be lost."""
    wanted = _DURABLE.get(connection.dialect.name, {})
    return [
        question.split()[1]
        for question, right in wanted.items()
        if connection.exec_driver_sql(question).scalar() not in right
    ]


def open_conversations(connection: Connection) -> Sequence[Standing]:
    """Group the open conversations by where they stand."""
    rows = connection.execute(
        select(conversations.c.flow, conversations.c.step, func.count())
        .where(conversations.c.outcome.is_(None))
        .group_by(conversations.c.flow, conversations.c.step)
        .order_by(conversations.c.flow, conversations.c.step)
    )
    return [Standing(*row) for row in rows]


def people_by_channel(connection: Connection) -> Mapping[str, int]:
    """Count the young people who are written to, by channel."""
    rows = connection.execute(
        select(people.c.channel, func.count().label("people"))
        .where(people.c.stopped_at.is_(None), people.c.state.in_(("invited", "joined")))
        .group_by(people.c.channel)
    )
    return {row.channel: row.people for row in rows}


def read_something_sealed(connection: Connection) -> None:
    """Read the oldest sealed value of a few tables; raise when no key opens it."""
    columns: tuple[Any, ...] = (people.c.name, staff.c.name, addresses.c.value)
    for column in columns:
        connection.execute(select(column).order_by(column.table.c.id).limit(1)).all()


def caseload_of(connection: Connection, staff_id: int) -> int:
    """Count the young people who have this consultant."""
    return connection.execute(
        select(func.count()).where(
            people.c.consultant_id == staff_id, people.c.state != "ended"
        )
    ).scalar_one()


def municipality_slugs(connection: Connection) -> Mapping[int, str]:
    """Name every municipality of the install."""
    rows = connection.execute(select(municipalities.c.id, municipalities.c.slug))
    return {row.id: row.slug for row in rows}
