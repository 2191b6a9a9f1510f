"""What may not begin beside an open talk waits, and is asked when that is over."""

from collections.abc import Mapping

from bot.effects.turn import Turn
from bot.rules.doses import LET_TALK
from bot.rules.hours import next_start
from bot.rules.interruption import meeting
from bot.store import timers
from bot.store.conversations import Subject
from bot.store.timers import Wake

KIND = "later"


def waits(
    turn: Turn,
    flow: str,
    subject: Subject | None = None,
    answers: Mapping[str, str] | None = None,
) -> bool:
    """Put a conversation off where an open one must be over first."""
    starter = turn.house.flows[flow].starter
    is_held_up = any(
        meeting(turn.house.flows[kept.conversation.flow].starter, starter) == "wait"
        for kept in turn.open_conversations
    )
    if is_held_up:
        timers.plant(turn.connection, _wake(turn, flow, subject, answers or {}))
    return is_held_up


def subject_of(wake: Wake) -> Subject | None:
    """Give what the conversation that waits is about."""
    stored = wake.details["subject"]
    return Subject(*stored) if stored else None


def _wake(
    turn: Turn, flow: str, subject: Subject | None, answers: Mapping[str, str]
) -> Wake:
    person = turn.person
    return Wake(
        kind=KIND,
        due_at=next_start(person.programme, turn.now + LET_TALK, person.slot_hour),
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=person.id,
        details={
            "flow": flow,
            "subject": [subject.kind, subject.id, subject.version] if subject else None,
            "answers": dict(answers),
            "since": turn.now.isoformat(),
        },
    )
