"""HJÆLP: a human now or when, two lines that are open, my plan, rest, and 112."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End
from flows.engine.texts import Text
from flows.events import ContactWished, FlowChosen
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be."""

    LINES = "lines"
    WISH_CALL = "wish_call"
    WISH_LETTER = "wish_letter"
    SHOW_PLAN = "show_plan"
    GIVE_REST = "give_rest"
    CALLED = "called"
    WRITTEN = "written"
    DONE = "done"
    OPEN = "open"
    QUIET = "quiet"


class Wish(StrEnum):
    """What would help now."""

    CALL = "call"
    WRITE = "write"
    PLAN = "plan"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was wished."""

    wish: Wish | None = None


FLOW = Flow(
    name="help",
    start=Step.LINES,
    answers=Answers,
    starter=Starter.PERSON,
    steps={
        Step.LINES: Ask(
            text=Text(
                "help.lines",
                ("consultant", "when_back", "help_line", "second_help_line"),
            ),
            answer="wish",
            choices=(
                Choice("call", Step.WISH_CALL, (Meaning.YES, Meaning.TALK_TO_HUMAN)),
                Choice("write", Step.WISH_LETTER),
                Choice("plan", Step.SHOW_PLAN),
                Choice("rest", Step.GIVE_REST),
            ),
            unclear=Step.OPEN,
            patience=timedelta(hours=2),
            silence=Step.QUIET,
        ),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.SHOW_PLAN: Do(FlowChosen("my_plan"), Step.DONE),
        Step.GIVE_REST: Do(FlowChosen("pace"), Step.DONE),
        Step.CALLED: End(Text("help.called", ("consultant", "when_back"))),
        Step.WRITTEN: End(Text("help.written", ("consultant", "when_back"))),
        Step.DONE: End(),
        Step.OPEN: End(Text("help.open", ("consultant",)), "open"),
        Step.QUIET: End(outcome="silent"),
    },
)
