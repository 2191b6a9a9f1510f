"""After a shadow day: one line that could help the next person at such a place."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End, Into
from flows.engine.texts import Text
from flows.everyday_events import TipGiven
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be with a tip."""

    ASK = "ask"
    KEEP = "keep"
    KEPT = "kept"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Answers:
    """The tip, and the kind of place that whoever starts the flow has given."""

    place_kind: str | None = None
    words: str | None = None


def given(answers: Answers, _facts: Facts) -> TipGiven:
    """Pass the tip on to whoever approves it."""
    return TipGiven(answers.words or "", answers.place_kind or "")


FLOW = Flow(
    name="tips",
    start=Step.ASK,
    answers=Answers,
    starter=Starter.PERSON,
    steps={
        Step.ASK: Ask(
            text=Text("tips.ask"),
            choices=(Choice("skip", Step.SKIPPED, (Meaning.NO,)),),
            words=Into("words", Step.KEEP),
            unclear=Step.ASK,
            patience=timedelta(hours=20),
            silence=Step.UNANSWERED,
            heard_as="words",
        ),
        Step.KEEP: Do(given, Step.KEPT),
        Step.KEPT: End(Text("tips.kept")),
        Step.SKIPPED: End(Text("tips.skipped"), "skipped"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
