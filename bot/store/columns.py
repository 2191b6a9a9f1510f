"""Column types: moments in UTC, sealed words, fingerprints; and shared columns."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from bot.keyring import Keyring


class NaiveMomentError(Exception):
    """A moment without a time zone was about to be stored."""


class Moment(TypeDecorator[datetime]):
    """An aware moment; UTC in the database, UTC when it comes back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise NaiveMomentError("a moment needs its time zone")
        return value.astimezone(UTC)

    @override
    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        return (
            value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        )


class Sealed(TypeDecorator[str]):
    """Words that only the install's keys can read, bound to their column."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, column: str) -> None:
        """Name the column, as table.column; it is authenticated with the words."""
        super().__init__()
        self.column = column

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        return keyring_of(dialect).seal(
            value.encode("utf-8", "surrogatepass"), self.column
        )

    @override
    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        plain = keyring_of(dialect).unseal(bytes(value), self.column)
        return plain.decode("utf-8", "surrogatepass")


class SealedJson(TypeDecorator[Any]):
    """A JSON value that only the install's keys can read."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, column: str) -> None:
        """Name the column, as table.column; it is authenticated with the value."""
        super().__init__()
        self.column = column

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return keyring_of(dialect).seal(
            plain.encode("utf-8", "surrogatepass"), self.column
        )

    @override
    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return json.loads(keyring_of(dialect).unseal(bytes(value), self.column))


#: Row ids: 64 bits on PostgreSQL, SQLite's own on SQLite.
RowId = BigInteger().with_variant(Integer, "sqlite")
#: Plain settings and figures, never words about a person.
Plain = JSON()


def keyring_of(dialect: Dialect) -> Keyring:
    """Give the keys that this database was opened with."""
    keyring: Keyring = dialect.makker_keyring  # type: ignore[attr-defined]
    return keyring


def row_id() -> Column[int]:
    """Number the rows of a table."""
    return Column("id", RowId, primary_key=True, autoincrement=True)


def municipality_id(*, index: bool = False) -> Column[int]:
    """Say which municipality the row belongs to."""
    return Column(
        "municipality_id",
        RowId,
        ForeignKey("municipalities.id"),
        nullable=False,
        index=index,
    )


def of_person(*, on_delete: str = "CASCADE") -> ForeignKeyConstraint:
    """Bind the row to a person of the same municipality."""
    return ForeignKeyConstraint(
        ["municipality_id", "person_id"],
        ["people.municipality_id", "people.id"],
        ondelete=on_delete,
    )
