"""What a flow may know in this turn, read anew from the store."""

from collections.abc import Callable, Mapping

from bot.effects.fields import Scene, fields_for
from bot.effects.turn import Turn
from bot.rules.age import ADULT
from bot.rules.hours import is_working_time
from bot.store import appointments
from bot.store.conversations import Kept
from flows.engine.facts import AppointmentFacts, Facts, Listed


def facts_of(turn: Turn, kept: Kept) -> Facts:
    """Read the facts for a person and for what the conversation is about."""
    person = turn.person
    flow = turn.house.flows[kept.conversation.flow]
    return Facts(
        is_under_18=person.age(turn.now) < ADULT,
        is_on_watch=is_working_time(person.programme, turn.now),
        has_joined=person.has_joined,
        is_by_sms=turn.channel == "sms",
        appointment=_appointment(turn, kept),
        lists={name: LISTS[name](turn, kept) for name in flow.lists},
    )


def _open_questions(turn: Turn, which: Kept) -> tuple[Listed, ...]:
    """Name each other open question by what it is about."""
    return tuple(
        Listed(str(kept.id), _about(turn, kept))
        for kept in turn.open_conversations
        if kept.id != which.id
    )


def _about(turn: Turn, kept: Kept) -> str:
    """Say what a question is about: an appointment by its time, else by its flow."""
    words = turn.house.words
    scene = Scene(turn, kept.subject)
    if kept.subject is not None and kept.subject.kind == "appointment":
        return words.say(
            "which.appointment", turn.channel, fields_for(scene, ("day", "time"))
        )
    return words.term(f"which.{kept.conversation.flow}")


def _appointment(turn: Turn, kept: Kept) -> AppointmentFacts | None:
    if kept.subject is None or kept.subject.kind != "appointment":
        return None
    found = appointments.get(turn.connection, kept.subject.id)
    if found is None:
        return None
    return AppointmentFacts(found.starts_at, found.kind, is_cancelled=not found.is_on)


#: What questions offer as choices, by the name that flows use.
LISTS: Mapping[str, Callable[[Turn, Kept], tuple[Listed, ...]]] = {
    "open_questions": _open_questions,
}
