"""Goals in a person's own words, at most three, and the small steps towards them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.people import Person
from bot.store.tables.goals import goals, steps

#: More goals than this at a time help nobody.
MOST = 3
StepEnd = Literal["done", "partly", "left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a person wants."""

    id: int
    words: str
    set_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallStep:
    """A small step towards a goal."""

    id: int
    goal_id: int
    words: str
    set_at: datetime
    outcome: StepEnd | None
    helped: str


def add(connection: Connection, person: Person, words: str, now: datetime) -> Goal:
    """Store a goal; the oldest gives way where there are three already."""
    known = of_person(connection, person.id)
    for old in known[: max(0, len(known) + 1 - MOST)]:
        end(connection, old.id, now)
    row = connection.execute(
        insert(goals).returning(goals),
        {
            "municipality_id": person.municipality_id,
            "person_id": person.id,
            "words": words,
            "set_at": now,
        },
    ).one()
    return _goal(row)


def of_person(connection: Connection, person_id: int) -> Sequence[Goal]:
    """Give a person's goals, the oldest first."""
    rows = connection.execute(
        select(goals)
        .where(goals.c.person_id == person_id, goals.c.ended_at.is_(None))
        .order_by(goals.c.id)
    )
    return [_goal(row) for row in rows]


def get(connection: Connection, goal_id: int) -> Goal | None:
    """Read a goal."""
    row = connection.execute(select(goals).where(goals.c.id == goal_id)).first()
    return None if row is None else _goal(row)


def end(connection: Connection, goal_id: int, now: datetime) -> None:
    """Let a goal go, and the step that was on its way to it."""
    connection.execute(
        update(goals)
        .where(goals.c.id == goal_id, goals.c.ended_at.is_(None))
        .values(ended_at=now)
    )
    connection.execute(
        update(steps)
        .where(steps.c.goal_id == goal_id, steps.c.outcome.is_(None))
        .values(outcome="left", ended_at=now)
    )


def add_step(
    connection: Connection, person: Person, goal_id: int, words: str, now: datetime
) -> int:
    """Store the step of the week; one that is still open is left for it."""
    end_steps(connection, person.id, "left", now)
    row_id: int = connection.execute(
        insert(steps).returning(steps.c.id),
        {
            "municipality_id": person.municipality_id,
            "person_id": person.id,
            "goal_id": goal_id,
            "words": words,
            "set_at": now,
        },
    ).scalar_one()
    return row_id


def open_step(connection: Connection, person_id: int) -> SmallStep | None:
    """Give the step of the week."""
    row = connection.execute(
        select(steps)
        .where(steps.c.person_id == person_id, steps.c.outcome.is_(None))
        .order_by(steps.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else _step(row)


def steps_of(connection: Connection, person_id: int) -> Sequence[SmallStep]:
    """Give every step of a person, the newest first; nobody counts them."""
    rows = connection.execute(
        select(steps).where(steps.c.person_id == person_id).order_by(steps.c.id.desc())
    )
    return [_step(row) for row in rows]


def end_steps(
    connection: Connection, person_id: int, outcome: StepEnd, now: datetime
) -> None:
    """Say how the step of the week went."""
    connection.execute(
        update(steps)
        .where(steps.c.person_id == person_id, steps.c.outcome.is_(None))
        .values(outcome=outcome, ended_at=now)
    )


def note_help(connection: Connection, person_id: int, words: str) -> None:
    """Keep what helped with the step that was spoken of last."""
    latest = steps_of(connection, person_id)[:1]
    for step in latest:
        connection.execute(
            update(steps).where(steps.c.id == step.id).values(helped=words)
        )


def _goal(row: Row[Any]) -> Goal:
    return Goal(id=row.id, words=row.words, set_at=row.set_at)


def _step(row: Row[Any]) -> SmallStep:
    return SmallStep(
        id=row.id,
        goal_id=row.goal_id,
        words=row.words,
        set_at=row.set_at,
        outcome=row.outcome,
        helped=row.helped or "",
    )
