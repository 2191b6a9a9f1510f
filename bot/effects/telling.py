"""Tell a young person what a colleague has done, once and at a decent hour."""

from datetime import datetime

from bot.effects import speech
from bot.effects.fields import Scene
from bot.effects.joining import numbers
from bot.effects.turn import Turn, Work
from bot.rules.reminders import decent_time, delivery_for
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.timers import Wake
from flows.engine.texts import Text


def tell(
    work: Work, person: Person, text: Text, appointment: Appointment, owner: str
) -> None:
    """Say something about an appointment; a newer change takes its place.

    To a number in doubt nothing is said: the reminder says it after their yes.
    """
    if numbers.hold(work, reminder_now(person, appointment, work.now)):
        return
    starts_at = appointment.starts_at
    turn = Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=channel_of(person),
        delivery=delivery_for(work.now, starts_at),
        not_before=decent_time(person.programme, starts_at, work.now),
    )
    subject = Subject("appointment", appointment.id, appointment.version)
    speech.say(turn, text, Scene(turn, subject, {"owner": owner}))
    speech.close(turn)


def reminder_now(person: Person, appointment: Appointment, now: datetime) -> Wake:
    """Give the timer that reminds of an appointment as it stands."""
    return Wake(
        kind="reminder",
        due_at=now,
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=appointment.id,
        turn=appointment.version,
    )


def channel_of(person: Person) -> str:
    """Give where neutral notices go: to the phone, but for Telegram where it is on."""
    is_on_telegram = person.channel == "telegram" and person.programme.telegram
    return "telegram" if is_on_telegram else "sms"
