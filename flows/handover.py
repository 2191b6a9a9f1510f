"""Another consultant: introduced by first name, with an offer to talk."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Do, End
from flows.engine.texts import Text
from flows.events import ContactWished
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be."""

    INTRODUCE = "introduce"
    WISH_CALL = "wish_call"
    WISH_LETTER = "wish_letter"
    CALLED = "called"
    WRITTEN = "written"
    OPEN = "open"
    READ = "read"
    QUIET = "quiet"


class Contact(StrEnum):
    """What the new consultant should do."""

    CALL = "call"
    WRITE = "write"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was wished."""

    contact: Contact | None = None


FLOW = Flow(
    name="handover",
    start=Step.INTRODUCE,
    answers=Answers,
    starter=Starter.NOTICE,
    steps={
        Step.INTRODUCE: Ask(
            text=Text(
                "handover.introduce", ("first_name", "consultant", "former", "sender")
            ),
            answer="contact",
            choices=(
                Choice("call", Step.WISH_CALL, (Meaning.YES, Meaning.TALK_TO_HUMAN)),
                Choice("write", Step.WISH_LETTER),
                Choice("no", Step.OPEN, (Meaning.NO, Meaning.UNSURE)),
            ),
            unclear=Step.READ,
            patience=timedelta(days=2),
            silence=Step.QUIET,
        ),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.CALLED: End(Text("handover.called", ("consultant", "when_back"))),
        Step.WRITTEN: End(Text("handover.written", ("consultant", "when_back"))),
        Step.OPEN: End(Text("handover.open", ("consultant",)), "open"),
        Step.READ: End(Text("handover.read", ("consultant",)), "open"),
        Step.QUIET: End(outcome="silent"),
    },
)
