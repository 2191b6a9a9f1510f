"""Hear for distress first, and open the alert before anything is answered."""

from datetime import timedelta

from bot.effects.alerts.alarm import Cry, raise_alarm
from bot.effects.turn import Turn
from bot.store import alerts, inbox, people
from flows.listening.asked_words import is_asked_for, is_label
from flows.listening.verdict import CALM, Verdict

#: Messages this close together are heard as one.
HEARD_TOGETHER = timedelta(hours=12)


def listen(turn: Turn, inbox_id: int, words: str) -> Verdict:
    """Judge a person's message, note it, and raise the alarm when it alarms.

    A second attempt at the same message finds its alarm raised already.
    """
    person = turn.person
    earlier = inbox.recent_words(
        turn.connection, person.id, before=inbox_id, since=turn.now - HEARD_TOGETHER
    )
    before = [said for said in earlier if not is_asked_for(said)]
    is_own = _is_makkers_own(turn, words)
    verdict = CALM if is_own else turn.house.ears.hear(words, before)
    inbox.settle(
        turn.connection,
        inbox_id,
        municipality_id=person.municipality_id,
        person_id=person.id,
        level="yellow" if verdict.asks_directly else verdict.level,
        why=list(verdict.why),
    )
    people.change(turn.connection, person.id, heard_at=turn.now)
    if verdict.is_alarming and not alerts.has_message(turn.connection, inbox_id):
        cry = Cry(
            verdict=verdict,
            inbox_id=inbox_id,
            municipality_id=person.municipality_id,
            programme_id=person.programme_id,
            person_id=person.id,
        )
        raise_alarm(turn, cry)
    return verdict


def _is_makkers_own(turn: Turn, words: str) -> bool:
    """Whether somebody just says back what Makker has asked for, as HJÆLP or "1"."""
    offered = [kept.conversation.offered for kept in turn.open_conversations]
    return is_asked_for(words) or any(is_label(words, o) for o in offered if o)
