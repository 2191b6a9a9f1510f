"""Test alarm: the programme's own ladder through real channels, marked as a test."""

from datetime import datetime

from bot.effects.alerts.alarm import begin_climb
from bot.effects.alerts.staff_push import Notice, push
from bot.effects.turn import Work
from bot.rules.drills import Lack, is_reminded, lack_of_drill
from bot.rules.hours import is_working_time
from bot.store import alerts, drills, install, places
from bot.store.alerts import Alert
from bot.store.database import Connection
from bot.store.places import Place
from bot.store.staff import Colleague


def sound(work: Work, programme_id: int, colleague: Colleague) -> Alert:
    """Start a test; it climbs as a red alert does until somebody takes it."""
    place = places.place_of(work.connection, programme_id)
    alert = alerts.open_new(
        work.connection,
        municipality_id=place.municipality_id,
        person_id=None,
        programme_id=programme_id,
        level="red",
        kind="drill",
        now=work.now,
        is_drill=True,
    )
    alerts.note(work.connection, alert, "drill", work.now, staff_id=colleague.id)
    return begin_climb(work, alert)


def find_lack(connection: Connection, place: Place, now: datetime) -> Lack | None:
    """Tell whether a programme with people in it lacks a test; None when not."""
    if not drills.has_people(connection, place.programme_id):
        return None
    return lack_of_drill(drills.last_at(connection, place.programme_id), now)


def remind(work: Work, place: Place) -> None:
    """Ask those who lead for a test, each week on a working day until it is made."""
    lack = find_lack(work.connection, place, work.now)
    name = reminder(place.programme_id)
    told_at = install.last_beat(work.connection, name)
    is_rest = not is_working_time(place.programme, work.now)
    if lack is None or is_rest or is_reminded(told_at, work.now):
        return
    install.beat(work.connection, name, work.now)
    for staff_id in drills.leads(work.connection, place.programme_id):
        notice = Notice(
            staff_id=staff_id,
            key=f"staff.drill_{lack}",
            municipality_id=place.municipality_id,
        )
        push(work, notice)


def reminder(programme_id: int) -> str:
    """Name the reminder of a programme's test."""
    return f"drill {programme_id}"
