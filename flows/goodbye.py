"""The end of the programme: what comes next, erase or keep, and an open door."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End
from flows.engine.texts import Text
from flows.events import ErasureWished, KeepingWished
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be."""

    FAREWELL = "farewell"
    ASK_AGAIN = "ask_again"
    ERASE = "erase"
    ERASED = "erased"
    KEEP = "keep"
    KEPT = "kept"
    OPEN = "open"
    QUIET = "quiet"


class Data(StrEnum):
    """What is to happen to what is stored."""

    KEEP = "keep"
    ERASE = "erase"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was wished."""

    data: Data | None = None


def _ask(text: Text, *, unclear: Step) -> Ask[Step]:
    return Ask(
        text=text,
        answer="data",
        choices=(
            Choice("keep", Step.KEEP),
            Choice("erase", Step.ERASE),
            Choice("later", Step.OPEN, (Meaning.UNSURE, Meaning.NO)),
        ),
        unclear=unclear,
        patience=timedelta(days=7),
        silence=Step.QUIET,
    )


FLOW = Flow(
    name="goodbye",
    start=Step.FAREWELL,
    answers=Answers,
    starter=Starter.NOTICE,
    late_reply=timedelta(days=60),
    steps={
        Step.FAREWELL: _ask(
            Text("goodbye.farewell", ("first_name", "consultant", "next_steps")),
            unclear=Step.ASK_AGAIN,
        ),
        Step.ASK_AGAIN: _ask(Text("goodbye.ask_again"), unclear=Step.OPEN),
        Step.ERASE: Do(ErasureWished(), Step.ERASED),
        Step.ERASED: End(Text("goodbye.erased", ("consultant",))),
        Step.KEEP: Do(KeepingWished(), Step.KEPT),
        Step.KEPT: End(Text("goodbye.kept")),
        Step.OPEN: End(Text("goodbye.open"), "open"),
        Step.QUIET: End(outcome="silent"),
    },
)
