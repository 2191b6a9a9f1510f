"""What other systems may read: as it stands, page by page, within a token's realm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    select,
    true,
)

from bot.store.appointments import Appointment, appointment_of
from bot.store.tables.alerts import alerts
from bot.store.tables.calendar import appointments, meetups
from bot.store.tables.people import people
from bot.store.tables.places import groups, municipalities, programmes
from bot.store.tables.staff import staff
from bot.store.tokens import Realm

#: Most rows of a page.
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Where a page begins, and how long it is."""

    after: int = 0
    limit: int = MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A colleague, as other systems know them."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """A young person; whether they use Makker is their own matter."""

    id: int
    municipality_id: int
    municipality: str
    programme: str
    name: str
    birthdate: str
    consultant: Worker
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentFacts:
    """An appointment, and whose it is."""

    appointment: Appointment
    consultant: Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetupFacts:
    """A meetup; who comes is told nowhere."""

    id: int
    municipality_id: int
    group: str
    title: str
    starts_at: datetime
    minutes: int
    place: str
    places: int | None
    facilitator: Worker
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertFacts:
    """An alert: that somebody must act, never what was written."""

    id: int
    municipality_id: int
    person_id: int | None
    level: str
    state: str
    opened_at: datetime
    taken_at: datetime | None
    taken_by: Worker | None
    closed_at: datetime | None
    is_drill: bool


def people_of(connection: Connection, realm: Realm, page: Page) -> list[PersonFacts]:
    """List the young people of a realm."""
    query = _people(realm).where(people.c.state != "ended")
    return [_person(row) for row in _page(connection, query, people.c.id, page)]


def find_person(
    connection: Connection, realm: Realm, person_id: int
) -> PersonFacts | None:
    """Find a young person of a realm."""
    row = connection.execute(_people(realm).where(people.c.id == person_id)).first()
    return None if row is None else _person(row)


def appointments_of(
    connection: Connection,
    realm: Realm,
    page: Page,
    *,
    person_id: int | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[AppointmentFacts]:
    """List the appointments of a realm."""
    query = _appointments(realm)
    if person_id is not None:
        query = query.where(appointments.c.person_id == person_id)
    query = _between(query, appointments.c.starts_at, since, until)
    rows = _page(connection, query, appointments.c.id, page)
    return [_appointment(row) for row in rows]


def find_appointment(
    connection: Connection, realm: Realm, appointment_id: int
) -> AppointmentFacts | None:
    """Find an appointment of a realm."""
    row = connection.execute(
        _appointments(realm).where(appointments.c.id == appointment_id)
    ).first()
    return None if row is None else _appointment(row)


def meetups_of(
    connection: Connection,
    realm: Realm,
    page: Page,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[MeetupFacts]:
    """List the meetups of a realm."""
    query = _between(_meetups(realm), meetups.c.starts_at, since, until)
    return [_meetup(row) for row in _page(connection, query, meetups.c.id, page)]


def find_meetup(
    connection: Connection, realm: Realm, meetup_id: int
) -> MeetupFacts | None:
    """Find a meetup of a realm."""
    row = connection.execute(_meetups(realm).where(meetups.c.id == meetup_id)).first()
    return None if row is None else _meetup(row)


def alerts_of(
    connection: Connection, realm: Realm, page: Page, *, state: str | None = None
) -> list[AlertFacts]:
    """List the alerts of a realm."""
    query = _alerts(realm)
    if state is not None:
        query = query.where(alerts.c.state == state)
    return [_alert(row) for row in _page(connection, query, alerts.c.id, page)]


def find_alert(
    connection: Connection, realm: Realm, alert_id: int
) -> AlertFacts | None:
    """Find an alert of a realm."""
    row = connection.execute(_alerts(realm).where(alerts.c.id == alert_id)).first()
    return None if row is None else _alert(row)


def _page(
    connection: Connection, query: Select[Any], row_id: Any, page: Page
) -> Sequence[Row[Any]]:
    """Read one row more than the page holds: it tells whether there is another."""
    return connection.execute(
        query.where(row_id > page.after).order_by(row_id).limit(page.limit + 1)
    ).all()


def _between(
    query: Select[Any], at: Any, since: datetime | None, until: datetime | None
) -> Select[Any]:
    if since is not None:
        query = query.where(at >= since)
    return query if until is None else query.where(at < until)


def _within(realm: Realm, of: FromClause) -> ColumnElement[bool]:
    """Hold what a realm reaches, by a table that has programmes."""
    if realm.programme_id is not None:
        return of.c.programme_id == realm.programme_id
    if realm.municipality_id is not None:
        return of.c.municipality_id == realm.municipality_id
    return true()


def _people(realm: Realm) -> Select[Any]:
    return (
        select(
            people,
            programmes.c.name.label("programme"),
            municipalities.c.slug,
            staff.c.name.label("worker_name"),
            staff.c.email.label("worker_email"),
        )
        .join(programmes, programmes.c.id == people.c.programme_id)
        .join(municipalities, municipalities.c.id == people.c.municipality_id)
        .join(staff, staff.c.id == people.c.consultant_id)
        .where(_within(realm, people))
    )


def _appointments(realm: Realm) -> Select[Any]:
    return (
        select(
            appointments,
            staff.c.name.label("worker_name"),
            staff.c.email.label("worker_email"),
        )
        .join(people, people.c.id == appointments.c.person_id)
        .join(staff, staff.c.id == appointments.c.consultant_id)
        .where(_within(realm, people))
    )


def _meetups(realm: Realm) -> Select[Any]:
    return (
        select(
            meetups,
            groups.c.name.label("group_name"),
            staff.c.name.label("worker_name"),
            staff.c.email.label("worker_email"),
        )
        .join(groups, groups.c.id == meetups.c.group_id)
        .join(staff, staff.c.id == meetups.c.facilitator_id)
        .where(_within(realm, groups))
    )


def _alerts(realm: Realm) -> Select[Any]:
    return (
        select(
            alerts,
            staff.c.name.label("worker_name"),
            staff.c.email.label("worker_email"),
        )
        .outerjoin(staff, staff.c.id == alerts.c.taken_by)
        .where(_within(realm, alerts))
    )


def _worker(row: Row[Any]) -> Worker:
    return Worker(name=row.worker_name, email=row.worker_email)


def _person(row: Row[Any]) -> PersonFacts:
    return PersonFacts(
        id=row.id,
        municipality_id=row.municipality_id,
        municipality=row.slug,
        programme=row.programme,
        name=row.name,
        birthdate=row.birthdate,
        consultant=_worker(row),
        created_at=row.created_at,
    )


def _appointment(row: Row[Any]) -> AppointmentFacts:
    return AppointmentFacts(appointment=appointment_of(row), consultant=_worker(row))


def _meetup(row: Row[Any]) -> MeetupFacts:
    return MeetupFacts(
        id=row.id,
        municipality_id=row.municipality_id,
        group=row.group_name,
        title=row.title,
        starts_at=row.starts_at,
        minutes=row.minutes,
        place=row.place,
        places=row.places,
        facilitator=_worker(row),
        state=row.state,
    )


def _alert(row: Row[Any]) -> AlertFacts:
    return AlertFacts(
        id=row.id,
        municipality_id=row.municipality_id,
        person_id=row.person_id,
        level=row.level,
        state=row.state,
        opened_at=row.opened_at,
        taken_at=row.taken_at,
        taken_by=None if row.taken_by is None else _worker(row),
        closed_at=row.closed_at,
        is_drill=row.is_drill,
    )
