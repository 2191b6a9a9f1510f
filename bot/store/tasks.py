"""What a named human must see: call me, a cancellation, a stranger's message."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from bot.store.conversations import Subject
from bot.store.tables.alerts import tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTask:
    """Something for staff to see and do."""

    municipality_id: int
    kind: str
    person_id: int | None = None
    staff_id: int | None = None
    words: str | None = None
    subject: Subject | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that staff have been given to see and do."""

    id: int
    kind: str
    person_id: int | None
    subject: Subject | None
    is_seen: bool


def get(connection: Connection, task_id: int) -> Task | None:
    """Read a task."""
    row = connection.execute(select(tasks).where(tasks.c.id == task_id)).first()
    if row is None:
        return None
    return Task(
        id=row.id,
        kind=row.kind,
        person_id=row.person_id,
        subject=row.subject_kind and Subject(row.subject_kind, row.subject_id),
        is_seen=row.seen_at is not None,
    )


def add(connection: Connection, task: NewTask, now: datetime) -> int:
    """Store a task, and give its id."""
    row_id: int = connection.execute(
        insert(tasks).returning(tasks.c.id),
        {
            "municipality_id": task.municipality_id,
            "person_id": task.person_id,
            "staff_id": task.staff_id,
            "kind": task.kind,
            "words": task.words,
            "subject_kind": task.subject and task.subject.kind,
            "subject_id": task.subject and task.subject.id,
            "created_at": now,
        },
    ).scalar_one()
    return row_id


def see(connection: Connection, task_id: int, staff_id: int, now: datetime) -> bool:
    """Note that a named human has seen a task; False when one had already."""
    seen = connection.execute(
        update(tasks)
        .where(tasks.c.id == task_id, tasks.c.seen_at.is_(None))
        .values(seen_at=now, seen_by=staff_id)
    )
    return seen.rowcount == 1


def finish(connection: Connection, task_id: int, staff_id: int, now: datetime) -> None:
    """Note that a task is done."""
    see(connection, task_id, staff_id, now)
    connection.execute(
        update(tasks).where(tasks.c.id == task_id).values(done_at=now, done_by=staff_id)
    )


def finish_of(
    connection: Connection,
    kinds: Collection[str],
    person_id: int,
    *,
    staff_id: int,
    now: datetime,
) -> None:
    """Note that a colleague has done all of some kinds about a person."""
    for task_id in open_of(connection, kinds, person_id):
        finish(connection, task_id, staff_id, now)


def take_back(connection: Connection, task_id: int, now: datetime) -> None:
    """Note that the person has answered a task themselves; nobody did it."""
    connection.execute(update(tasks).where(tasks.c.id == task_id).values(done_at=now))


def has_open(connection: Connection, kind: str, person_id: int) -> bool:
    """Tell whether a task of this kind about a person is not done yet."""
    found = connection.execute(
        select(tasks.c.id).where(
            tasks.c.kind == kind,
            tasks.c.person_id == person_id,
            tasks.c.done_at.is_(None),
        )
    ).first()
    return found is not None


def open_about(
    connection: Connection, kinds: Collection[str], subject: Subject
) -> Sequence[int]:
    """Give the tasks of some kinds about a matter that are not done yet."""
    rows = connection.execute(
        select(tasks.c.id).where(
            tasks.c.kind.in_(kinds),
            tasks.c.subject_kind == subject.kind,
            tasks.c.subject_id == subject.id,
            tasks.c.done_at.is_(None),
        )
    ).scalars()
    return list(rows)


def open_of(
    connection: Connection, kinds: Collection[str], person_id: int
) -> Sequence[int]:
    """Give the tasks of some kinds about a person that are not done yet."""
    rows = connection.execute(
        select(tasks.c.id).where(
            tasks.c.kind.in_(kinds),
            tasks.c.person_id == person_id,
            tasks.c.done_at.is_(None),
        )
    ).scalars()
    return list(rows)


def move(connection: Connection, person_id: int, from_id: int, to_id: int) -> None:
    """Give what is not done about a person to another colleague."""
    connection.execute(
        update(tasks)
        .where(
            tasks.c.person_id == person_id,
            tasks.c.staff_id == from_id,
            tasks.c.done_at.is_(None),
        )
        .values(staff_id=to_id)
    )
