"""A kind word after long silence: rest, less, the plan, a call, or nothing."""

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

    ASK = "ask"
    WISH_CALL = "wish_call"
    WISH_LETTER = "wish_letter"
    CHOOSE_PAUSE = "choose_pause"
    CHOOSE_LESS = "choose_less"
    SHOW_PLAN = "show_plan"
    CALLED = "called"
    WRITTEN = "written"
    GOES_ON = "goes_on"
    HEARD = "heard"
    UNANSWERED = "unanswered"


class Wish(StrEnum):
    """What would be good now."""

    PAUSE = "pause"
    LESS = "less"
    PLAN = "plan"
    CALL = "call"
    WRITE = "write"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was wished."""

    wish: Wish | None = None


FLOW = Flow(
    name="quiet",
    start=Step.ASK,
    answers=Answers,
    starter=Starter.MAKKER,
    moved={"pausing": Step.GOES_ON},
    steps={
        Step.ASK: Ask(
            text=Text("quiet.ask", ("first_name", "consultant")),
            answer="wish",
            choices=(
                Choice("pause", Step.CHOOSE_PAUSE, (Meaning.PAUSE,)),
                Choice("call", Step.WISH_CALL, (Meaning.TALK_TO_HUMAN,)),
                Choice("write", Step.WISH_LETTER),
                Choice("less", Step.CHOOSE_LESS),
                Choice("plan", Step.SHOW_PLAN),
                Choice("fine", Step.HEARD, (Meaning.YES, Meaning.NO)),
            ),
            unclear=Step.HEARD,
            patience=timedelta(days=5),
            silence=Step.UNANSWERED,
        ),
        Step.CHOOSE_PAUSE: Do(FlowChosen("pace pause"), Step.GOES_ON),
        Step.CHOOSE_LESS: Do(FlowChosen("pace less"), Step.GOES_ON),
        Step.SHOW_PLAN: Do(FlowChosen("my_plan"), Step.GOES_ON),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.CALLED: End(Text("quiet.called", ("consultant", "when_back"))),
        Step.WRITTEN: End(Text("quiet.written", ("consultant", "when_back"))),
        Step.GOES_ON: End(),
        Step.HEARD: End(Text("quiet.heard")),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
