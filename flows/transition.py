"""After treatment: a kind word, and a human who is to be in touch by a day."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End
from flows.engine.texts import Text
from flows.events import ContactWished
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be in the weeks after."""

    BEGIN = "begin"
    HELLO = "hello"
    CONTACT_MISSED = "contact_missed"
    GROUP_MISSED = "group_missed"
    WISH_CALL = "wish_call"
    CALLED = "called"
    WISH_LETTER = "wish_letter"
    WRITTEN = "written"
    EITHER = "either"
    LATER = "later"
    UNANSWERED = "unanswered"


class Part(StrEnum):
    """Which step it is about."""

    HELLO = "hello"
    CONTACT = "contact"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the talk."""

    part: Part | None = None


def part_of(
    answers: Answers, _facts: Facts
) -> Literal[Step.HELLO, Step.CONTACT_MISSED, Step.GROUP_MISSED]:
    """Begin with the step that it is about."""
    match answers.part:
        case Part.CONTACT:
            return Step.CONTACT_MISSED
        case Part.GROUP:
            return Step.GROUP_MISSED
        case _:
            return Step.HELLO


def _ask(key: str, *fields: str, last: Choice[Step]) -> Ask[Step]:
    return Ask(
        text=Text(key, fields),
        choices=(
            Choice("call", Step.WISH_CALL, (Meaning.TALK_TO_HUMAN,)),
            Choice("write", Step.WISH_LETTER),
            last,
        ),
        unclear=last.then,
        patience=timedelta(hours=44),
        silence=Step.UNANSWERED,
    )


_LATER = Choice("later", Step.LATER, (Meaning.NO, Meaning.UNSURE, Meaning.YES))

FLOW = Flow(
    name="transition",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.MAKKER,
    steps={
        Step.BEGIN: Decide(part_of),
        Step.HELLO: _ask(
            "transition.hello",
            *("first_name", "consultant", "contact_by"),
            last=Choice("either", Step.EITHER, (Meaning.YES, Meaning.UNSURE)),
        ),
        Step.CONTACT_MISSED: _ask(
            "transition.contact_missed", "first_name", "consultant", last=_LATER
        ),
        Step.GROUP_MISSED: _ask(
            "transition.group_missed", "first_name", "consultant", last=_LATER
        ),
        Step.WISH_CALL: Do(ContactWished("call"), Step.CALLED),
        Step.CALLED: End(
            Text("transition.called", ("consultant", "when_back")), "call"
        ),
        Step.WISH_LETTER: Do(ContactWished("write"), Step.WRITTEN),
        Step.WRITTEN: End(
            Text("transition.written", ("consultant", "when_back")), "write"
        ),
        Step.EITHER: End(Text("transition.either", ("consultant", "contact_by"))),
        Step.LATER: End(Text("transition.later", ("consultant",)), "later"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
