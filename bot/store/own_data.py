"""How much is stored about one person, for the person to read."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Table, func, select

from bot.store.tables.belonging import plan_lines
from bot.store.tables.calendar import appointments
from bot.store.tables.talk import inbox
from bot.store.tables.wellbeing import measures


@dataclass(frozen=True, slots=True)
class Holdings:
    """Counts of what is stored."""

    messages: int
    answers: int
    appointments: int
    plan_lines: int


def count(connection: Connection, person_id: int) -> Holdings:
    """Count what is stored about a person."""

    def rows_of(table: Table, *conditions: ColumnElement[bool]) -> int:
        return connection.execute(
            select(func.count())
            .select_from(table)
            .where(table.c.person_id == person_id, *conditions)
        ).scalar_one()

    return Holdings(
        messages=rows_of(inbox),
        answers=rows_of(measures),
        appointments=rows_of(appointments),
        plan_lines=rows_of(plan_lines, plan_lines.c.removed_at.is_(None)),
    )
