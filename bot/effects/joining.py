"""Joining: consent, and the rhythm that the person chose."""

from datetime import timedelta

from bot.effects.plans import plan_checkin
from bot.effects.turn import Turn
from bot.store import people
from bot.store.conversations import Kept
from flows.events import ConsentDeclined, ConsentGiven, RhythmChosen

#: The first check-in comes this long after joining.
FIRST_CHECKIN = timedelta(days=3)


def give_consent(turn: Turn, _kept: Kept, _event: ConsentGiven) -> None:
    """Note that the person has joined."""
    people.change(
        turn.connection,
        turn.person.id,
        state="joined",
        joined_at=turn.now,
        stopped_at=None,
    )


def decline_consent(turn: Turn, _kept: Kept, _event: ConsentDeclined) -> None:
    """Note that the person does not want to join; leaving costs nothing."""
    people.change(turn.connection, turn.person.id, state="declined")


def choose_rhythm(turn: Turn, _kept: Kept, event: RhythmChosen) -> None:
    """Keep the rhythm, and plan the first check-in by it."""
    people.change(turn.connection, turn.person.id, rhythm=event.rhythm)
    plan_checkin(turn.connection, turn.person, event.rhythm, turn.now + FIRST_CHECKIN)
