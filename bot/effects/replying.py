"""Find the question that a reply answers, and let its conversation go on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.effects import conversing, wishes
from bot.effects.conversing import SILENT
from bot.effects.turn import Turn
from bot.store import appointments, conversations
from bot.store.conversations import Kept
from flows.engine.heard import Chose, Heard, NamedTime, SaidSomethingElse, SaidWords
from flows.events import ReplyMeant
from flows.listening.answers import find_offered, hear_answer

Fit = tuple[Kept, Heard]


def reply(turn: Turn, words: str) -> None:
    """Answer the open question, or the one that a late reply speaks to."""
    heard = _heard_by(turn, words)
    fitting = _fitting(heard)
    if len(fitting) > 1:
        conversing.start(turn, "which", answers={"words": words})
        return
    one = fitting[0] if fitting else _late(turn, words)
    if one is None and heard:
        one = heard[0]
    if one is None:
        wishes.not_understood(turn)
        return
    conversing.go_on(turn, *one)
    if turn.meant is not None:
        _give(turn, turn.meant)


def press(turn: Turn, data: str) -> None:
    """Take a pressed button; one of an older question does nothing but say so."""
    conversation_id, number, place = (int(part) for part in data.split("."))
    for kept in turn.open_conversations:
        conversation = kept.conversation
        if kept.id == conversation_id and conversation.turn == number:
            offered = conversation.offered
            if offered is not None and place <= len(offered.shown):
                value = offered.shown[place - 1].value
                conversing.go_on(turn, kept, Chose(value))
                return
    wishes.say_old_button(turn)


def is_offered(turn: Turn, words: str) -> bool:
    """Tell whether an open question offers just these words as an answer."""
    return any(
        find_offered(words, kept.conversation.offered) is not None
        for kept in turn.open_conversations
        if kept.conversation.offered is not None
    )


def _heard_by(turn: Turn, words: str) -> Sequence[Fit]:
    """Read the words against the open questions; one that speaks first is alone."""
    rest: list[Fit] = []
    for kept in turn.open_conversations:
        flow = turn.house.flows[kept.conversation.flow]
        fit = (kept, _hear(turn, kept, words))
        if flow.lets_pass and isinstance(fit[1], SaidSomethingElse):
            conversing.end(turn, kept, "left")
        elif flow.speaks_first:
            return [fit]
        else:
            rest.append(fit)
    return rest


def _fitting(heard: Sequence[Fit]) -> Sequence[Fit]:
    """The questions that the words answer; own words fit only where nothing does."""
    exact = [fit for fit in heard if isinstance(fit[1], Chose | NamedTime)]
    return exact or [fit for fit in heard if isinstance(fit[1], SaidWords)][:1]


def _give(turn: Turn, meant: ReplyMeant) -> None:
    """Give words that could answer two questions to the one that was meant."""
    for kept in turn.open_conversations:
        if kept.id == meant.conversation_id:
            conversing.go_on(turn, kept, _hear(turn, kept, meant.words))


def _late(turn: Turn, words: str) -> Fit | None:
    """A question that ended in silence still takes its answer for some days."""
    longest = max(flow.late_reply for flow in turn.house.flows.values())
    for kept in conversations.ended_since(
        turn.connection, turn.person.id, turn.now - longest
    ):
        late = _reopened(turn, kept)
        if late is not None:
            said = _hear(turn, late, words)
            if isinstance(said, Chose | NamedTime):
                return late, said
    return None


def _reopened(turn: Turn, kept: Kept) -> Kept | None:
    """Stand at the last question again, when its silence is not too long ago."""
    conversation = kept.conversation
    flow = turn.house.flows.get(conversation.flow)
    if flow is None or conversation.outcome != SILENT or kept.asked_at is None:
        return None
    if conversation.offered is None or turn.now - kept.asked_at > flow.late_reply:
        return None
    step = conversation.offered.step
    return replace(kept, conversation=replace(conversation, step=step, outcome=None))


def _hear(turn: Turn, kept: Kept, words: str) -> Heard:
    offered = kept.conversation.offered
    if offered is None:
        return SaidSomethingElse()
    local = turn.now.astimezone(turn.person.programme.time_zone)
    return hear_answer(words, offered, local, _about(turn, kept))


def _about(turn: Turn, kept: Kept) -> datetime | None:
    """The local time of the appointment that the question is about."""
    if kept.subject is None or kept.subject.kind != "appointment":
        return None
    found = appointments.get(turn.connection, kept.subject.id)
    if found is None:
        return None
    return found.starts_at.astimezone(turn.person.programme.time_zone)
