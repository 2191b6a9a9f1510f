"""What one turn can say, and so what goes out in one SMS."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from bot.wording.joined import messages_of
from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, End, Say
from flows.engine.texts import Text
from flows.every_flow import FLOWS
from tests.wording.museum import FLOW as VISIT


class Step(StrEnum):
    """Two ways on, one of them in chat alone."""

    BEGIN = "begin"
    IS_BY_SMS = "is_by_sms"
    LONG = "long"
    ASK = "ask"
    END = "end"


@dataclass(frozen=True, slots=True)
class Answers:
    """Nothing is kept."""


def may_be_long(_answers: Answers, facts: Facts) -> Literal[Step.LONG, Step.ASK]:
    """Tell more where there is room, and not to children."""
    if facts.is_by_sms or facts.is_under_18:
        return Step.ASK
    return Step.LONG


FLOW = Flow(
    name="tell",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.MAKKER,
    steps={
        Step.BEGIN: Say(Text("tell.begin"), Step.IS_BY_SMS),
        Step.IS_BY_SMS: Decide(may_be_long),
        Step.LONG: Say(Text("tell.long"), Step.ASK),
        Step.ASK: Ask(
            text=Text("tell.ask"),
            choices=(Choice("yes", Step.END),),
            unclear=Step.ASK,
            patience=timedelta(hours=1),
            silence=Step.END,
        ),
        Step.END: End(),
    },
)


def keys(flow: Flow[Step, Answers]) -> set[tuple[str, ...]]:
    """Give the keys of each run."""
    return {tuple(text.key for text in run) for run in messages_of(flow)}


def test_runs_end_at_a_question_or_the_end() -> None:
    """Each way through a decision is a run; answers begin new ones."""
    runs = {tuple(text.key for text in run) for run in messages_of(VISIT)}
    assert runs == {
        ("visit.hello", "visit.young", "visit.ask"),
        ("visit.hello", "visit.ask"),
        ("visit.bye",),
    }


def test_what_is_said_in_chat_alone_makes_no_sms_longer() -> None:
    """A decision that asks for the channel is followed as SMS goes."""
    assert keys(FLOW) == {("tell.begin", "tell.ask"), ("tell.ask",)}


def test_every_flow_can_be_followed() -> None:
    """No flow is too tangled to be measured."""
    for flow in FLOWS.values():
        assert messages_of(flow)
