"""What is stored about me, who has read it, correct it, erase it; in plain words."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Into
from flows.engine.texts import Text
from flows.events import CorrectionWished, ErasureWished, SharingEnded
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be."""

    BEGIN = "begin"
    WHAT = "what"
    WHO = "who"
    UNSHARE = "unshare"
    UNSHARED = "unshared"
    CORRECT = "correct"
    SEND = "send"
    SENT = "sent"
    ERASE = "erase"
    ERASE_AGAIN = "erase_again"
    WISH_ERASURE = "wish_erasure"
    ERASURE_WISHED = "erasure_wished"
    NOT_ERASED = "not_erased"
    LEFT = "left"
    QUIET = "quiet"


class Wish(StrEnum):
    """What the person wants to know or have done."""

    WHAT = "what"
    WHO = "who"
    UNSHARE = "unshare"
    CORRECT = "correct"
    ERASE = "erase"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked, and what is wrong."""

    wish: Wish | None = None
    words: str | None = None
    sure: bool | None = None


_BEGINNINGS: dict[Wish, Literal[Step.WHO, Step.CORRECT, Step.ERASE]] = {
    Wish.WHO: Step.WHO,
    Wish.CORRECT: Step.CORRECT,
    Wish.ERASE: Step.ERASE,
}


def begin(
    answers: Answers, _facts: Facts
) -> Literal[Step.WHAT, Step.WHO, Step.CORRECT, Step.ERASE]:
    """Show what is stored, unless something else was asked."""
    return _BEGINNINGS.get(answers.wish or Wish.WHAT, Step.WHAT)


def wished_correction(answers: Answers, _facts: Facts) -> CorrectionWished:
    """Pass on what is wrong, in the person's words."""
    return CorrectionWished(answers.words or "")


_NO = (Meaning.NO,)


def _show(text: Text, *others: Choice[Step]) -> Ask[Step]:
    return Ask(
        text=text,
        answer="wish",
        choices=(
            *others,
            Choice("correct", Step.CORRECT),
            Choice("erase", Step.ERASE),
            Choice("no", Step.LEFT, _NO),
        ),
        unclear=Step.LEFT,
        patience=timedelta(hours=20),
        silence=Step.QUIET,
    )


def _ask_whether_sure(text: Text, *, unclear: Step) -> Ask[Step]:
    return Ask(
        text=text,
        answer="sure",
        choices=(
            Choice("yes", Step.WISH_ERASURE, (Meaning.YES,)),
            Choice("no", Step.NOT_ERASED, _NO),
        ),
        unclear=unclear,
        patience=timedelta(days=2),
        silence=Step.QUIET,
    )


FLOW = Flow(
    name="my_data",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.PERSON,
    steps={
        Step.BEGIN: Decide(begin),
        Step.WHAT: _show(
            Text(
                "my_data.what",
                (
                    "full_name",
                    "number_end",
                    "birthday",
                    "message_count",
                    "answer_count",
                    "appointment_count",
                    "plan_count",
                    "consultant",
                ),
            ),
            Choice("who", Step.WHO),
        ),
        Step.WHO: _show(
            Text("my_data.who", ("readers", "sharing")),
            Choice("unshare", Step.UNSHARE),
            Choice("what", Step.WHAT),
        ),
        Step.UNSHARE: Do(SharingEnded(), Step.UNSHARED),
        Step.UNSHARED: End(Text("my_data.unshared", ("consultant",)), "unshared"),
        Step.CORRECT: Ask(
            text=Text("my_data.correct", ("consultant",)),
            choices=(Choice("no", Step.LEFT, _NO),),
            words=Into("words", Step.SEND),
            hint=Into("words", Step.SEND),
            unclear=Step.LEFT,
            patience=timedelta(days=1),
            silence=Step.QUIET,
        ),
        Step.SEND: Do(wished_correction, Step.SENT),
        Step.SENT: End(Text("my_data.sent", ("consultant", "when_back"))),
        Step.ERASE: _ask_whether_sure(
            Text("my_data.erase", ("consultant",)), unclear=Step.ERASE_AGAIN
        ),
        Step.ERASE_AGAIN: _ask_whether_sure(
            Text("my_data.erase_again"), unclear=Step.NOT_ERASED
        ),
        Step.WISH_ERASURE: Do(ErasureWished(), Step.ERASURE_WISHED),
        Step.ERASURE_WISHED: End(
            Text("my_data.erasure_wished", ("consultant",)), "erase"
        ),
        Step.NOT_ERASED: End(Text("my_data.not_erased"), "kept"),
        Step.LEFT: End(Text("my_data.left"), "left"),
        Step.QUIET: End(outcome="silent"),
    },
)
