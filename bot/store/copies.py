"""A copy of the whole store as rows, the same on SQLite and PostgreSQL."""

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    LargeBinary,
    Numeric,
    Select,
    Table,
    false,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.types import TypeEngine

from bot.store.columns import Moment
from bot.store.raw import own_references, raw_table, sealed_columns, tables_in_order
from bot.store.tables import metadata
from bot.store.tables.staff import staff
from bot.store.tables.talk import outbox, timers

#: Rows that are written at a time.
BATCH = 500


def counts(
    connection: Connection, municipality_id: int | None = None
) -> Mapping[str, int]:
    """Count the rows of every table, in the order in which they are copied."""
    return {
        name: connection.execute(
            select(func.count()).select_from(_rows(name, municipality_id).subquery())
        ).scalar_one()
        for name in tables_in_order()
    }


def columns_of(name: str) -> list[str]:
    """Name the columns of a table, in the order in which rows give them."""
    return [column.name for column in raw_table(name).columns]


def rows_of(
    connection: Connection, name: str, municipality_id: int | None = None
) -> Iterator[list[Any]]:
    """Give the rows of a table as JSON can hold them; sealed values stay sealed.

    Of one municipality alone, colleagues of another are left out: where a row only
    names one it is given without, and where it is about one it stays behind.
    """
    key = next(iter(raw_table(name).primary_key))
    rows = connection.execution_options(yield_per=BATCH).execute(
        _rows(name, municipality_id).order_by(key)
    )
    strangers = _strangers(connection, name, municipality_id)
    for row in rows:
        values = [
            None if value in strangers.get(column, ()) else value
            for column, value in row._mapping.items()  # noqa: SLF001 - SQLAlchemy's own
        ]
        yield [_to_json(value) for value in values]


def _rows(name: str, municipality_id: int | None) -> Select[Any]:
    """Hold the rows of a table, of one municipality where that is asked."""
    table = raw_table(name)
    if municipality_id is None:
        return select(table)
    if name == "municipalities":
        return select(table).where(table.c.id == municipality_id)
    if "municipality_id" not in table.c:
        # What belongs to the install stays with it.
        return select(table).where(false())
    query = select(table).where(table.c.municipality_id == municipality_id)
    own = select(staff.c.id).where(staff.c.municipality_id == municipality_id)
    for column in _of_staff(name):
        if not metadata.tables[name].c[column].nullable:
            query = query.where(table.c[column].in_(own))
    return query


def _of_staff(name: str) -> Sequence[str]:
    """Name the columns of a table that refer to colleagues."""
    return [
        column.name
        for column in metadata.tables[name].columns
        if any(key.target_fullname == "staff.id" for key in column.foreign_keys)
    ]


def _strangers(
    connection: Connection, name: str, municipality_id: int | None
) -> Mapping[str, frozenset[int]]:
    """Give the colleagues of other municipalities, by column that may name one."""
    if municipality_id is None:
        return {}
    others = frozenset(
        connection.execute(
            select(staff.c.id).where(staff.c.municipality_id != municipality_id)
        ).scalars()
    )
    return dict.fromkeys(_of_staff(name), others)


def key_ids(name: str, row: Sequence[Any]) -> set[str]:
    """Tell which keys have sealed the values of a row that was copied."""
    sealed = sealed_columns(metadata.tables[name])
    return {
        base64.b64decode(value)[:4].hex()
        for column, value in zip(columns_of(name), row, strict=True)
        if column in sealed and value is not None
    }


def put_rows(connection: Connection, name: str, rows: Iterable[Sequence[Any]]) -> int:
    """Write copied rows; those that refer to their own table do so afterwards."""
    table = raw_table(name)
    columns = list(table.columns)
    later = own_references(name)
    values, referring = [], []
    for row in rows:
        read = {c.name: _of_json(c.type, v) for c, v in zip(columns, row, strict=True)}
        if any(read[column] is not None for column in later):
            referring.append({"row_id": read["id"], **{c: read[c] for c in later}})
            read.update(dict.fromkeys(later))
        values.append(read)
    for start in range(0, len(values), BATCH):
        connection.execute(insert(table), values[start : start + BATCH])
    for one in referring:
        row_id = one.pop("row_id")
        connection.execute(update(table).where(table.c.id == row_id).values(**one))
    return len(values)


def count_on(connection: Connection) -> None:
    """Have new rows numbered after those that were written with their numbers."""
    if connection.dialect.name == "sqlite":
        return
    for name in tables_in_order():
        table: Table = metadata.tables[name]
        if "id" in table.c:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), "  # noqa: S608 - our own names
                    f"GREATEST((SELECT MAX(id) FROM {name}), 1))"
                )
            )


def doubt_what_waited(connection: Connection, now: datetime) -> int:
    """Have everything that may have gone out since the copy looked up before it goes.

    A claim whose lease is over is what a vanished sender leaves: the next one asks
    the provider first, and sends a nudge or a reply in doubt no second time.
    """
    doubted = connection.execute(
        update(outbox)
        .where(
            outbox.c.state.in_(("waiting", "sending")),
            outbox.c.not_before <= now,
        )
        .values(state="sending", lease_until=outbox.c.created_at)
    )
    return doubted.rowcount


def came_due(connection: Connection, since: datetime, now: datetime) -> int:
    """Count what Makker would have begun with people between two moments."""
    return connection.execute(
        select(func.count()).where(
            timers.c.due_at > since,
            timers.c.due_at <= now,
            timers.c.person_id.is_not(None),
            timers.c.kind.not_in(("alert", "contact", "push", "silence", "inbox")),
        )
    ).scalar_one()


def _to_json(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value


def _of_json(kind: TypeEngine[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value).astimezone(UTC)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(kind, Numeric) else value
