"""The code that opens a person's own history: set by themselves, tried so often."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from bot.store import attempts
from bot.store.people import Person
from bot.store.statements import mark, marks, put
from bot.store.tables.joining import own_codes

#: Wrong codes within the span; then nothing opens until it is over.
SPAN = timedelta(hours=1)
MOST_TRIES = 5
_PURPOSE = "own code"


def has(connection: Connection, person_id: int) -> bool:
    """Tell whether a person has set a code."""
    found = connection.execute(
        select(own_codes.c.id).where(own_codes.c.person_id == person_id)
    ).first()
    return found is not None


def keep(connection: Connection, person: Person, code: str, now: datetime) -> None:
    """Set a person's code; the tries with the old one are forgotten."""
    put(
        connection,
        own_codes,
        {"person_id": person.id},
        municipality_id=person.municipality_id,
        mark=mark(connection, f"{person.id} {code}", _PURPOSE),
        set_at=now,
    )
    attempts.forget(connection, _tries(person.id))


def is_right(
    connection: Connection, person_id: int, code: str, now: datetime
) -> bool | None:
    """Count a try and tell whether it was right; None when there were too many."""
    if attempts.count(connection, _tries(person_id), now, SPAN) > MOST_TRIES:
        return None
    found = connection.execute(
        select(own_codes.c.id).where(
            own_codes.c.person_id == person_id,
            own_codes.c.mark.in_(marks(connection, f"{person_id} {code}", _PURPOSE)),
        )
    ).first()
    if found is not None:
        attempts.forget(connection, _tries(person_id))
    return found is not None


def _tries(person_id: int) -> str:
    return f"own code {person_id}"
