"""Milestones: still in work or education; what is not known stays empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.store.people import Person
from bot.store.statements import insert_once
from bot.store.tables.spells import milestones


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One milestone of a person."""

    id: int
    person_id: int
    months: int
    due_on: date
    answer: str | None
    source: str | None
    answered_at: datetime | None
    version: int


def put(connection: Connection, person: Person, months: int, due_on: date) -> Milestone:
    """Store a milestone, or move the one that is there."""
    insert_once(
        connection,
        milestones,
        {
            "municipality_id": person.municipality_id,
            "person_id": person.id,
            "months": months,
            "due_on": due_on,
            "version": 0,
        },
    )
    row = connection.execute(
        update(milestones)
        .where(milestones.c.person_id == person.id, milestones.c.months == months)
        .values(due_on=due_on, version=milestones.c.version + 1)
        .returning(milestones)
    ).one()
    return _milestone(row)


def get(connection: Connection, milestone_id: int) -> Milestone | None:
    """Read a milestone."""
    row = connection.execute(
        select(milestones).where(milestones.c.id == milestone_id)
    ).first()
    return None if row is None else _milestone(row)


def of_person(connection: Connection, person_id: int) -> Sequence[Milestone]:
    """List a person's milestones, the first first."""
    rows = connection.execute(
        select(milestones)
        .where(milestones.c.person_id == person_id)
        .order_by(milestones.c.months)
    )
    return [_milestone(row) for row in rows]


def answer(
    connection: Connection,
    milestone_id: int,
    said: str,
    *,
    source: str,
    now: datetime,
) -> None:
    """Note an answer and whose it is."""
    connection.execute(
        update(milestones)
        .where(milestones.c.id == milestone_id)
        .values(answer=said, source=source, answered_at=now)
    )


def _milestone(row: Row[Any]) -> Milestone:
    return Milestone(
        id=row.id,
        person_id=row.person_id,
        months=row.months,
        due_on=row.due_on,
        answer=row.answer,
        source=row.source,
        answered_at=row.answered_at,
        version=row.version,
    )
