"""The holder of custody says yes, or takes it back; staff record it."""

from bot.effects.turn import Work
from bot.rules.hours import next_start
from bot.store import consents, people, timers
from bot.store.consents import Act, Entry
from bot.store.people import Person
from bot.store.staff import Colleague
from bot.store.timers import Wake

#: How a consent that staff wrote down is told apart in the ledger.
VERSION = "guardian/by staff"


def record(work: Work, person_id: int, colleague: Colleague, guardian: str) -> bool:
    """Record a yes; whoever waited for it is let in at a decent hour."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return False
    _note(work, person, colleague, "given", guardian)
    if person.state == "awaiting":
        wake = Wake(
            kind="invite",
            due_at=next_start(person.programme, work.now),
            municipality_id=person.municipality_id,
            person_id=person.id,
            subject_id=person.id,
        )
        timers.drop(work.connection, "invite", person.id)
        timers.plant(work.connection, wake)
    return True


def withdraw(work: Work, person_id: int, colleague: Colleague, guardian: str) -> bool:
    """Record that a yes is taken back; nothing is asked until there is one again."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return False
    _note(work, person, colleague, "withdrawn", guardian)
    if person.has_joined:
        people.change(work.connection, person.id, state="awaiting")
        timers.drop(work.connection, "checkin", person.id)
    return True


def _note(
    work: Work, person: Person, colleague: Colleague, act: Act, guardian: str
) -> None:
    entry = Entry(
        municipality_id=person.municipality_id,
        person_id=person.id,
        what="guardian",
        act=act,
        version=VERSION,
        channel="staff",
        age=person.age(work.now),
        guardian=guardian,
        staff_id=colleague.id,
        at=work.now,
    )
    consents.add(work.connection, entry)
