"""Statements that SQLite and PostgreSQL spell in two ways."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from bot.store.columns import keyring_of


def insert_once(
    connection: Connection, table: Table, values: Mapping[str, Any]
) -> int | None:
    """Insert a row and give its id, or None when a unique one is there already."""
    statement = _inserting(connection.dialect.name, table)
    row_id: int | None = connection.execute(statement, values).scalar()
    return row_id


@cache
def _inserting(dialect_name: str, table: Table) -> ReturningInsert[Any]:
    dialect = sqlite if dialect_name == "sqlite" else postgresql
    inserting: ReturningInsert[Any] = (
        dialect.insert(table).on_conflict_do_nothing().returning(table.c.id)
    )
    return inserting


def put(
    connection: Connection, table: Table, key: Mapping[str, Any], **values: Any
) -> None:
    """Write a row under its key, whether or not it is there."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(table).on_conflict_do_update(
        index_elements=[table.c[name] for name in key], set_=values
    )
    connection.execute(statement, {**key, **values})


def marks(connection: Connection, value: str, purpose: str) -> list[bytes]:
    """Give the fingerprints to look a value up by."""
    return keyring_of(connection.dialect).fingerprints(value, purpose)


def mark(connection: Connection, value: str, purpose: str) -> bytes:
    """Give the fingerprint to store beside a sealed value."""
    return keyring_of(connection.dialect).fingerprint(value, purpose)
