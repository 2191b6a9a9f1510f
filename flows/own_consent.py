"""At 18: a yes of their own, whoever said yes before."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End
from flows.engine.texts import Text
from flows.events import (
    ConsentDeclined,
    OwnConsentAsked,
    OwnConsentGiven,
    OwnConsentMissing,
)
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be."""

    BEGIN = "begin"
    ASK = "ask"
    ASK_AGAIN = "ask_again"
    REMIND = "remind"
    KEEP = "keep"
    KEPT = "kept"
    DECLINE = "decline"
    DECLINED = "declined"
    MISS = "miss"
    UNANSWERED = "unanswered"


@dataclass(frozen=True, slots=True)
class Answers:
    """Whether they stay."""

    stays: bool | None = None


def _stay(key: str, *, silence: Step) -> Ask[Step]:
    return Ask(
        text=Text(key, ("first_name", "consultant", "sender")),
        answer="stays",
        choices=(
            Choice("yes", Step.KEEP, (Meaning.YES,)),
            Choice("no", Step.DECLINE, (Meaning.NO,)),
        ),
        unclear=Step.ASK_AGAIN,
        patience=timedelta(days=7),
        silence=silence,
    )


FLOW = Flow(
    name="own_consent",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.NOTICE,
    late_reply=timedelta(days=365),
    steps={
        Step.BEGIN: Do(OwnConsentAsked(), Step.ASK),
        Step.ASK: _stay("own_consent.ask", silence=Step.REMIND),
        Step.ASK_AGAIN: _stay("own_consent.ask_again", silence=Step.MISS),
        Step.REMIND: _stay("own_consent.remind", silence=Step.MISS),
        Step.KEEP: Do(OwnConsentGiven(), Step.KEPT),
        Step.KEPT: End(Text("own_consent.kept", ("consultant",))),
        Step.DECLINE: Do(ConsentDeclined(), Step.DECLINED),
        Step.DECLINED: End(Text("own_consent.declined", ("consultant",)), "declined"),
        Step.MISS: Do(OwnConsentMissing(), Step.UNANSWERED),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
