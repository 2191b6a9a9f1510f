"""Answers to instruments, by person and day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from bot.store.people import Person
from bot.store.tables.wellbeing import measures

#: The wording of the own mood scale; a new wording is a new edition.
MOOD_EDITION = "1"


@dataclass(frozen=True, slots=True)
class Measure:
    """One answered instrument."""

    instrument: str
    score: int
    at: datetime


def add_mood(
    connection: Connection,
    person: Person,
    mood: int,
    conversation_id: int,
    now: datetime,
) -> None:
    """Keep how somebody said they were, 1 to 5."""
    connection.execute(
        insert(measures),
        {
            "municipality_id": person.municipality_id,
            "person_id": person.id,
            "instrument": "mood",
            "edition": MOOD_EDITION,
            "answers": {"score": mood},
            "conversation_id": conversation_id,
            "at": now,
        },
    )


def series(
    connection: Connection, person_id: int, instrument: str
) -> Sequence[Measure]:
    """Give a person's answers to an instrument, oldest first."""
    rows = connection.execute(
        select(measures)
        .where(measures.c.person_id == person_id, measures.c.instrument == instrument)
        .order_by(measures.c.at)
    )
    return [Measure(row.instrument, row.answers["score"], row.at) for row in rows]
