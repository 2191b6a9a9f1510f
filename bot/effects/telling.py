"""Tell a young person what a colleague has done, once and at a decent hour."""

from datetime import datetime, timedelta

from bot.effects import speech
from bot.effects.fields import Scene
from bot.effects.turn import Turn, Work
from bot.rules.hours import next_start
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.people import Person
from flows.engine.texts import Text

#: A notice that would come later than this before its hour goes out at once.
IN_TIME = timedelta(hours=2)


def tell(
    work: Work, person: Person, text: Text, appointment: Appointment, owner: str
) -> None:
    """Say something about an appointment; a newer change takes its place."""
    turn = Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=channel_of(person),
        delivery="change",
        not_before=decent_time(person, appointment.starts_at, work.now),
    )
    subject = Subject("appointment", appointment.id, appointment.version)
    speech.say(turn, text, Scene(turn, subject, {"owner": owner}))
    speech.close(turn)


def channel_of(person: Person) -> str:
    """Give where neutral notices go: to the phone, but for Telegram where it is on."""
    is_on_telegram = person.channel == "telegram" and person.programme.telegram
    return "telegram" if is_on_telegram else "sms"


def decent_time(person: Person, in_time_for: datetime, now: datetime) -> datetime:
    """Wait for the morning, unless it would come too late then."""
    decent = next_start(person.programme, now)
    return decent if decent <= in_time_for - IN_TIME else now
