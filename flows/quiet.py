"""A kind word after long silence: rest, a call, or nothing at all."""

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
    CALLED = "called"
    WRITTEN = "written"
    PAUSING = "pausing"
    HEARD = "heard"
    UNANSWERED = "unanswered"


class Wish(StrEnum):
    """What would be good now."""

    PAUSE = "pause"
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
    steps={
        Step.ASK: Ask(
            text=Text("quiet.ask", ("first_name", "consultant")),
            answer="wish",
            choices=(
                Choice("pause", Step.CHOOSE_PAUSE, (Meaning.PAUSE,)),
                Choice("call", Step.WISH_CALL, (Meaning.TALK_TO_HUMAN,)),
                Choice("write", Step.WISH_LETTER),
                Choice("fine", Step.HEARD, (Meaning.YES, Meaning.NO)),
            ),
            unclear=Step.HEARD,
            patience=timedelta(days=5),
            silence=Step.UNANSWERED,
        ),
        Step.CHOOSE_PAUSE: Do(FlowChosen("pace"), Step.PAUSING),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.CALLED: End(Text("quiet.called", ("consultant", "when_back"))),
        Step.WRITTEN: End(Text("quiet.written", ("consultant", "when_back"))),
        Step.PAUSING: End(),
        Step.HEARD: End(Text("quiet.heard")),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
