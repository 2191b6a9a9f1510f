"""When, where, who comes, my receipt: answered at once, and nothing is asked back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Decide, End
from flows.engine.texts import Text


class Step(StrEnum):
    """What is told."""

    ASKED = "asked"
    WHEN_APPOINTMENT = "when_appointment"
    WHEN_MEETUP = "when_meetup"
    WHERE_APPOINTMENT = "where_appointment"
    WHERE_MEETUP = "where_meetup"
    WHO_APPOINTMENT = "who_appointment"
    WHO_MEETUP = "who_meetup"
    NOTHING = "nothing"
    RECEIPT_SEEN = "receipt_seen"
    RECEIPT_SENT = "receipt_sent"
    NO_RECEIPT = "no_receipt"


class What(StrEnum):
    """What was asked."""

    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    RECEIPT = "receipt"


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked."""

    what: What | None = None


def asked(
    answers: Answers, facts: Facts
) -> Literal[
    Step.WHEN_APPOINTMENT,
    Step.WHEN_MEETUP,
    Step.WHERE_APPOINTMENT,
    Step.WHERE_MEETUP,
    Step.WHO_APPOINTMENT,
    Step.WHO_MEETUP,
    Step.NOTHING,
    Step.RECEIPT_SEEN,
    Step.RECEIPT_SENT,
    Step.NO_RECEIPT,
]:
    """Answer from the next appointment or meetup, or from the last cancellation."""
    if answers.what is What.RECEIPT:
        return receipt(answers, facts)
    matter = facts.calendar.matter
    if matter is None:
        return Step.NOTHING
    is_meetup = matter == "meetup"
    match answers.what:
        case What.WHERE:
            return Step.WHERE_MEETUP if is_meetup else Step.WHERE_APPOINTMENT
        case What.WHO:
            return Step.WHO_MEETUP if is_meetup else Step.WHO_APPOINTMENT
        case _:
            return Step.WHEN_MEETUP if is_meetup else Step.WHEN_APPOINTMENT


def receipt(
    _answers: Answers, facts: Facts
) -> Literal[Step.RECEIPT_SEEN, Step.RECEIPT_SENT, Step.NO_RECEIPT]:
    """Tell whether a named human has seen the last cancellation, or it is sent."""
    match facts.calendar.cancellation:
        case "seen":
            return Step.RECEIPT_SEEN
        case "sent":
            return Step.RECEIPT_SENT
        case None:
            return Step.NO_RECEIPT


_WHEN = ("day", "time")

FLOW = Flow(
    name="ask",
    start=Step.ASKED,
    answers=Answers,
    starter=Starter.NOTICE,
    steps={
        Step.ASKED: Decide(asked),
        Step.WHEN_APPOINTMENT: End(
            Text("ask.when_appointment", (*_WHEN, "consultant", "place"))
        ),
        Step.WHEN_MEETUP: End(Text("ask.when_meetup", (*_WHEN, "group", "place"))),
        Step.WHERE_APPOINTMENT: End(
            Text("ask.where_appointment", (*_WHEN, "consultant", "place"))
        ),
        Step.WHERE_MEETUP: End(Text("ask.where_meetup", (*_WHEN, "group", "place"))),
        Step.WHO_APPOINTMENT: End(Text("ask.who_appointment", (*_WHEN, "consultant"))),
        Step.WHO_MEETUP: End(Text("ask.who_meetup", (*_WHEN, "count", "hosts"))),
        Step.NOTHING: End(Text("ask.nothing", ("consultant",))),
        Step.RECEIPT_SEEN: End(
            Text("ask.receipt_seen", ("received", "seen_by", "seen"))
        ),
        Step.RECEIPT_SENT: End(Text("ask.receipt_sent", ("received", "consultant"))),
        Step.NO_RECEIPT: End(Text("ask.no_receipt")),
    },
)
