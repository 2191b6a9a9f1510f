"""Tokens by which other systems ask: found by fingerprint, short-lived, revocable."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.statements import mark, marks
from bot.store.tables.case_api import api_tokens

_PURPOSE = "api token"


@dataclass(frozen=True, slots=True)
class Realm:
    """What a token reaches; empty means all."""

    municipality_id: int | None
    programme_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """Another system's leave to ask."""

    id: int
    name: str
    realm: Realm
    scopes: frozenset[str]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None

    def is_good(self, now: datetime) -> bool:
        """Whether it opens anything now."""
        return self.revoked_at is None and now < self.expires_at


def add(
    connection: Connection,
    secret: str,
    *,
    name: str,
    realm: Realm,
    scopes: Iterable[str],
    now: datetime,
    expires_at: datetime,
) -> int:
    """Store a token; the token itself is stored nowhere."""
    token_id: int = connection.execute(
        insert(api_tokens).returning(api_tokens.c.id),
        {
            "municipality_id": realm.municipality_id,
            "programme_id": realm.programme_id,
            "name": name,
            "mark": mark(connection, secret, _PURPOSE),
            "scopes": sorted(scopes),
            "created_at": now,
            "expires_at": expires_at,
        },
    ).scalar_one()
    return token_id


def find(connection: Connection, secret: str, now: datetime) -> Token | None:
    """Find a token that is good now."""
    row = connection.execute(
        select(api_tokens).where(
            api_tokens.c.mark.in_(marks(connection, secret, _PURPOSE))
        )
    ).first()
    token = None if row is None else _token(row)
    return token if token is not None and token.is_good(now) else None


def all_of(connection: Connection) -> Sequence[Token]:
    """List every token, those that are over too."""
    rows = connection.execute(select(api_tokens).order_by(api_tokens.c.id))
    return [_token(row) for row in rows]


def revoke(connection: Connection, token_id: int, now: datetime) -> bool:
    """Let a token open nothing more; False when there is no such token in use."""
    done = connection.execute(
        update(api_tokens)
        .where(api_tokens.c.id == token_id, api_tokens.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    return done.rowcount == 1


def _token(row: Row[Any]) -> Token:
    return Token(
        id=row.id,
        name=row.name,
        realm=Realm(row.municipality_id, row.programme_id),
        scopes=frozenset(row.scopes),
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
    )
