"""Invite, tell honestly what Makker is, take consent, and agree on how often."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Say
from flows.engine.texts import Text
from flows.events import (
    AgeRefused,
    ConsentDeclined,
    ConsentGiven,
    ContactWished,
    DutyTold,
    GuardianAwaited,
    PauseChosen,
    RhythmChosen,
)
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be in the welcome."""

    BEGIN = "begin"
    INVITE = "invite"
    INVITE_AGAIN = "invite_again"
    REMIND = "remind"
    MAY_JOIN = "may_join"
    REFUSE_AGE = "refuse_age"
    REFUSED_AGE = "refused_age"
    AWAIT_GUARDIAN = "await_guardian"
    AWAITING = "awaiting"
    JOIN = "join"
    IS_WATCHED = "is_watched"
    WHO_READS = "who_reads"
    WHO_READS_WATCHED = "who_reads_watched"
    IS_UNDER_18 = "is_under_18"
    DUTY = "duty"
    DUTY_TOLD = "duty_told"
    TALK_FIRST = "talk_first"
    WAIT_FOR_CALL = "wait_for_call"
    LETTER_FIRST = "letter_first"
    WAIT_FOR_LETTER = "wait_for_letter"
    CALLED = "called"
    WRITTEN = "written"
    RHYTHM = "rhythm"
    RHYTHM_AGAIN = "rhythm_again"
    SET_RHYTHM = "set_rhythm"
    DONE = "done"
    SET_DEFAULT = "set_default"
    DONE_BY_DEFAULT = "done_by_default"
    DECLINE = "decline"
    DECLINED = "declined"
    UNANSWERED = "unanswered"


class Rhythm(StrEnum):
    """How often Makker asks how they are."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    APPOINTMENTS = "appointments"


class Duty(StrEnum):
    """What those under 18 say to the duty to notify."""

    OK = "ok"
    CALL = "call"
    WRITE = "write"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the welcome."""

    joins: bool | None = None
    duty: Duty | None = None
    rhythm: Rhythm | None = None


def has_said_yes(
    answers: Answers, _facts: Facts
) -> Literal[Step.MAY_JOIN, Step.INVITE]:
    """Whoever says yes before they are asked is not asked."""
    return Step.MAY_JOIN if answers.joins else Step.INVITE


def may_join(
    _answers: Answers, facts: Facts
) -> Literal[Step.REFUSE_AGE, Step.AWAIT_GUARDIAN, Step.JOIN]:
    """The programme's ages, and below its limit a yes from a holder of custody."""
    if not facts.fits_age:
        return Step.REFUSE_AGE
    return Step.AWAIT_GUARDIAN if facts.needs_guardian else Step.JOIN


def is_watched(
    _answers: Answers, facts: Facts
) -> Literal[Step.WHO_READS, Step.WHO_READS_WATCHED]:
    """Tell the truth about who is there at night."""
    return Step.WHO_READS_WATCHED if facts.has_night_watch else Step.WHO_READS


def honest_duty(_answers: Answers, facts: Facts) -> Literal[Step.DUTY, Step.RHYTHM]:
    """Those under 18 are told of the staff's duty to notify."""
    return Step.DUTY if facts.is_under_18 else Step.RHYTHM


def chosen_rhythm(answers: Answers, _facts: Facts) -> RhythmChosen:
    """Weekly when nothing else was chosen."""
    return RhythmChosen((answers.rhythm or Rhythm.WEEKLY).value)


_JOINS = (
    Choice("yes", Step.MAY_JOIN, (Meaning.YES,)),
    Choice("no", Step.DECLINE, (Meaning.NO,)),
)
_DUTY = (
    Choice("ok", Step.DUTY_TOLD, (Meaning.YES,)),
    Choice("call", Step.TALK_FIRST, (Meaning.TALK_TO_HUMAN,)),
    Choice("write", Step.LETTER_FIRST),
    Choice("no", Step.DECLINE, (Meaning.NO,)),
)
_RHYTHMS = tuple(Choice(rhythm.value, Step.SET_RHYTHM) for rhythm in Rhythm)

FLOW = Flow(
    name="welcome",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.STAFF,
    late_reply=timedelta(days=365),
    steps={
        Step.BEGIN: Decide(has_said_yes),
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
        Step.MAY_JOIN: Decide(may_join),
        Step.REFUSE_AGE: Do(AgeRefused(), Step.REFUSED_AGE),
        Step.REFUSED_AGE: End(
            Text("welcome.refused_age", ("age_from", "age_to", "consultant")), "age"
        ),
        Step.AWAIT_GUARDIAN: Do(GuardianAwaited(), Step.AWAITING),
        Step.AWAITING: End(Text("welcome.awaiting", ("consultant",)), "awaiting"),
        Step.JOIN: Do(ConsentGiven(), Step.IS_WATCHED),
        Step.IS_WATCHED: Decide(is_watched),
        Step.WHO_READS: Say(
            Text("welcome.who_reads", ("consultant",)), Step.IS_UNDER_18
        ),
        Step.WHO_READS_WATCHED: Say(
            Text("welcome.who_reads_watched", ("consultant",)), Step.IS_UNDER_18
        ),
        Step.IS_UNDER_18: Decide(honest_duty),
        Step.DUTY: Ask(
            text=Text("welcome.duty", ("consultant",)),
            answer="duty",
            choices=_DUTY,
            unclear=Step.DUTY_TOLD,
            patience=timedelta(days=2),
            silence=Step.DUTY_TOLD,
        ),
        Step.DUTY_TOLD: Do(DutyTold(), Step.RHYTHM),
        Step.TALK_FIRST: Do(ContactWished("call"), Step.WAIT_FOR_CALL),
        Step.WAIT_FOR_CALL: Do(PauseChosen(None), Step.CALLED),
        Step.LETTER_FIRST: Do(ContactWished("write"), Step.WAIT_FOR_LETTER),
        Step.WAIT_FOR_LETTER: Do(PauseChosen(None), Step.WRITTEN),
        Step.CALLED: End(Text("welcome.called", ("consultant", "when_back")), "talk"),
        Step.WRITTEN: End(Text("welcome.written", ("consultant", "when_back")), "talk"),
        Step.RHYTHM: Ask(
            text=Text("welcome.rhythm"),
            answer="rhythm",
            choices=_RHYTHMS,
            unclear=Step.RHYTHM_AGAIN,
            patience=timedelta(days=2),
            silence=Step.SET_DEFAULT,
        ),
        Step.RHYTHM_AGAIN: Ask(
            text=Text("welcome.rhythm_again"),
            answer="rhythm",
            choices=_RHYTHMS,
            unclear=Step.SET_DEFAULT,
            patience=timedelta(days=2),
            silence=Step.SET_DEFAULT,
        ),
        Step.SET_RHYTHM: Do(chosen_rhythm, Step.DONE),
        Step.DONE: End(Text("welcome.done", ("consultant", "other_places"))),
        Step.SET_DEFAULT: Do(chosen_rhythm, Step.DONE_BY_DEFAULT),
        Step.DONE_BY_DEFAULT: End(
            Text("welcome.done_by_default", ("other_places",)), "silent"
        ),
        Step.DECLINE: Do(ConsentDeclined(), Step.DECLINED),
        Step.DECLINED: End(Text("welcome.declined", ("consultant",)), "declined"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
