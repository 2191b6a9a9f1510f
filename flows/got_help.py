"""After an alert is closed: ask once, later, whether they got help."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End
from flows.engine.texts import Text
from flows.events import ContactWished, HelpMissed
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be."""

    ASK = "ask"
    GLAD = "glad"
    MISSED = "missed"
    OFFER = "offer"
    OFFER_IN_DOUBT = "offer_in_doubt"
    WISH_CALL = "wish_call"
    WISH_LETTER = "wish_letter"
    CALLED = "called"
    WRITTEN = "written"
    OPEN = "open"
    UNANSWERED = "unanswered"


class Got(StrEnum):
    """Whether they got help."""

    YES = "yes"
    NO = "no"


class Contact(StrEnum):
    """What a human should do."""

    CALL = "call"
    WRITE = "write"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept."""

    got: Got | None = None
    contact: Contact | None = None


def _offer(text: Text) -> Ask[Step]:
    return Ask(
        text=text,
        answer="contact",
        choices=(
            Choice("call", Step.WISH_CALL, (Meaning.YES, Meaning.TALK_TO_HUMAN)),
            Choice("write", Step.WISH_LETTER),
            Choice("no", Step.OPEN, (Meaning.NO, Meaning.UNSURE)),
        ),
        unclear=Step.OPEN,
        patience=timedelta(days=1),
        silence=Step.UNANSWERED,
    )


FLOW = Flow(
    name="got_help",
    start=Step.ASK,
    answers=Answers,
    starter=Starter.STAFF,
    steps={
        Step.ASK: Ask(
            text=Text("got_help.ask", ("first_name", "consultant")),
            answer="got",
            choices=(
                Choice("yes", Step.GLAD, (Meaning.YES,)),
                Choice("no", Step.MISSED, (Meaning.NO, Meaning.UNSURE)),
            ),
            unclear=Step.OFFER_IN_DOUBT,
            patience=timedelta(days=3),
            silence=Step.UNANSWERED,
        ),
        Step.GLAD: End(Text("got_help.glad")),
        Step.MISSED: Do(HelpMissed(), Step.OFFER),
        Step.OFFER: _offer(Text("got_help.offer", ("consultant",))),
        Step.OFFER_IN_DOUBT: _offer(Text("got_help.offer_in_doubt", ("consultant",))),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.CALLED: End(Text("got_help.called", ("consultant", "when_back"))),
        Step.WRITTEN: End(Text("got_help.written", ("consultant", "when_back"))),
        Step.OPEN: End(Text("got_help.open")),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
