"""What Makker meant to start: sent, or skipped with a reason; never between."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from bot.store.statements import insert_once
from bot.store.tables.talk import occurrences


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One plan of one person on one local day."""

    municipality_id: int
    person_id: int
    plan: str
    local_date: date
    slot: str
    #: Why it was skipped; None when it was sent.
    reason: str | None


def settle(connection: Connection, occurrence: Occurrence, now: datetime) -> bool:
    """Store how it ended; False when it had ended already."""
    row_id = insert_once(
        connection,
        occurrences,
        {
            "municipality_id": occurrence.municipality_id,
            "person_id": occurrence.person_id,
            "plan": occurrence.plan,
            "local_date": occurrence.local_date,
            "slot": occurrence.slot,
            "state": "skipped" if occurrence.reason else "sent",
            "reason": occurrence.reason,
            "at": now,
        },
    )
    return row_id is not None
