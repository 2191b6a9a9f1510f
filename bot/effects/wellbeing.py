"""Wellbeing: what was told, kept as a trend and never as a judgement."""

from bot.effects.plans import RHYTHMS, plan_checkin
from bot.effects.turn import Turn
from bot.store import measures
from bot.store.conversations import Kept
from flows.events import MoodTold


def tell_mood(turn: Turn, kept: Kept, event: MoodTold) -> None:
    """Keep the number with its day."""
    measures.add_mood(turn.connection, turn.person, event.mood, kept.id, turn.now)


def plan_next_checkin(turn: Turn) -> None:
    """Plan the check-in after this one, by the person's rhythm."""
    person = turn.person
    pause = RHYTHMS.get(person.rhythm)
    if pause is not None:
        plan_checkin(turn.connection, person, person.rhythm, turn.now + pause)
