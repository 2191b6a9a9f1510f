"""At 18: the person is asked for a yes of their own."""

from bot.effects.appointments import agreements
from bot.effects.joining import ledger
from bot.effects.turn import Turn
from bot.rules.consent import OWN_CONSENT_WITHIN, adult_from
from bot.rules.hours import next_start
from bot.store import people, timers
from bot.store.conversations import Kept
from bot.store.database import Connection
from bot.store.people import Person
from bot.store.timers import Wake
from flows.events import OwnConsentAsked, OwnConsentGiven, OwnConsentMissing

TIMER = "own_consent"


def plan_own_consent(connection: Connection, person: Person) -> None:
    """Plan the question for the 18th birthday; a corrected birthday moves it."""
    timers.drop(connection, TIMER, person.id)
    birthday = adult_from(person.birthdate, person.programme)
    wake = Wake(
        kind=TIMER,
        due_at=next_start(person.programme, birthday),
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=person.id,
    )
    timers.plant(connection, wake)


def ask(turn: Turn, _kept: Kept, _event: OwnConsentAsked) -> None:
    """Give them time; after it nothing new is asked until they have said yes."""
    due_at = turn.now + OWN_CONSENT_WITHIN
    people.change(turn.connection, turn.person.id, consent_due_at=due_at)


def give(turn: Turn, _kept: Kept, _event: OwnConsentGiven) -> None:
    """Note their own yes."""
    people.change(turn.connection, turn.person.id, consent_due_at=None)
    ledger.note(turn, "own_18", "given", "own_consent.ask")


def miss(turn: Turn, _kept: Kept, _event: OwnConsentMissing) -> None:
    """Nobody is put out by silence: the consultant talks with them."""
    agreements.tell_consultant(turn, "own_consent", None)
