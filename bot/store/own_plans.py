"""A young person's own plan for bad days: their words, in three parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select, update

from bot.store.tables.belonging import plan_lines

#: How a bad day begins, what helps, who can be there.
Part = Literal["signs", "helps", "people"]
PARTS: tuple[Part, ...] = ("signs", "helps", "people")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plan."""

    id: int
    part: Part
    words: str
    #: The colleague who wrote it down with them; None when they did it alone.
    staff_id: int | None
    created_at: datetime


def lines_of(connection: Connection, person_id: int) -> Sequence[Line]:
    """Give the plan as it is now: signs, then what helps, then people."""
    rows = connection.execute(
        select(plan_lines)
        .where(plan_lines.c.person_id == person_id, plan_lines.c.removed_at.is_(None))
        .order_by(plan_lines.c.id)
    )
    return sorted(map(_line, rows), key=lambda line: PARTS.index(line.part))


def add(
    connection: Connection,
    person_id: int,
    *,
    municipality_id: int,
    part: Part,
    words: str,
    staff_id: int | None,
    now: datetime,
) -> None:
    """Add a line."""
    connection.execute(
        insert(plan_lines),
        {
            "municipality_id": municipality_id,
            "person_id": person_id,
            "part": part,
            "words": words,
            "staff_id": staff_id,
            "created_at": now,
        },
    )


def remove(connection: Connection, person_id: int, line_id: int, now: datetime) -> None:
    """Take a line out; of another person's plan nothing is taken."""
    connection.execute(
        update(plan_lines)
        .where(
            plan_lines.c.id == line_id,
            plan_lines.c.person_id == person_id,
            plan_lines.c.removed_at.is_(None),
        )
        .values(removed_at=now)
    )


def _line(row: Row[Any]) -> Line:
    return Line(row.id, row.part, row.words, row.staff_id, row.created_at)
