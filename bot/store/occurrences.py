"""What Makker meant to start: sent, or skipped with a reason; never between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was not started, for staff to see."""

    plan: str
    local_date: date
    slot: str
    reason: str
    at: datetime


def skipped_lately(
    connection: Connection, person_id: int, since: datetime
) -> Sequence[Skipped]:
    """Give what was left out for a person and why, the newest first."""
    rows = connection.execute(
        select(occurrences)
        .where(
            occurrences.c.person_id == person_id,
            occurrences.c.state == "skipped",
            occurrences.c.at > since,
        )
        .order_by(occurrences.c.id.desc())
    )
    return [
        Skipped(
            plan=row.plan,
            local_date=row.local_date,
            slot=row.slot,
            reason=row.reason,
            at=row.at,
        )
        for row in rows
    ]


def skipped_of(connection: Connection, plan: str) -> Mapping[int, str]:
    """Give whom a plan left out, each with the last reason."""
    rows = connection.execute(
        select(occurrences.c.person_id, occurrences.c.reason)
        .where(occurrences.c.plan == plan, occurrences.c.state == "skipped")
        .order_by(occurrences.c.id)
    )
    return {row.person_id: row.reason for row in rows}


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
