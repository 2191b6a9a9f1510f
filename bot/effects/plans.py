"""Plan what Makker starts: check-ins by rhythm, reminders by the appointment."""

from datetime import datetime, timedelta

from bot.rules.hours import next_start
from bot.store import timers
from bot.store.appointments import Appointment
from bot.store.database import Connection
from bot.store.people import Person
from bot.store.timers import Wake

RHYTHMS = {"weekly": timedelta(weeks=1), "fortnightly": timedelta(weeks=2)}


def plan_checkin(
    connection: Connection, person: Person, rhythm: str, earliest: datetime
) -> None:
    """Plan the next check-in; a rhythm of appointments alone plans none."""
    timers.drop(connection, "checkin", person.id)
    if rhythm not in RHYTHMS:
        return
    timers.plant(
        connection,
        Wake(
            kind="checkin",
            due_at=next_start(person.programme, earliest, person.slot_hour),
            municipality_id=person.municipality_id,
            person_id=person.id,
            subject_id=person.id,
        ),
    )


def plan_reminders(
    connection: Connection,
    person: Person,
    appointment: Appointment,
    now: datetime,
    *,
    is_told: bool = False,
) -> None:
    """Plan the reminders of an appointment; those whose hour is past are one, now.

    Whoever has just been told of it needs no reminder for the hours that are past.
    """
    timers.drop(connection, "reminder", appointment.id)
    hours = person.programme.reminder_hours
    due = [appointment.starts_at - timedelta(hours=h) for h in hours]
    coming = [moment for moment in due if moment > now]
    if len(coming) < len(due) and not is_told:
        coming.insert(0, now)
    for moment in coming:
        due_at = next_start(person.programme, moment)
        if due_at < appointment.starts_at:
            timers.plant(connection, _reminder(person, appointment, due_at))


def _reminder(person: Person, appointment: Appointment, due_at: datetime) -> Wake:
    return Wake(
        kind="reminder",
        due_at=due_at,
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=appointment.id,
        turn=appointment.version,
    )
