"""What waits for a human, as pages show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from bot.store.conversations import Subject
from bot.store.tables.alerts import tasks
from bot.store.tables.calendar import appointments
from bot.store.tables.people import addresses, people
from bot.store.tables.staff import staff
from bot.store.windows import Window, tasks_waiting_for, tasks_within


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task, whom it is about, and the appointment that it speaks of."""

    id: int
    municipality_id: int
    person_id: int | None
    person_name: str
    kind: str
    #: The person's own words; a page that shows them notes the reading.
    words: str
    subject: Subject | None
    appointment_at: datetime | None
    created_at: datetime
    seen_at: datetime | None
    seen_by_name: str
    done_at: datetime | None

    @property
    def is_seen(self) -> bool:
        """Whether a named human has said so."""
        return self.seen_at is not None


def waiting(connection: Connection, window: Window) -> Sequence[TaskRow]:
    """List what waits for a colleague, the oldest first."""
    rows = connection.execute(
        _rows()
        .where(tasks_waiting_for(window), tasks.c.done_at.is_(None))
        .order_by(tasks.c.created_at, tasks.c.id)
    )
    return [_task_row(row) for row in rows]


def open_of(
    connection: Connection, window: Window, person_id: int
) -> Sequence[TaskRow]:
    """List what waits about one person, the oldest first."""
    rows = connection.execute(
        _rows()
        .where(
            tasks_within(window),
            tasks.c.person_id == person_id,
            tasks.c.done_at.is_(None),
        )
        .order_by(tasks.c.created_at, tasks.c.id)
    )
    return [_task_row(row) for row in rows]


def find(connection: Connection, window: Window, task_id: int) -> TaskRow | None:
    """Find a task within a window."""
    row = connection.execute(
        _rows().where(tasks_within(window), tasks.c.id == task_id)
    ).first()
    return None if row is None else _task_row(row)


def phones(connection: Connection, person_ids: Iterable[int]) -> Mapping[int, str]:
    """Give the phone numbers that people are reached on now."""
    rows = connection.execute(
        select(addresses.c.person_id, addresses.c.value).where(
            addresses.c.person_id.in_(set(person_ids)),
            addresses.c.channel == "sms",
            addresses.c.unbound_at.is_(None),
        )
    )
    return {row.person_id: row.value for row in rows}


def _rows() -> Select[Any]:
    return (
        select(
            tasks,
            people.c.name.label("person_name"),
            staff.c.name.label("seen_by_name"),
            appointments.c.starts_at,
        )
        .outerjoin(people, people.c.id == tasks.c.person_id)
        .outerjoin(staff, staff.c.id == tasks.c.seen_by)
        .outerjoin(
            appointments,
            (tasks.c.subject_kind == "appointment")
            & (appointments.c.id == tasks.c.subject_id),
        )
    )


def _task_row(row: Row[Any]) -> TaskRow:
    return TaskRow(
        id=row.id,
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        person_name=row.person_name or "",
        kind=row.kind,
        words=row.words or "",
        subject=row.subject_kind and Subject(row.subject_kind, row.subject_id),
        appointment_at=row.starts_at,
        created_at=row.created_at,
        seen_at=row.seen_at,
        seen_by_name=row.seen_by_name or "",
        done_at=row.done_at,
    )
