"""Wellbeing: what was told, kept as a trend and never as a judgement."""

from bot.effects.alerts.alarm import Cry, raise_alarm
from bot.effects.alerts.attention import ask_to_look_in
from bot.effects.turn import Turn
from bot.rules.wellbeing import (
    loneliness_concern,
    mood_concern,
    who5_concern,
    who5_score,
)
from bot.store import inbox, measures
from bot.store.conversations import Kept
from flows.events import MoodTold
from flows.everyday_events import LonelinessAnswered, Who5Answered
from flows.listening.verdict import Verdict


def tell_mood(turn: Turn, kept: Kept, event: MoodTold) -> None:
    """Keep the number with its day; the lowest twice in a row is looked after."""
    measures.add_mood(turn.connection, turn.person, event.mood, kept.id, turn.now)
    latest = measures.last(turn.connection, turn.person.id, "mood")
    fall = turn.person.programme.mood_fall
    if mood_concern([measure.score for measure in latest], fall=fall):
        ask_to_look_in(turn, "low_mood")


def keep_who5(turn: Turn, kept: Kept, event: Who5Answered) -> None:
    """Keep all five answers; all at the lowest alarms the same day."""
    before = measures.last(turn.connection, turn.person.id, "who5", 1)
    measures.add_answers(
        turn.connection,
        turn.person,
        "who5",
        score=who5_score(event.items),
        items=event.items,
        conversation_id=kept.id,
        now=turn.now,
    )
    last_score = before[0].score if before else None
    match who5_concern(event.items, last_score):
        case "orange":
            _alarm(turn)
        case "yellow":
            ask_to_look_in(turn, "low_who5")
        case None:
            pass


def keep_loneliness(turn: Turn, kept: Kept, event: LonelinessAnswered) -> None:
    """Keep the sum; a high one is looked after kindly."""
    score = sum(event.items)
    measures.add_answers(
        turn.connection,
        turn.person,
        "tils",
        score=score,
        items=event.items,
        conversation_id=kept.id,
        now=turn.now,
    )
    if loneliness_concern(score):
        ask_to_look_in(turn, "lonely")


def _alarm(turn: Turn) -> None:
    """Orange, by the same road as words that alarm; a score never lowers one."""
    person = turn.person
    cry = Cry(
        verdict=Verdict("orange", "score", ("WHO-5: all five answers at the lowest",)),
        inbox_id=turn.inbox_id or inbox.newest_of(turn.connection, person.id),
        municipality_id=person.municipality_id,
        programme_id=person.programme_id,
        person_id=person.id,
    )
    raise_alarm(turn, cry)
    turn.delivery = "crisis"
