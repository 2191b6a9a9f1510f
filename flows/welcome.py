"""Invite, tell honestly what Makker is, and agree on how often."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Say
from flows.engine.texts import Text
from flows.events import ConsentDeclined, ConsentGiven, RhythmChosen
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be in the welcome."""

    INVITE = "invite"
    INVITE_AGAIN = "invite_again"
    REMIND = "remind"
    JOIN = "join"
    WHO_READS = "who_reads"
    IS_UNDER_18 = "is_under_18"
    DUTY = "duty"
    RHYTHM = "rhythm"
    RHYTHM_AGAIN = "rhythm_again"
    SET_RHYTHM = "set_rhythm"
    DONE = "done"
    DECLINE = "decline"
    DECLINED = "declined"
    UNANSWERED = "unanswered"


class Rhythm(StrEnum):
    """How often Makker asks how they are."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    APPOINTMENTS = "appointments"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the welcome."""

    joins: bool | None = None
    rhythm: Rhythm | None = None


def honest_duty(_answers: Answers, facts: Facts) -> Literal[Step.DUTY, Step.RHYTHM]:
    """Those under 18 are told of the staff's duty to notify."""
    return Step.DUTY if facts.is_under_18 else Step.RHYTHM


def chosen_rhythm(answers: Answers, _facts: Facts) -> RhythmChosen:
    """Weekly when nothing else was chosen."""
    return RhythmChosen((answers.rhythm or Rhythm.WEEKLY).value)


_JOINS = (
    Choice("yes", Step.JOIN, (Meaning.YES,)),
    Choice("no", Step.DECLINE, (Meaning.NO,)),
)
_RHYTHMS = tuple(Choice(rhythm.value, Step.SET_RHYTHM) for rhythm in Rhythm)

FLOW = Flow(
    name="welcome",
    start=Step.INVITE,
    answers=Answers,
    starter=Starter.STAFF,
    late_reply=timedelta(days=365),
    steps={
        Step.INVITE: Ask(
            text=Text("welcome.invite", ("first_name", "consultant", "sender")),
            answer="joins",
            choices=_JOINS,
            unclear=Step.INVITE_AGAIN,
            patience=timedelta(days=3),
            silence=Step.REMIND,
        ),
        Step.INVITE_AGAIN: Ask(
            text=Text("welcome.invite_again", ("consultant", "phone")),
            answer="joins",
            choices=_JOINS,
            unclear=Step.INVITE_AGAIN,
            patience=timedelta(days=3),
            silence=Step.UNANSWERED,
        ),
        Step.REMIND: Ask(
            text=Text("welcome.remind", ("first_name", "consultant")),
            answer="joins",
            choices=_JOINS,
            unclear=Step.INVITE_AGAIN,
            patience=timedelta(days=7),
            silence=Step.UNANSWERED,
        ),
        Step.JOIN: Do(ConsentGiven(), Step.WHO_READS),
        Step.WHO_READS: Say(
            Text("welcome.who_reads", ("consultant",)), Step.IS_UNDER_18
        ),
        Step.IS_UNDER_18: Decide(honest_duty),
        Step.DUTY: Say(Text("welcome.duty", ("consultant",)), Step.RHYTHM),
        Step.RHYTHM: Ask(
            text=Text("welcome.rhythm"),
            answer="rhythm",
            choices=_RHYTHMS,
            unclear=Step.RHYTHM_AGAIN,
            patience=timedelta(days=2),
            silence=Step.SET_RHYTHM,
        ),
        Step.RHYTHM_AGAIN: Ask(
            text=Text("welcome.rhythm_again"),
            answer="rhythm",
            choices=_RHYTHMS,
            unclear=Step.SET_RHYTHM,
            patience=timedelta(days=2),
            silence=Step.SET_RHYTHM,
        ),
        Step.SET_RHYTHM: Do(chosen_rhythm, Step.DONE),
        Step.DONE: End(Text("welcome.done", ("consultant",))),
        Step.DECLINE: Do(ConsentDeclined(), Step.DECLINED),
        Step.DECLINED: End(Text("welcome.declined", ("consultant",)), "declined"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
