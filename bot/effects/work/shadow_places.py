"""A place that was found for a day of shadowing: proposed, and agreed with nobody."""

from dataclasses import dataclass
from datetime import datetime

from bot.rules.reminders import decent_time
from bot.store import appointments, shadow_days, timers
from bot.store.appointments import Appointment, NewAppointment
from bot.store.database import Connection
from bot.store.people import Person
from bot.store.shadow_days import ShadowDay
from bot.store.timers import Wake


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that staff have found: when, where, whom to meet, and what to know."""

    starts_at: datetime
    minutes: int
    place: str
    company: str
    #: Whom to ask for, as people say it; not who gets the message.
    meet: str = ""
    #: Who at the place is written to; None when staff speak with them.
    contact_id: int | None = None
    clothes: str = ""
    route: str = ""


def keep_place(
    connection: Connection,
    person: Person,
    place: Place,
    *,
    consultant_id: int,
    now: datetime,
) -> tuple[ShadowDay, Appointment]:
    """Keep a place as proposed: no reminder, no yes, and nothing ticked.

    It is the only way to an appointment of this kind.
    """
    new = NewAppointment(
        municipality_id=person.municipality_id,
        person_id=person.id,
        consultant_id=consultant_id,
        kind="shadowing",
        starts_at=place.starts_at,
        minutes=place.minutes,
        place=place.place,
        company=place.company,
        contact=place.meet or None,
    )
    added = appointments.add(connection, new, now)
    proposed = appointments.change(connection, added, now, state="proposed")
    wished = shadow_days.open_wish(connection, person.id) or shadow_days.wish(
        connection, person.municipality_id, person.id, None, now
    )
    day = shadow_days.change(
        connection,
        wished.id,
        appointment_id=proposed.id,
        state="proposed",
        clothes=place.clothes or None,
        route=place.route or None,
    )
    return day, proposed


def plan_to_ask(
    connection: Connection, person: Person, appointment: Appointment, now: datetime
) -> None:
    """Have the scheduler ask about a place that came from a file; past ones never."""
    timers.drop(connection, "shadow", appointment.id)
    if appointment.starts_at <= now:
        return
    wake = Wake(
        kind="shadow",
        due_at=decent_time(person.programme, appointment.starts_at, now),
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=appointment.id,
        turn=appointment.version,
        details={"part": "proposed"},
    )
    timers.plant(connection, wake)
