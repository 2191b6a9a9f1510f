"""Answers to instruments, by person and day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select

from bot.store.people import Person
from bot.store.tables.wellbeing import measures

Instrument = Literal["mood", "who5", "tils", "job"]
#: Which wording was asked; a new wording is a new edition.
EDITIONS: Mapping[Instrument, str] = {
    "mood": "1",
    "who5": "WHO 2024 da",
    "tils": "T-ILS da",
    "job": "1",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One answered instrument."""

    instrument: str
    score: int
    at: datetime
    #: Each answer, where the instrument has several.
    items: tuple[int, ...] = ()


def add_mood(
    connection: Connection,
    person: Person,
    mood: int,
    conversation_id: int,
    now: datetime,
) -> None:
    """Keep how somebody said they were, 1 to 5."""
    _add(connection, person, "mood", {"score": mood}, conversation_id, now)


def add_answers(
    connection: Connection,
    person: Person,
    instrument: Instrument,
    *,
    score: int,
    items: Sequence[int],
    conversation_id: int,
    now: datetime,
) -> None:
    """Keep every answer to an instrument, and the score they make."""
    answers = {"score": score, "items": list(items)}
    _add(connection, person, instrument, answers, conversation_id, now)


def series(
    connection: Connection, person_id: int, instrument: str
) -> Sequence[Measure]:
    """Give a person's answers to an instrument, oldest first."""
    rows = connection.execute(
        select(measures)
        .where(measures.c.person_id == person_id, measures.c.instrument == instrument)
        .order_by(measures.c.at)
    )
    return [_measure(row) for row in rows]


def last(
    connection: Connection, person_id: int, instrument: Instrument, most: int = 2
) -> Sequence[Measure]:
    """Give a person's newest answers to an instrument, the oldest of them first."""
    rows = connection.execute(
        select(measures)
        .where(measures.c.person_id == person_id, measures.c.instrument == instrument)
        .order_by(measures.c.id.desc())
        .limit(most)
    ).all()
    return [_measure(row) for row in reversed(rows)]


def _add(
    connection: Connection,
    person: Person,
    instrument: Instrument,
    answers: dict[str, Any],
    conversation_id: int,
    now: datetime,
) -> None:
    connection.execute(
        insert(measures),
        {
            "municipality_id": person.municipality_id,
            "person_id": person.id,
            "instrument": instrument,
            "edition": EDITIONS[instrument],
            "answers": answers,
            "conversation_id": conversation_id,
            "at": now,
        },
    )


def _measure(row: Row[Any]) -> Measure:
    items = tuple(row.answers.get("items", ()))
    return Measure(row.instrument, row.answers["score"], row.at, items)
