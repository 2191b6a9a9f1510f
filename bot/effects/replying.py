"""Find the question that a reply answers, and let its conversation go on."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.effects import conversing, wishes
from bot.effects.fits import Fit, hear, is_exact, on_its_day
from bot.effects.joining import newcomers
from bot.effects.late import find_late, reopened
from bot.effects.turn import Turn
from bot.effects.unasked import about_appointment
from bot.store import conversations, notices
from bot.store.conversations import Kept
from flows.engine.flow import Starter
from flows.engine.heard import Chose, SaidSomethingElse, SaidWords
from flows.events import ReplyMeant
from flows.listening.answers import find_offered
from flows.listening.matters import speaks_of_appointment

#: Whose questions a cancellation answers only by its "no".
_MEANS_NO_CANCELLING = {Starter.MAKKER, Starter.SAFETY}
#: What a button carries: the conversation, its turn, and the place among the choices.
_BUTTON = re.compile(r"(\d+)\.(\d+)\.(\d+)", re.ASCII)


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
    late = [] if one else find_late(turn, words)
    if len(late) > 1:
        turn.open_conversations = [*turn.open_conversations, *(k for k, _ in late)]
        conversing.start(turn, "which", answers={"words": words})
        return
    one = one or next(iter([*late, *heard]), None)
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
    """Read the words against what was asked; one that speaks first is alone.

    But for words about an appointment: "nej, jeg kan ikke komme" to a reminder is
    no answer to "skal nogen ringe?".
    """
    rest: list[Fit] = []
    first: list[Fit] = []
    for kept in turn.open_conversations:
        if kept in held:
            continue
        flow = turn.house.flows[kept.conversation.flow]
        fit = (kept, hear(turn, kept, words))
        if flow.lets_pass and isinstance(fit[1], SaidSomethingElse):
            conversing.end(turn, kept, "left")
        elif not flow.speaks_first:
            rest.append(fit)
        elif speaks_of_appointment(words):
            first.append(fit)
        else:
            return [fit]
    if first and not any(is_exact(fit, words) for fit in rest):
        return first[:1]
    return rest


def _fitting(turn: Turn, heard: Sequence[Fit], words: str) -> Sequence[Fit]:
    """The questions that the words answer; own words fit only where nothing does.

    Whoever has just asked for something of their own answers what came of that.
    """
    exact = [fit for fit in heard if is_exact(fit, words)]
    own = [fit for fit in heard if isinstance(fit[1], SaidWords)]
    if len(exact) > 1:
        exact = [fit for fit in exact if on_its_day(turn, fit[0], words)] or exact
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
    return starter not in _MEANS_NO_CANCELLING or is_offered(turn, words)


def _give(turn: Turn, meant: ReplyMeant) -> None:
    """Give words that could answer two questions to the one that was meant."""
    kept = conversations.get(turn.connection, meant.conversation_id)
    if kept is None or kept.person_id != turn.person.id:
        return
    stands = kept if kept.conversation.is_open else reopened(turn, kept)
    if stands is not None:
        conversing.go_on(turn, stands, hear(turn, stands, meant.words))
