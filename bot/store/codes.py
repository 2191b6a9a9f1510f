"""One-time codes: sent to an address that is known, typed on one that is new."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from bot.store.people import address_kind
from bot.store.statements import mark, marks
from bot.store.tables.joining import codes

#: How long a code is good, and how often it may be tried.
LIVES = timedelta(minutes=10)
MOST_TRIES = 5
_PURPOSE = "code"


@dataclass(frozen=True, slots=True)
class Code:
    """A code that an address is waited for with."""

    id: int
    person_id: int
    tries: int


def add(
    connection: Connection,
    person_id: int,
    *,
    municipality_id: int,
    channel: str,
    value: str,
    code: str,
    now: datetime,
) -> None:
    """Store a code for a new address; an older one for it is good no more."""
    _end(connection, channel, value, now)
    connection.execute(
        insert(codes),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "channel": channel,
            "value": value,
            "value_mark": mark(connection, value, address_kind(channel)),
            "code_mark": mark(connection, code, _PURPOSE),
            "tries": 0,
            "created_at": now,
            "expires_at": now + LIVES,
        },
    )


def waited_for(
    connection: Connection, channel: str, value: str, now: datetime
) -> Code | None:
    """Find the code that is waited for from an address, and hold it for this turn."""
    row = connection.execute(
        select(codes)
        .where(
            codes.c.channel == channel,
            codes.c.value_mark.in_(marks(connection, value, address_kind(channel))),
            codes.c.ended_at.is_(None),
            codes.c.expires_at > now,
        )
        .order_by(codes.c.id.desc())
        .limit(1)
        .with_for_update()
    ).first()
    return None if row is None else Code(row.id, row.person_id, row.tries)


def try_out(connection: Connection, code: Code, typed: str, now: datetime) -> bool:
    """Count a try and tell whether it was right; the last try ends the code."""
    row = connection.execute(
        update(codes)
        .where(codes.c.id == code.id, codes.c.ended_at.is_(None))
        .values(tries=codes.c.tries + 1)
        .returning(codes.c.tries, codes.c.code_mark)
    ).first()
    if row is None:
        return False
    is_right = bytes(row.code_mark) in marks(connection, typed, _PURPOSE)
    if is_right or row.tries >= MOST_TRIES:
        connection.execute(
            update(codes).where(codes.c.id == code.id).values(ended_at=now)
        )
    return is_right


def given_lately(connection: Connection, person_id: int, since: datetime) -> int:
    """Count the codes that a person was sent since a moment."""
    rows = connection.execute(
        select(codes.c.id).where(
            codes.c.person_id == person_id, codes.c.created_at > since
        )
    )
    return len(rows.all())


def _end(connection: Connection, channel: str, value: str, now: datetime) -> None:
    connection.execute(
        update(codes)
        .where(
            codes.c.channel == channel,
            codes.c.value_mark.in_(marks(connection, value, address_kind(channel))),
            codes.c.ended_at.is_(None),
        )
        .values(ended_at=now)
    )
