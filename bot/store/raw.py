"""The tables with sealed values as they lie there: moved, never opened."""

from functools import cache

from sqlalchemy import Column, ForeignKey, LargeBinary, MetaData, Table

from bot.store.columns import Sealed, SealedJson
from bot.store.tables import metadata

#: Column types that only the install's keys can read.
SEALED = (Sealed, SealedJson)


def sealed_columns(table: Table) -> tuple[str, ...]:
    """Name the columns of a table that are sealed."""
    return tuple(c.name for c in table.columns if isinstance(c.type, SEALED))


@cache
def raw_table(name: str) -> Table:
    """Give a table whose sealed columns are plain bytes."""
    return Table(name, MetaData(), *(_raw(c) for c in metadata.tables[name].columns))


def tables_in_order() -> tuple[str, ...]:
    """Name every table, each after those it refers to."""
    return tuple(table.name for table in metadata.sorted_tables)


def own_references(name: str) -> tuple[str, ...]:
    """Name the columns of a table that refer to other rows of the same table."""
    return tuple(
        column.name
        for column in metadata.tables[name].columns
        if any(_target(key) == name for key in column.foreign_keys)
    )


def _target(key: ForeignKey) -> str:
    return key.target_fullname.partition(".")[0]


def _raw(column: Column[object]) -> Column[object]:
    kind = LargeBinary() if isinstance(column.type, SEALED) else column.type
    return Column(column.name, kind, primary_key=column.primary_key)
