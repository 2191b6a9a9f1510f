"""The young people of a window, with who is silent and who is written to next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from bot.store import people as store_people
from bot.store.people import Person
from bot.store.tables.people import people
from bot.store.tables.staff import staff
from bot.store.tables.talk import timers
from bot.store.windows import Window, own_people, people_within

#: Timers by which Makker writes of itself, but for what an appointment plants.
_STARTS = ("checkin", "invite")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A young person in a list."""

    id: int
    name: str
    consultant_id: int
    consultant_name: str
    state: str
    rhythm: str
    invited_at: datetime | None
    joined_at: datetime | None
    stopped_at: datetime | None
    paused_until: datetime | None
    human_until: datetime | None
    heard_at: datetime | None
    #: When Makker writes of itself the next time.
    next_at: datetime | None
    created_at: datetime


def mine(connection: Connection, window: Window) -> Sequence[CaseRow]:
    """List a colleague's own people."""
    rows = connection.execute(_rows().where(own_people(window), _is_here()))
    return [_case_row(row) for row in rows]


def within(connection: Connection, window: Window, wanted: str) -> Sequence[CaseRow]:
    """List the people that a colleague may see and whose name holds what is wanted."""
    held = and_(people_within(window), _is_here())
    if wanted:
        names = connection.execute(select(people.c.id, people.c.name).where(held))
        held = people.c.id.in_([row.id for row in names if _fits(row.name, wanted)])
    return [_case_row(row) for row in connection.execute(_rows().where(held))]


def _fits(name: str, wanted: str) -> bool:
    """Whether each word that is looked for begins a part of a name."""
    parts = name.lower().split()
    return all(
        any(part.startswith(word) for part in parts) for word in wanted.lower().split()
    )


def of_consultant(
    connection: Connection, window: Window, staff_id: int
) -> Sequence[CaseRow]:
    """List a consultant's people, as far as a colleague may see them."""
    held = (people.c.consultant_id == staff_id, people_within(window), _is_here())
    return [_case_row(row) for row in connection.execute(_rows().where(*held))]


def find(connection: Connection, window: Window, person_id: int) -> Person | None:
    """Find a person within a window."""
    found = connection.execute(
        select(people.c.id).where(people.c.id == person_id, people_within(window))
    ).scalar()
    return None if found is None else store_people.get(connection, found)


def _is_here() -> Any:
    return people.c.state != "ended"


def _rows() -> Select[Any]:
    next_at = (
        select(func.min(timers.c.due_at))
        .where(timers.c.person_id == people.c.id, timers.c.kind.in_(_STARTS))
        .scalar_subquery()
    )
    return (
        select(people, staff.c.name.label("consultant_name"))
        .add_columns(next_at.label("next_at"))
        .join(staff, staff.c.id == people.c.consultant_id)
        .order_by(people.c.id)
    )


def _case_row(row: Row[Any]) -> CaseRow:
    return CaseRow(
        id=row.id,
        name=row.name,
        consultant_id=row.consultant_id,
        consultant_name=row.consultant_name,
        state=row.state,
        rhythm=row.rhythm,
        invited_at=row.invited_at,
        joined_at=row.joined_at,
        stopped_at=row.stopped_at,
        paused_until=row.paused_until,
        human_until=row.human_until,
        heard_at=row.heard_at,
        next_at=row.next_at,
        created_at=row.created_at,
    )
