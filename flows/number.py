"""After long silence: is it still the same person's number, before anything is said."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End
from flows.engine.texts import Text
from flows.events import NumberConfirmed, NumberDenied, NumberUnanswered
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where whoever has the number can be."""

    ASK = "ask"
    ASK_AGAIN = "ask_again"
    CONFIRM = "confirm"
    CONFIRMED = "confirmed"
    DENY = "deny"
    DENIED = "denied"
    GIVE_UP = "give_up"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Answers:
    """Whose number it is."""

    mine: bool | None = None


def _is_it_yours(key: str, *, unclear: Step) -> Ask[Step]:
    return Ask(
        text=Text(key),
        answer="mine",
        choices=(
            Choice("yes", Step.CONFIRM, (Meaning.YES,)),
            Choice("no", Step.DENY, (Meaning.NO,)),
        ),
        unclear=unclear,
        patience=timedelta(days=3),
        silence=Step.GIVE_UP,
    )


FLOW = Flow(
    name="number",
    start=Step.ASK,
    answers=Answers,
    starter=Starter.NOTICE,
    speaks_first=True,
    late_reply=timedelta(days=60),
    steps={
        Step.ASK: _is_it_yours("number.ask", unclear=Step.ASK_AGAIN),
        Step.ASK_AGAIN: _is_it_yours("number.ask_again", unclear=Step.ASK_AGAIN),
        Step.CONFIRM: Do(NumberConfirmed(), Step.CONFIRMED),
        Step.CONFIRMED: End(Text("number.confirmed")),
        Step.DENY: Do(NumberDenied(), Step.DENIED),
        Step.DENIED: End(outcome="denied"),
        Step.GIVE_UP: Do(NumberUnanswered(), Step.UNANSWERED),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
