"""Carry a conversation from one wait to the next."""

from dataclasses import replace
from typing import Any

from flows.engine.answers import can_hold, load_answers
from flows.engine.conversation import Conversation, Offered, OfferedChoice
from flows.engine.events import (
    AnswerSaved,
    ConversationEnded,
    Event,
    MessageCreated,
    QuestionAsked,
    WaitStarted,
)
from flows.engine.facts import Facts
from flows.engine.flow import AnyFlow
from flows.engine.heard import (
    Chose,
    Heard,
    HintedTime,
    NamedTime,
    SaidSomethingElse,
    SaidWords,
    Started,
    StayedSilent,
)
from flows.engine.steps import Ask, Choice, Decide, Do, End, Say

#: More steps than this without a wait is a loop that the checks have missed.
MOST_STEPS = 100


class LostStepError(Exception):
    """The conversation stands on a step that the flow does not have any more."""


class EndlessFlowError(Exception):
    """The flow went on and on without asking anything."""


def advance(
    flow: AnyFlow, conversation: Conversation, heard: Heard, facts: Facts
) -> tuple[Conversation, tuple[Event, ...]]:
    """Hear one thing, and go on to the next question or to the end."""
    events: list[Event] = []
    step, answers = _enter(flow, conversation, heard, events)
    for _ in range(MOST_STEPS):
        here = flow.steps[step]
        match here:
            case Ask():
                events += [
                    QuestionAsked(here.text, step),
                    WaitStarted(here.patience),
                ]
                return _stand(conversation, step, answers), tuple(events)
            case End():
                if here.text is not None:
                    events.append(MessageCreated(here.text, step))
                events.append(ConversationEnded(here.outcome))
                ended = _stand(conversation, step, answers)
                return replace(ended, outcome=here.outcome), tuple(events)
            case Say():
                events.append(MessageCreated(here.text, step))
                step = here.then
            case Do():
                events.append(_event_of(flow, here, answers, facts))
                step = here.then
            case Decide():
                step = here.choose(load_answers(flow.answers, answers), facts)
    raise EndlessFlowError(f"{flow.name} from {conversation.step}")


def begin(flow: AnyFlow) -> Conversation:
    """Stand before the first step; advance with Started takes it."""
    return Conversation(flow.name, flow.start)


def offer(flow: AnyFlow, step: str, facts: Facts, labels: dict[str, str]) -> Offered:
    """Number the choices of the question on this step, with the words shown.

    On a scale each number is its own; other choices count from one.
    """
    ask = flow.steps[flow.step_names(step)]
    if not isinstance(ask, Ask):
        raise LostStepError(f"{flow.name}.{step} asks nothing")
    listed = facts.lists.get(ask.listed.of, ()) if ask.listed else ()
    choices = [
        OfferedChoice(place, entry.value, entry.label)
        for place, entry in enumerate(listed, start=1)
    ]
    choices += [
        OfferedChoice(
            _number(choice, place), choice.value, labels[choice.value], choice.means
        )
        for place, choice in enumerate(ask.choices, start=len(choices) + 1)
    ]
    return Offered(
        step=str(step),
        heard_as=ask.heard_as,
        choices=tuple(choices),
        listed=len(listed),
        takes_words=ask.words is not None,
        takes_time=ask.time is not None,
        takes_hint=ask.hint is not None,
    )


def current_step(flow: AnyFlow, conversation: Conversation) -> Any:
    """Find the step by its name of today, or of an earlier version."""
    name = conversation.step
    if name in flow.moved:
        return flow.moved[name]
    try:
        return flow.step_names(name)
    except ValueError:
        raise LostStepError(f"{flow.name} has no step {name}") from None


def _enter(
    flow: AnyFlow, conversation: Conversation, heard: Heard, events: list[Event]
) -> tuple[Any, dict[str, str]]:
    """Let what was heard choose the step to go on with."""
    step = current_step(flow, conversation)
    answers = dict(conversation.answers)
    if isinstance(heard, Started):
        return step, answers
    ask = flow.steps[step]
    if not isinstance(ask, Ask):
        raise LostStepError(f"{flow.name}.{step} waits for nothing")
    slot, value, then = _follow(ask, heard)
    if slot is None:
        return then, answers
    if not can_hold(flow.answers, slot, value):
        return ask.unclear, answers
    events.append(AnswerSaved(slot, value))
    return then, answers | {slot: value}


def _follow(ask: Ask[Any], heard: Heard) -> tuple[str | None, str, Any]:
    """Give the slot, the value and the step that what was heard leads to."""
    match heard:
        case Chose(value):
            return _chosen(ask, value)
        case SaidWords(words) if ask.words is not None:
            return ask.words.slot, words, ask.words.then
        case NamedTime(at) if ask.time is not None:
            return ask.time.slot, at.isoformat(), ask.time.then
        case HintedTime(words) if ask.hint is not None:
            return ask.hint.slot, words, ask.hint.then
        case StayedSilent():
            return None, "", ask.silence
        case Started() | SaidWords() | NamedTime() | HintedTime() | SaidSomethingElse():
            return None, "", ask.unclear


def _chosen(ask: Ask[Any], value: str) -> tuple[str | None, str, Any]:
    for choice in ask.choices:
        if choice.value == value:
            return ask.answer, value, choice.then
    if ask.listed is not None:
        return ask.listed.slot, value, ask.listed.then
    return None, "", ask.unclear


def _number(choice: Choice[Any], place: int) -> int | None:
    """Give the number a choice is answered by; one that is not shown has none."""
    if not choice.is_shown:
        return None
    return int(choice.value) if choice.value.isdigit() else place


def _event_of(
    flow: AnyFlow, do: Do[Any, Any], answers: dict[str, str], facts: Facts
) -> Event:
    if isinstance(do.event, Event):
        return do.event
    return do.event(load_answers(flow.answers, answers), facts)


def _stand(
    conversation: Conversation, step: Any, answers: dict[str, str]
) -> Conversation:
    return replace(
        conversation,
        step=str(step),
        turn=conversation.turn + 1,
        answers=answers,
        offered=None,
    )
