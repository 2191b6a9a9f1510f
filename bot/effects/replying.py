"""Find the question that a reply answers, and let its conversation go on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.effects import conversing, newcomers, wishes
from bot.effects.turn import Turn
from bot.effects.unasked import about_appointment
from bot.store import appointments, conversations, notices
from bot.store.conversations import STILL_HEARD, Kept
from flows.engine.conversation import Offered
from flows.engine.flow import Starter
from flows.engine.heard import (
    Chose,
    Heard,
    HintedTime,
    NamedTime,
    SaidSomethingElse,
    SaidWords,
)
from flows.events import ReplyMeant
from flows.listening.answers import find_offered, hear_answer, is_amount

Fit = tuple[Kept, Heard]
#: What a button carries: the conversation, its turn, and the place among the choices.
_BUTTON = re.compile(r"(\d+)\.(\d+)\.(\d+)", re.ASCII)
_EXACT = Chose | NamedTime | HintedTime


def reply(turn: Turn, words: str) -> None:
    """Answer the open question, or the one that a late reply speaks to.

    A question that nobody has got yet is not answered: it goes out as the answer.
    """
    held = _held(turn)
    heard = _heard_by(turn, words, held)
    fitting = _fitting(turn, heard, words)
    if len(fitting) > 1:
        conversing.start(turn, "which", answers={"words": words})
        return
    one = None if _is_sure(turn, fitting, words) else about_appointment(turn, words)
    if one is None and fitting:
        one = fitting[0]
    elif one is None and held:
        notices.let_go(turn.connection, held[0].id, turn.now)
        return
    one = one or _late(turn, words)
    if one is None and heard:
        one = heard[0]
    if one is None:
        if not newcomers.greet(turn, words):
            wishes.not_understood(turn)
        return
    conversing.go_on(turn, *one)
    if turn.meant is not None:
        _give(turn, turn.meant)


def press(turn: Turn, data: str) -> None:
    """Take a pressed button; one of an older question does nothing but say so."""
    pressed = _BUTTON.fullmatch(data)
    conversation_id, number, place = map(int, pressed.groups()) if pressed else (0,) * 3
    for kept in turn.open_conversations:
        shown = kept.conversation.offered.shown if kept.conversation.offered else ()
        is_asked = kept.id == conversation_id and kept.conversation.turn == number
        if is_asked and 0 < place <= len(shown):
            conversing.go_on(turn, kept, Chose(shown[place - 1].value))
            return
    wishes.say_old_button(turn)


def is_offered(turn: Turn, words: str) -> bool:
    """Tell whether an open question offers just these words as an answer."""
    return any(
        find_offered(words, kept.conversation.offered) is not None
        for kept in turn.open_conversations
        if kept.conversation.offered is not None
    )


def _held(turn: Turn) -> Sequence[Kept]:
    """The open questions that still wait for a decent hour, the newest first."""
    if not turn.open_conversations:
        return []
    held = notices.held_questions(turn.connection, turn.person.id, turn.now)
    return [
        kept
        for kept in turn.open_conversations
        if (kept.id, kept.conversation.turn) in held
    ]


def _heard_by(turn: Turn, words: str, held: Sequence[Kept]) -> Sequence[Fit]:
    """Read the words against what was asked; one that speaks first is alone."""
    rest: list[Fit] = []
    for kept in turn.open_conversations:
        if kept in held:
            continue
        flow = turn.house.flows[kept.conversation.flow]
        fit = (kept, _hear(turn, kept, words))
        if flow.lets_pass and isinstance(fit[1], SaidSomethingElse):
            conversing.end(turn, kept, "left")
        elif flow.speaks_first:
            return [fit]
        else:
            rest.append(fit)
    return rest


def _fitting(turn: Turn, heard: Sequence[Fit], words: str) -> Sequence[Fit]:
    """The questions that the words answer; own words fit only where nothing does.

    Whoever has just asked for something of their own answers what came of that.
    """
    exact = [
        fit for fit in heard if isinstance(fit[1], _EXACT) or _is_amount(fit[0], words)
    ]
    own = [fit for fit in heard if isinstance(fit[1], SaidWords)]
    last = max(exact, key=_asked_at, default=None)
    if last is not None and _is_own_wish(turn, last[0]):
        return [last]
    return exact or sorted(own, key=_asked_at, reverse=True)[:1]


def _is_own_wish(turn: Turn, kept: Kept) -> bool:
    return turn.house.flows[kept.conversation.flow].starter is Starter.PERSON


def _asked_at(fit: Fit) -> datetime:
    """Own words are for what was asked last."""
    return fit[0].asked_at or datetime.min.replace(tzinfo=UTC)


def _is_sure(turn: Turn, fitting: Sequence[Fit], words: str) -> bool:
    """Whether the words answer what is asked, and could not be a cancellation.

    "Jeg kan ikke komme i morgen" is a no to most questions, and meant for none.
    """
    if not fitting or isinstance(fitting[0][1], SaidWords):
        return False
    starter = turn.house.flows[fitting[0][0].conversation.flow].starter
    return starter is not Starter.MAKKER or is_offered(turn, words)


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
            if isinstance(said, Chose | NamedTime) or _is_amount(late, words):
                return late, said
    return None


def _is_amount(kept: Kept, words: str) -> bool:
    """Whether words are the number that the question asks for."""
    offered = kept.conversation.offered
    return offered is not None and is_amount(words, offered)


def _reopened(turn: Turn, kept: Kept) -> Kept | None:
    """Stand at the last question again, when its silence is not too long ago."""
    conversation = kept.conversation
    flow = turn.house.flows.get(conversation.flow)
    if flow is None or conversation.outcome not in STILL_HEARD or kept.asked_at is None:
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
    heard = hear_answer(words, offered, local, _about(turn, kept))
    flow = turn.house.flows[kept.conversation.flow]
    if flow.is_web_only and turn.channel != "web" and _tells_much(heard, offered):
        return SaidSomethingElse()
    return heard


def _tells_much(heard: Heard, offered: Offered) -> bool:
    """Whether it answers an item that is asked in Makker's own chat alone."""
    return isinstance(heard, Chose) and any(
        choice.value == heard.value and "item" in choice.means
        for choice in offered.choices
    )


def _about(turn: Turn, kept: Kept) -> datetime | None:
    """The local time that is spoken of: of the appointment, or just proposed."""
    zone = turn.person.programme.time_zone
    offered = kept.conversation.offered
    if offered is not None and offered.told_from:
        return datetime.fromisoformat(offered.told_from).astimezone(zone)
    if kept.subject is None or kept.subject.kind != "appointment":
        return None
    found = appointments.get(turn.connection, kept.subject.id)
    if found is None:
        return None
    return found.starts_at.astimezone(zone)
