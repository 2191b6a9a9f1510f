"""Seal again, with the newest key, what older keys have sealed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.keyring import Keyring, UnreadableError
from bot.store.columns import keyring_of
from bot.store.people import address_kind
from bot.store.raw import raw_table, sealed_columns, tables_in_order
from bot.store.tables import metadata

#: Most rows of one transaction, so that turns are never kept waiting for long.
BATCH = 200


@dataclass(frozen=True, slots=True)
class Mark:
    """A fingerprint that stands beside the value it is made from."""

    value: str
    #: What the value is fingerprinted as, and how it is written for that.
    purpose: Callable[[Row[Any]], str]
    fold: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some rows of a table."""

    #: The last row looked at; None when there are no more.
    last_id: int | None
    changed: int = 0
    #: Values that none of the keys opens, by table.column.
    unreadable: tuple[str, ...] = ()


def _as(purpose: str) -> Callable[[Row[Any]], str]:
    return lambda _row: purpose


def _by_channel(row: Row[Any]) -> str:
    return address_kind(row.channel)


#: Every fingerprint that can be made anew; those of tokens die with the token.
MARKS: Mapping[str, Mapping[str, Mark]] = {
    "addresses": {"mark": Mark("value", _by_channel)},
    "calendar_feeds": {"secret_mark": Mark("secret", _as("calendar feed"))},
    "codes": {"value_mark": Mark("value", _by_channel)},
    "companies": {"name_mark": Mark("name", _as("company"), str.casefold)},
    "contacts": {
        "phone_mark": Mark("phone", _as("phone")),
        "email_mark": Mark("email", _as("email"), str.lower),
    },
    "inbox": {"sender_mark": Mark("sender", _by_channel)},
    "staff": {
        "phone_mark": Mark("phone", _as("phone")),
        "telegram_mark": Mark("telegram", _as("telegram")),
        "email_mark": Mark("email", _as("email"), str.lower),
    },
}

#: Fingerprints of what is stored nowhere: they need the key they were made with.
OF_TOKENS = frozenset(
    {
        "api_answers.key_mark",
        "api_answers.request_mark",
        "api_tokens.mark",
        "attempts.mark",
        "codes.code_mark",
        "invitations.mark",
        "own_codes.mark",
        "recovery_codes.mark",
        "sessions.mark",
        "staff.oidc_mark",
        "submissions.mark",
    }
)


def tables_with_secrets() -> tuple[str, ...]:
    """Name the tables that hold something sealed."""
    return tuple(
        name for name in tables_in_order() if sealed_columns(metadata.tables[name])
    )


def reseal(connection: Connection, name: str, after: int) -> Batch:
    """Seal the next rows of a table anew, fingerprints too."""
    table = raw_table(name)
    rows = connection.execute(
        select(table)
        .where(table.c.id > after)
        .order_by(table.c.id)
        .limit(BATCH)
        .with_for_update()
    ).all()
    if not rows:
        return Batch(None)
    keyring = keyring_of(connection.dialect)
    changed, unreadable = 0, []
    for row in rows:
        try:
            values = _sealed_anew(keyring, name, row)
        except UnreadableError as fault:
            unreadable.append(str(fault))
            continue
        if values:
            connection.execute(
                update(table).where(table.c.id == row.id).values(**values)
            )
            changed += 1
    return Batch(rows[-1].id, changed, tuple(unreadable))


def _sealed_anew(keyring: Keyring, name: str, row: Row[Any]) -> dict[str, bytes]:
    """Give the columns of a row that an older key has sealed, sealed by the newest."""
    opened: dict[str, bytes] = {}
    for column in sealed_columns(metadata.tables[name]):
        sealed = getattr(row, column)
        if sealed is not None:
            is_new = keyring.key_id_of(bytes(sealed)) == keyring.newest_id
            if not is_new:
                opened[column] = keyring.unseal(bytes(sealed), f"{name}.{column}")
    values = {c: keyring.seal(plain, f"{name}.{c}") for c, plain in opened.items()}
    for column, mark in MARKS.get(name, {}).items():
        if mark.value in opened:
            plain = mark.fold(opened[mark.value].decode("utf-8", "surrogatepass"))
            values[column] = keyring.fingerprint(plain, mark.purpose(row))
    return values
