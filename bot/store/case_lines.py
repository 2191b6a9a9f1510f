"""What a case system is given about a person: agreed, called off, told, answered.

Nothing here says how somebody felt, that they were silent or that they did not come:
an appointment stands as it was agreed, whether or not it was held.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, select

from bot.store.people import Person
from bot.store.tables.alerts import alert_events, alerts, duty_notes, tasks
from bot.store.tables.belonging import thread_marks
from bot.store.tables.calendar import appointments
from bot.store.tables.spells import spells
from bot.store.tables.staff import staff
from bot.store.tables.work import contact_notices

#: Tasks by which a person calls an appointment off, or asks for another time.
_CALLED_OFF = ("declined", "sick", "new_time")
#: What of an alert's history is told: that it came, who had it, and when it ended.
_ALERT = ("opened", "told", "taken", "contact", "handed_over", "closed")


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One sober line."""

    at: datetime
    #: What happened, as appointment or called_off.
    what: str
    #: Who of the staff did it or was told.
    who: str = ""
    #: When it is about another moment than its own.
    about: datetime | date | None = None
    #: Words of the staff's own: a decision, or what a place of work was told.
    words: str = ""
    code: str = field(default="")


def lines_of(connection: Connection, person: Person) -> Sequence[CaseLine]:
    """Give everything that travels to the case, the oldest first."""
    rows = connection.execute(select(staff.c.id, staff.c.name))
    names = {row.id: row.name for row in rows}
    parts = (_agreed, _called_off, _alerts, _duty, _told, _marks, _work)
    lines = [line for part in parts for line in part(connection, person, names)]
    return sorted(lines, key=lambda line: line.at)


def _agreed(
    connection: Connection, person: Person, names: dict[int, str]
) -> Iterator[CaseLine]:
    query = select(appointments).where(
        appointments.c.person_id == person.id, appointments.c.state != "proposed"
    )
    for row in connection.execute(query):
        who = names.get(row.consultant_id, "")
        code = row.kind
        yield CaseLine(row.created_at, "agreed", who, row.starts_at, code=code)
        if row.state == "cancelled":
            yield CaseLine(row.changed_at, "cancelled", who, row.starts_at, code=code)


def _called_off(
    connection: Connection, person: Person, names: dict[int, str]
) -> Iterator[CaseLine]:
    query = (
        select(tasks, appointments.c.starts_at)
        .join(appointments, appointments.c.id == tasks.c.subject_id)
        .where(
            tasks.c.person_id == person.id,
            tasks.c.kind.in_(_CALLED_OFF),
            tasks.c.subject_kind == "appointment",
        )
    )
    for row in connection.execute(query):
        what = "new_time" if row.kind == "new_time" else "called_off"
        yield CaseLine(row.created_at, what, about=row.starts_at)
        if row.seen_at is not None:
            who = names.get(row.seen_by or 0, "")
            yield CaseLine(row.seen_at, "seen", who, row.starts_at)


def _alerts(
    connection: Connection, person: Person, names: dict[int, str]
) -> Iterator[CaseLine]:
    query = (
        select(alert_events)
        .join(alerts, alerts.c.id == alert_events.c.alert_id)
        .where(
            alerts.c.person_id == person.id,
            alerts.c.is_drill.is_(False),
            alerts.c.level.in_(("red", "orange")),
            # A score of an instrument is a mood, and moods never travel.
            alerts.c.kind != "score",
            alert_events.c.what.in_(_ALERT),
        )
        .order_by(alert_events.c.id)
    )
    for row in connection.execute(query):
        who = names.get(row.staff_id or 0, "")
        yield CaseLine(row.at, f"alert_{row.what}", who)


def _duty(
    connection: Connection, person: Person, names: dict[int, str]
) -> Iterator[CaseLine]:
    query = (
        select(duty_notes)
        .join(alerts, alerts.c.id == duty_notes.c.alert_id)
        .where(alerts.c.person_id == person.id)
    )
    for row in connection.execute(query):
        who = names.get(row.staff_id, "")
        yield CaseLine(row.decided_at, "duty", who, words=row.reason, code=row.decision)


def _told(
    connection: Connection, person: Person, names: dict[int, str]
) -> Iterator[CaseLine]:
    del names
    query = select(contact_notices).where(contact_notices.c.person_id == person.id)
    for row in connection.execute(query):
        yield CaseLine(row.at, "place_told", words=row.words)


def _marks(
    connection: Connection, person: Person, names: dict[int, str]
) -> Iterator[CaseLine]:
    query = select(thread_marks).where(thread_marks.c.person_id == person.id)
    for row in connection.execute(query):
        who = names.get(row.to_staff_id or row.staff_id or 0, "")
        yield CaseLine(row.at, f"mark_{row.kind}", who)


def _work(
    connection: Connection, person: Person, names: dict[int, str]
) -> Iterator[CaseLine]:
    del names
    query = select(spells).where(spells.c.person_id == person.id)
    for row in connection.execute(query):
        started = _noon(row.starts_on)
        yield CaseLine(started, "started", about=row.starts_on, code=row.kind)
        if row.ends_on is not None:
            yield CaseLine(
                _noon(row.ends_on), "ended", about=row.ends_on, code=row.kind
            )


def _noon(day: Any) -> datetime:
    return datetime.combine(day, time(12), UTC)
