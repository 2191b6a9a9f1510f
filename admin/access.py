"""The only way to people, alerts, tasks and appointments: within one's window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.store import circles, places, sessions, shadow_days, spells, staff
from bot.store import meetups as store_meetups
from bot.store import people as store_people
from bot.store.appointments import Appointment
from bot.store.database import Connection
from bot.store.meetups import Meetup
from bot.store.pages import alerts, appointments, meetups, people, tasks
from bot.store.pages.alerts import AlertRow
from bot.store.pages.meetups import GroupRow
from bot.store.pages.tasks import TaskRow
from bot.store.people import Person
from bot.store.places import Place
from bot.store.sessions import Session
from bot.store.shadow_days import ShadowDay
from bot.store.spells import Spell
from bot.store.staff import Colleague
from bot.store.windows import Window, window_of

T = TypeVar("T")


class NotHereError(Exception):
    """There is no such thing, or it is outside the window; nobody learns which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who looks at a page, and what they may see."""

    colleague: Colleague
    session: Session
    window: Window
    #: Whether they are in the circle around anybody.
    is_in_circles: bool = False

    @property
    def id(self) -> int:
        """The colleague's id."""
        return self.colleague.id


def viewer_of(connection: Connection, cookie: str, now: datetime) -> Viewer | None:
    """Find who is logged in with a cookie."""
    session = sessions.find(connection, cookie, now) if cookie.isascii() else None
    if session is None:
        return None
    colleague = staff.get(connection, session.staff_id)
    grants = staff.grants_of(connection, colleague.id)
    return Viewer(
        colleague=colleague,
        session=session,
        window=window_of(colleague.id, grants),
        is_in_circles=circles.is_member(connection, colleague.id),
    )


def person(connection: Connection, viewer: Viewer, person_id: int) -> Person:
    """Give a person within the viewer's window."""
    return _found(people.find(connection, viewer.window, person_id))


def shared(
    connection: Connection, viewer: Viewer, person_id: int
) -> tuple[Person, frozenset[str]]:
    """Give a person in whose circle the viewer is, and what is open to them now."""
    parts = circles.of_colleague(connection, viewer.id, person_id)
    panes = frozenset[str]().union(*(circles.window_of(connection, p) for p in parts))
    if not panes:
        raise NotHereError
    return store_people.get(connection, person_id), panes


def alert(connection: Connection, viewer: Viewer, alert_id: int) -> AlertRow:
    """Give an alert within the viewer's window."""
    return _found(alerts.find(connection, viewer.window, alert_id))


def task(connection: Connection, viewer: Viewer, task_id: int) -> TaskRow:
    """Give a task within the viewer's window."""
    return _found(tasks.find(connection, viewer.window, task_id))


def appointment(
    connection: Connection, viewer: Viewer, appointment_id: int
) -> Appointment:
    """Give an appointment within the viewer's window."""
    return _found(appointments.find(connection, viewer.window, appointment_id))


def shadow_day(connection: Connection, viewer: Viewer, shadow_id: int) -> ShadowDay:
    """Give a day of shadowing of a person within the viewer's window."""
    day = _found(shadow_days.get(connection, shadow_id))
    person(connection, viewer, day.person_id)
    return day


def spell(connection: Connection, viewer: Viewer, spell_id: int) -> Spell:
    """Give a job or an education of a person within the viewer's window."""
    found = _found(spells.get(connection, spell_id))
    person(connection, viewer, found.person_id)
    return found


def place(connection: Connection, viewer: Viewer, programme_id: int) -> Place:
    """Give a programme that the viewer leads."""
    found = [
        p for p in places_led(connection, viewer) if p.programme_id == programme_id
    ]
    return _found(found[0] if found else None)


def places_led(connection: Connection, viewer: Viewer) -> list[Place]:
    """List the programmes that the viewer leads."""
    return [
        place
        for place in places.every_place(connection)
        if viewer.window.leads.holds(place.programme_id, place.municipality_id)
    ]


def places_counted(connection: Connection, viewer: Viewer) -> list[Place]:
    """List the programmes whose figures the viewer sees."""
    return [
        place
        for place in places.every_place(connection)
        if viewer.window.figures.holds(place.programme_id, place.municipality_id)
    ]


def groups_led(connection: Connection, viewer: Viewer) -> Sequence[GroupRow]:
    """List the groups that the viewer leads."""
    return meetups.groups_within(connection, viewer.window.groups)


def groups_helped(connection: Connection, viewer: Viewer) -> Sequence[GroupRow]:
    """List the groups that the viewer is a volunteer in."""
    return meetups.groups_within(connection, viewer.window.helps)


def group(connection: Connection, viewer: Viewer, group_id: int) -> GroupRow:
    """Give a group that the viewer leads."""
    found = [g for g in groups_led(connection, viewer) if g.id == group_id]
    return _found(found[0] if found else None)


def meetup(connection: Connection, viewer: Viewer, meetup_id: int) -> Meetup:
    """Give a meetup of a group that the viewer leads."""
    found = store_meetups.get(connection, meetup_id)
    led = {one.id for one in groups_led(connection, viewer)}
    return _found(found if found is not None and found.group_id in led else None)


def helped_meetup(connection: Connection, viewer: Viewer, meetup_id: int) -> Meetup:
    """Give a meetup that the viewer helps at."""
    found = store_meetups.get(connection, meetup_id)
    helped = {one.id for one in groups_helped(connection, viewer)}
    return _found(found if found is not None and found.group_id in helped else None)


def _found(row: T | None) -> T:
    if row is None:
        raise NotHereError
    return row
