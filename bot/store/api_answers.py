"""What another system was answered under a key; the same question, the same answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from bot.store.statements import insert_once, mark, marks
from bot.store.tables.case_api import api_answers
from bot.store.tokens import Token

#: How long an answer is kept.
KEPT = timedelta(hours=24)
_KEY, _REQUEST = "api key", "api request"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer given before."""

    status: int
    body: str
    is_same_request: bool


def find(
    connection: Connection, token: Token, key: str, request: str, now: datetime
) -> Kept | None:
    """Find what was answered under a key, and whether the same was asked."""
    row = connection.execute(
        select(api_answers).where(
            api_answers.c.token_id == token.id,
            api_answers.c.key_mark.in_(marks(connection, key, _KEY)),
            api_answers.c.at > now - KEPT,
        )
    ).first()
    if row is None:
        return None
    is_same = bytes(row.request_mark) in marks(connection, request, _REQUEST)
    return Kept(row.status, row.body, is_same)


def keep(
    connection: Connection,
    token: Token,
    key: str,
    request: str,
    *,
    status: int,
    body: str,
    now: datetime,
) -> None:
    """Keep an answer for as long as it may be asked for again."""
    forget_old(connection, now)
    insert_once(
        connection,
        api_answers,
        {
            "municipality_id": token.realm.municipality_id,
            "token_id": token.id,
            "key_mark": mark(connection, key, _KEY),
            "request_mark": mark(connection, request, _REQUEST),
            "status": status,
            "body": body,
            "at": now,
        },
    )


def forget_old(connection: Connection, now: datetime) -> None:
    """Let go of answers that nobody will ask for again."""
    connection.execute(delete(api_answers).where(api_answers.c.at <= now - KEPT))
