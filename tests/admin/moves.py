"""What young people do in these tests, in the words that Makker offers them."""

from datetime import timedelta

from bot.effects.work import shadowing
from bot.effects.work.shadow_places import Place
from bot.store import appointments, people, staff
from bot.store.appointments import Appointment, NewAppointment
from bot.store.conversations import Subject
from tests.town import Town

RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"
PHONE = "+4520000010"


def agree(town: Town, person_id: int, **span: float) -> Appointment:
    """Make an appointment some time from now, wherever the person lives."""
    now = town.clock.now()
    with town.database.transaction() as connection:
        person = people.get(connection, person_id)
        new = NewAppointment(
            municipality_id=person.municipality_id,
            person_id=person_id,
            consultant_id=person.consultant_id,
            kind="meeting",
            starts_at=now + timedelta(**span),
            minutes=45,
            place="Rosenkæret 39",
        )
        return appointments.add(connection, new, now)


def remind(town: Town, appointment: Appointment) -> None:
    """Have Makker ask whether they come."""
    subject = Subject("appointment", appointment.id, appointment.version)
    town.starts("appointment", appointment.person_id, subject)


def decline(town: Town) -> Appointment:
    """Have Anna say no to an appointment."""
    appointment = agree(town, town.settle_in(), hours=30)
    remind(town, appointment)
    town.says("Jeg kommer ikke")
    return appointment


def wish_new_time(town: Town) -> Appointment:
    """Have Anna wish an appointment at another time."""
    appointment = agree(town, town.settle_in(), hours=30)
    remind(town, appointment)
    town.says("fredag kl. 10")
    town.says("ja")
    return appointment


def propose(town: Town, person_id: int) -> int:
    """Propose a place for a day of shadowing, and give the day."""
    place = Place(
        starts_at=town.clock.now() + timedelta(days=6),
        minutes=180,
        place="Torvet 3",
        company="Bager Holm",
    )
    with town.database.transaction() as connection:
        colleague = staff.get(connection, town.mette)
        day = shadowing.propose(town.work(connection), person_id, place, colleague)
    assert day is not None
    return day.id
