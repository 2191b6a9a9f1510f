"""Who Makker is and what it can do: short, honest, the same every time."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Decide, End
from flows.engine.texts import Text


class Step(StrEnum):
    """Where a young person can be."""

    BEGIN = "begin"
    WHO = "who"
    WHAT = "what"


class Wish(StrEnum):
    """What was asked."""

    WHO = "who"
    WHAT = "what"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked."""

    wish: Wish | None = None


def what_was_asked(answers: Answers, _facts: Facts) -> Literal[Step.WHO, Step.WHAT]:
    """Say who Makker is, or what it can do."""
    return Step.WHO if answers.wish is Wish.WHO else Step.WHAT


FLOW = Flow(
    name="menu",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.PERSON,
    is_in_passing=True,
    steps={
        Step.BEGIN: Decide(what_was_asked),
        Step.WHO: End(Text("menu.who", ("consultant",))),
        Step.WHAT: End(Text("menu.what", ("consultant",))),
    },
)
