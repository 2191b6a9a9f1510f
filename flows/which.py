"""Ask which question a reply was for, when it could answer more than one."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Do, End, OfferedList
from flows.engine.texts import Text
from flows.events import ReplyMeant


class Step(StrEnum):
    """Where a young person can be."""

    ASK = "ask"
    MEANT = "meant"
    DONE = "done"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said, and which conversation it was for."""

    words: str | None = None
    conversation: int | None = None


def meant(answers: Answers, _facts: Facts) -> ReplyMeant:
    """Give the words to the conversation that they were for."""
    return ReplyMeant(answers.conversation or 0, answers.words or "")


FLOW = Flow(
    name="which",
    start=Step.ASK,
    answers=Answers,
    starter=Starter.PERSON,
    is_in_passing=True,
    speaks_first=True,
    lets_pass=True,
    steps={
        Step.ASK: Ask(
            text=Text("which.ask"),
            listed=OfferedList("open_questions", "conversation", Step.MEANT),
            unclear=Step.LEFT,
            patience=timedelta(hours=12),
            silence=Step.LEFT,
        ),
        Step.MEANT: Do(meant, Step.DONE),
        Step.DONE: End(),
        Step.LEFT: End(outcome="left"),
    },
)
