"""Carry a person's conversation on: what the engine decides, the store keeps."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.effects import ending, speech
from bot.effects.every_effect import EFFECTS
from bot.effects.facts import facts_of
from bot.effects.fields import Scene
from bot.effects.turn import Turn
from bot.rules.hours import next_start
from bot.rules.interruption import meeting
from bot.store import conversations, tasks, timers
from bot.store.conversations import STILL_HEARD, Kept, Subject
from bot.store.tasks import NewTask
from bot.store.timers import Wake
from flows.engine.answers import LostAnswerError
from flows.engine.conversation import Conversation
from flows.engine.engine import LostStepError, advance, begin, offer
from flows.engine.events import (
    AnswerSaved,
    ConversationEnded,
    Event,
    MessageCreated,
    QuestionAsked,
    WaitStarted,
)
from flows.engine.facts import Facts
from flows.engine.flow import AnyFlow, Starter
from flows.engine.heard import Heard, Started
from flows.engine.steps import Ask, Choice
from flows.engine.texts import Text

_LOST = Text("wish.lost", ("consultant",))
_OFF = Text("wish.off", ("consultant",))


def start(
    turn: Turn,
    flow_name: str,
    subject: Subject | None = None,
    answers: Mapping[str, str] | None = None,
) -> Kept:
    """Begin a conversation and go to its first question; what it replaces ends.

    One that the programme is without is over at once, and whoever asked is told so.
    """
    flow = turn.house.flows[flow_name]
    if not turn.person.programme.begins(flow_name):
        return _leave_out(turn, flow, subject)
    for open_one in turn.open_conversations:
        if _gives_way(turn, open_one, flow):
            end(turn, open_one, "replaced")
    kept = conversations.begin(
        turn.connection,
        replace(begin(flow), answers=answers or {}),
        municipality_id=turn.person.municipality_id,
        person_id=turn.person.id,
        subject=subject,
        now=turn.now,
    )
    return go_on(turn, kept, Started())


def _leave_out(turn: Turn, flow: AnyFlow, subject: Subject | None) -> Kept:
    kept = conversations.begin(
        turn.connection,
        begin(flow),
        municipality_id=turn.person.municipality_id,
        person_id=turn.person.id,
        subject=subject,
        now=turn.now,
    )
    ending.end(turn, kept, "off")
    if turn.words:
        speech.say(turn, _OFF, Scene(turn, None))
    return kept


def _gives_way(turn: Turn, open_one: Kept, new: AnyFlow) -> bool:
    """Whether an open conversation ends for a new one."""
    starter = turn.house.flows[open_one.conversation.flow].starter
    return not new.is_in_passing and meeting(starter, new.starter) == "replace"


def go_on(turn: Turn, kept: Kept, heard: Heard) -> Kept:
    """Let one thing be heard in a conversation, and store where it stands then."""
    flow = turn.house.flows.get(kept.conversation.flow)
    if flow is None:
        return _park(turn, kept)
    if flow.starter is Starter.SAFETY:
        turn.delivery = "crisis"
    facts = facts_of(turn, kept)
    try:
        conversation, events = advance(flow, kept.conversation, heard, facts)
    except (LostStepError, LostAnswerError):
        return _park(turn, kept)
    timers.drop(turn.connection, "silence", kept.id)
    asked, asked_at = kept.conversation.offered, kept.asked_at
    kept = replace(kept, conversation=conversation)
    for event in events:
        if isinstance(event, QuestionAsked):
            kept = replace(kept, conversation=_offer(turn, kept, flow, facts))
            asked_at = turn.now
        _carry_out(turn, kept, flow, event)
    if conversation.outcome in STILL_HEARD:
        kept = replace(kept, conversation=replace(conversation, offered=asked))
    kept = conversations.save(turn.connection, kept, asked_at, turn.now)
    _follow(turn)
    return kept


def _follow(turn: Turn) -> None:
    """Begin what this one leads to, where the programme has it."""
    while turn.followed_by:
        flow_name, _, wish = turn.followed_by.pop(0).partition(" ")
        if turn.person.programme.begins(flow_name):
            start(turn, flow_name, answers={"wish": wish} if wish else None)


def end(turn: Turn, kept: Kept, outcome: str) -> None:
    """End a conversation that something else has taken the place of."""
    ending.end(turn, kept, outcome)


def _carry_out(turn: Turn, kept: Kept, flow: AnyFlow, event: Event) -> None:
    scene = Scene(
        turn,
        kept.subject,
        answers=kept.conversation.answers,
        is_web_only=flow.is_web_only,
    )
    match event:
        case MessageCreated(text):
            speech.say(turn, text, scene)
        case QuestionAsked(text):
            speech.ask(turn, text, scene, kept)
        case WaitStarted(patience):
            due_at = _wake_at(turn, flow, turn.now + patience)
            timers.plant(turn.connection, _silence(kept, due_at))
        case AnswerSaved() | ConversationEnded():
            pass
        case _:
            EFFECTS[type(event)](turn, kept, event)


def _offer(turn: Turn, kept: Kept, flow: AnyFlow, facts: Facts) -> Conversation:
    """Number the choices, with the words that the person is shown."""
    conversation = kept.conversation
    ask = flow.steps[flow.step_names(conversation.step)]
    labels = {}
    if isinstance(ask, Ask):
        labels = {
            choice.value: _label(turn, ask.text.key, choice) for choice in ask.choices
        }
    offered = offer(flow, conversation.step, facts, labels)
    if isinstance(ask, Ask):
        offered = replace(
            offered,
            before=conversation.answers.get(ask.after or "", ""),
            told_from=conversation.answers.get(ask.told_from or "", ""),
        )
    return replace(conversation, offered=offered)


def _label(turn: Turn, key: str, choice: Choice[Any]) -> str:
    """A number on a scale is its own label; an item's answers have words."""
    if "scale" in choice.means:
        return choice.value
    label = choice.label_under(key)
    return turn.house.words.term(label, turn.person.wording)


def _wake_at(turn: Turn, flow: AnyFlow, due_at: datetime) -> datetime:
    """Move what Makker would say in silence out of the quiet hours, at once."""
    if flow.starter is Starter.SAFETY:
        return due_at
    return next_start(turn.person.programme, due_at)


def _silence(kept: Kept, due_at: datetime) -> Wake:
    return Wake(
        kind="silence",
        due_at=due_at,
        municipality_id=kept.municipality_id,
        person_id=kept.person_id,
        subject_id=kept.id,
        turn=kept.conversation.turn,
    )


def _park(turn: Turn, kept: Kept) -> Kept:
    """Never reset in silence: a human is told, and whoever has just answered."""
    end(turn, kept, "parked")
    task = NewTask(
        municipality_id=kept.municipality_id,
        kind="lost_conversation",
        person_id=kept.person_id,
        staff_id=turn.person.consultant_id,
    )
    tasks.add(turn.connection, task, turn.now)
    if turn.inbox_id is not None:
        speech.say(turn, _LOST, Scene(turn, None))
    return kept
