"""What should Makker or the group do differently: it lands with the facilitator."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End, Into
from flows.engine.texts import Text
from flows.everyday_events import IdeaGiven
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be with an idea."""

    ASK = "ask"
    KEEP = "keep"
    KEPT = "kept"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept."""

    words: str | None = None


def given(answers: Answers, _facts: Facts) -> IdeaGiven:
    """Pass the idea on."""
    return IdeaGiven(answers.words or "")


FLOW = Flow(
    name="ideas",
    start=Step.ASK,
    answers=Answers,
    starter=Starter.PERSON,
    steps={
        Step.ASK: Ask(
            text=Text("ideas.ask"),
            choices=(Choice("skip", Step.SKIPPED, (Meaning.NO,)),),
            words=Into("words", Step.KEEP),
            unclear=Step.ASK,
            patience=timedelta(hours=20),
            silence=Step.UNANSWERED,
            heard_as="words",
        ),
        Step.KEEP: Do(given, Step.KEPT),
        Step.KEPT: End(Text("ideas.kept", ("facilitator",))),
        Step.SKIPPED: End(Text("ideas.skipped"), "skipped"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
