"""Addresses of other systems that are told when something changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, select
from sqlalchemy import update as change

from bot.store.tables.case_api import hooks
from bot.store.tokens import Realm, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """An address, and what it is told of."""

    id: int
    token_id: int
    url: str
    secret: str
    events: tuple[str, ...]
    realm: Realm
    created_at: datetime


def add(
    connection: Connection,
    token: Token,
    *,
    url: str,
    secret: str,
    events: Iterable[str],
    now: datetime,
) -> Hook:
    """Store an address; it hears of what the token reaches, and no more."""
    row = connection.execute(
        insert(hooks).returning(hooks),
        {
            "municipality_id": token.realm.municipality_id,
            "programme_id": token.realm.programme_id,
            "token_id": token.id,
            "url": url,
            "secret": secret,
            "events": list(events),
            "created_at": now,
        },
    ).one()
    return hook_of(row)


def of_token(
    connection: Connection, token: Token, *, after: int, limit: int
) -> Sequence[Hook]:
    """List the addresses that a token has given."""
    rows = connection.execute(
        select(hooks)
        .where(_given_by(token), hooks.c.id > after)
        .order_by(hooks.c.id)
        .limit(limit)
    )
    return [hook_of(row) for row in rows]


def count_of(connection: Connection, token: Token) -> int:
    """Count the addresses that a token has given."""
    return connection.execute(
        select(func.count()).select_from(hooks).where(_given_by(token))
    ).scalar_one()


def find(connection: Connection, token: Token, hook_id: int) -> Hook | None:
    """Find an address that the token has given."""
    row = connection.execute(
        select(hooks).where(_given_by(token), hooks.c.id == hook_id)
    ).first()
    return None if row is None else hook_of(row)


def end(connection: Connection, hook_id: int, now: datetime) -> None:
    """Tell an address nothing more."""
    connection.execute(change(hooks).where(hooks.c.id == hook_id).values(ended_at=now))


def hook_of(row: Row[Any]) -> Hook:
    """Make a hook of its row."""
    return Hook(
        id=row.id,
        token_id=row.token_id,
        url=row.url,
        secret=row.secret,
        events=tuple(row.events),
        realm=Realm(row.municipality_id, row.programme_id),
        created_at=row.created_at,
    )


def _given_by(token: Token) -> ColumnElement[bool]:
    return and_(hooks.c.token_id == token.id, hooks.c.ended_at.is_(None))
