"""Plan what Makker starts: check-ins by rhythm, reminders by the appointment."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.rules.hours import next_start
from bot.rules.reminders import reminder_moments
from bot.rules.shadow_days import moments
from bot.store import shadow_days, timers
from bot.store.appointments import Appointment
from bot.store.database import Connection
from bot.store.people import Person
from bot.store.shadow_days import ShadowDay
from bot.store.timers import Wake

RHYTHMS = {
    "weekly": timedelta(weeks=1),
    "fortnightly": timedelta(weeks=2),
    "monthly": timedelta(weeks=4),
}


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
    day = shadow_days.of_appointment(connection, appointment.id)
    if day is not None:
        plan_shadow(connection, person, day, appointment, now)
        return
    coming = reminder_moments(
        person.programme, appointment.starts_at, now, is_told=is_told
    )
    if appointment.kind == "call":
        coming = coming[-1:]
    for due_at in coming:
        timers.plant(connection, _reminder(person, appointment, due_at))


def plan_shadow(
    connection: Connection,
    person: Person,
    day: ShadowDay,
    appointment: Appointment,
    now: datetime,
) -> None:
    """Plan what is said around a day of shadowing; nothing before it is confirmed."""
    timers.drop(connection, "shadow", appointment.id)
    if day.state != "confirmed" or not appointment.is_on:
        return
    when = moments(person.programme, appointment.starts_at, appointment.minutes)
    for part, due_at in (
        ("eve", when.eve),
        ("morning", when.morning),
        ("after", when.after),
    ):
        if due_at > now:
            wake = replace(_reminder(person, appointment, due_at), kind="shadow")
            timers.plant(connection, replace(wake, details={"part": part}))


def _reminder(person: Person, appointment: Appointment, due_at: datetime) -> Wake:
    return Wake(
        kind="reminder",
        due_at=due_at,
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=appointment.id,
        turn=appointment.version,
    )
