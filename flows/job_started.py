"""Support after a job has begun: hours, how it is, and a human when it is hard."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End, Into, scale
from flows.engine.texts import Text
from flows.listening.amounts import MOST_HOURS, find_hours
from flows.listening.matters import says_job_ended
from flows.listening.replies import Meaning
from flows.work_events import (
    HoursTold,
    JobEnded,
    JobPaceChosen,
    JobTrouble,
    JoyTold,
)

LOW, MIDDLE = 2, 3


class Step(StrEnum):
    """Where a young person can be in the talk about a job."""

    BEGIN = "begin"
    BEFORE = "before"
    READY = "ready"
    FIRST_DAY = "first_day"
    THIRD_DAY = "third_day"
    HOURS = "hours"
    HOURS_AGAIN = "hours_again"
    READ_HOURS = "read_hours"
    READ_AGAIN = "read_again"
    KEEP_HOURS = "keep_hours"
    NO_HOURS = "no_hours"
    JOY = "joy"
    JOY_AGAIN = "joy_again"
    KEEP_JOY = "keep_joy"
    FITS_JOY = "fits_joy"
    LOW = "low"
    TROUBLE_CALL = "trouble_call"
    TROUBLE_LETTER = "trouble_letter"
    TROUBLE_WORDS = "trouble_words"
    CALLED = "called"
    WRITTEN = "written"
    LATER = "later"
    THANKS = "thanks"
    IS_OVER = "is_over"
    END_JOB = "end_job"
    NEW_TRACK = "new_track"
    PACE = "pace"
    KEEP_PACE = "keep_pace"
    KEEP_PACE_QUIETLY = "keep_pace_quietly"
    PACE_SET = "pace_set"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"


class Part(StrEnum):
    """Which time it is that Makker asks."""

    BEFORE = "before"
    FIRST = "first"
    THIRD = "third"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WISHED = "wished"


class Pace(StrEnum):
    """How often the person wants to be asked after the first year."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the talk about a job."""

    part: Part | None = None
    hours: str | None = None
    joy: int | None = None
    trouble: str | None = None
    pace: Pace | None = None


def part_of(
    answers: Answers, _facts: Facts
) -> Literal[Step.BEFORE, Step.FIRST_DAY, Step.THIRD_DAY, Step.HOURS, Step.PACE]:
    """Begin with what fits the time."""
    match answers.part:
        case Part.BEFORE:
            return Step.BEFORE
        case Part.FIRST:
            return Step.FIRST_DAY
        case Part.THIRD:
            return Step.THIRD_DAY
        case Part.YEAR:
            return Step.PACE
        case _:
            return Step.HOURS


def read_hours(
    answers: Answers, _facts: Facts
) -> Literal[Step.KEEP_HOURS, Step.NO_HOURS, Step.IS_OVER, Step.HOURS_AGAIN]:
    """Read the number; none at all may mean that the job is over."""
    words = answers.hours or ""
    if says_job_ended(words):
        return Step.IS_OVER
    hours = find_hours(words, MOST_HOURS)
    if hours is None:
        return Step.HOURS_AGAIN
    return Step.KEEP_HOURS if hours else Step.NO_HOURS


def read_again(
    answers: Answers, facts: Facts
) -> Literal[Step.KEEP_HOURS, Step.NO_HOURS, Step.IS_OVER, Step.JOY]:
    """Read the number once more, and then let it be."""
    step = read_hours(answers, facts)
    return Step.JOY if step is Step.HOURS_AGAIN else step


def told_hours(answers: Answers, _facts: Facts) -> HoursTold:
    """Keep the hours of the week."""
    return HoursTold(find_hours(answers.hours or "", MOST_HOURS) or 0)


def told_joy(answers: Answers, _facts: Facts) -> JoyTold:
    """Keep the number as a trend."""
    return JoyTold(answers.joy or MIDDLE)


def fitting(answers: Answers, _facts: Facts) -> Literal[Step.LOW, Step.THANKS]:
    """Offer a human where it is hard."""
    return Step.LOW if (answers.joy or MIDDLE) <= LOW else Step.THANKS


def trouble_words(answers: Answers, _facts: Facts) -> JobTrouble:
    """Pass on what is hard, in the person's own words."""
    return JobTrouble("write", answers.trouble)


def chosen_pace(answers: Answers, _facts: Facts) -> JobPaceChosen:
    """Every third month where nothing was chosen."""
    return JobPaceChosen((answers.pace or Pace.QUARTERLY).value)


_A_DAY = timedelta(hours=20)
_TROUBLE = Into("trouble", Step.TROUBLE_WORDS)
_CONTACTS = (
    Choice("call", Step.TROUBLE_CALL, (Meaning.YES, Meaning.TALK_TO_HUMAN)),
    Choice("write", Step.TROUBLE_LETTER),
    Choice("no", Step.LATER, (Meaning.NO, Meaning.UNSURE)),
)


def _ask_joy(key: str, *fields: str, unclear: Step) -> Ask[Step]:
    return Ask(
        text=Text(key, fields),
        answer="joy",
        choices=(*scale(1, 5, Step.KEEP_JOY), Choice("0", Step.SKIPPED)),
        unclear=unclear,
        patience=_A_DAY,
        silence=Step.UNANSWERED,
        heard_as="checkin_scale_1_5",
    )


def _ask_hours(key: str, *fields: str, then: Step) -> Ask[Step]:
    return Ask(
        text=Text(key, fields),
        choices=(Choice("skip", Step.JOY),),
        words=Into("hours", then),
        unclear=Step.JOY,
        patience=_A_DAY,
        silence=Step.UNANSWERED,
        heard_as="hours",
    )


FLOW = Flow(
    name="job_started",
    start=Step.BEGIN,
    answers=Answers,
    starter=Starter.MAKKER,
    steps={
        Step.BEGIN: Decide(part_of),
        Step.BEFORE: Ask(
            text=Text(
                "job_started.before",
                ("first_name", "workplace", "start_day", "consultant"),
            ),
            choices=(
                Choice("ready", Step.READY, (Meaning.NO, Meaning.UNSURE)),
                Choice("call", Step.TROUBLE_CALL, (Meaning.TALK_TO_HUMAN,)),
                Choice("write", Step.TROUBLE_LETTER),
                Choice("yes", Step.LOW, (Meaning.YES,), is_shown=False),
            ),
            words=_TROUBLE,
            unclear=Step.READY,
            patience=_A_DAY,
            silence=Step.UNANSWERED,
            heard_as="words",
        ),
        Step.READY: End(Text("job_started.ready", ("start_day", "consultant"))),
        Step.FIRST_DAY: _ask_joy(
            "job_started.first_day", "first_name", unclear=Step.JOY_AGAIN
        ),
        Step.THIRD_DAY: _ask_joy(
            "job_started.third_day", "first_name", unclear=Step.JOY_AGAIN
        ),
        Step.HOURS: _ask_hours(
            "job_started.hours", "first_name", "workplace", then=Step.READ_HOURS
        ),
        Step.HOURS_AGAIN: _ask_hours("job_started.hours_again", then=Step.READ_AGAIN),
        Step.READ_HOURS: Decide(read_hours),
        Step.READ_AGAIN: Decide(read_again),
        Step.KEEP_HOURS: Do(told_hours, Step.JOY),
        Step.NO_HOURS: Do(told_hours, Step.IS_OVER),
        Step.JOY: _ask_joy("job_started.joy", "workplace", unclear=Step.JOY_AGAIN),
        Step.JOY_AGAIN: _ask_joy("job_started.joy_again", unclear=Step.SKIPPED),
        Step.KEEP_JOY: Do(told_joy, Step.FITS_JOY),
        Step.FITS_JOY: Decide(fitting),
        Step.LOW: Ask(
            text=Text("job_started.low", ("consultant",)),
            choices=_CONTACTS,
            words=_TROUBLE,
            unclear=Step.LATER,
            patience=_A_DAY,
            silence=Step.UNANSWERED,
            heard_as="words",
        ),
        Step.TROUBLE_CALL: Do(JobTrouble("call"), Step.CALLED),
        Step.TROUBLE_LETTER: Do(JobTrouble("write"), Step.WRITTEN),
        Step.TROUBLE_WORDS: Do(trouble_words, Step.WRITTEN),
        Step.CALLED: End(
            Text("job_started.called", ("consultant", "when_back")), "call"
        ),
        Step.WRITTEN: End(
            Text("job_started.written", ("consultant", "when_back")), "write"
        ),
        Step.LATER: End(Text("job_started.later")),
        Step.THANKS: End(Text("job_started.thanks")),
        Step.IS_OVER: Ask(
            text=Text("job_started.is_over", ("workplace",)),
            choices=(
                Choice("over", Step.END_JOB, (Meaning.YES,)),
                Choice("goes_on", Step.JOY, (Meaning.NO, Meaning.UNSURE)),
                Choice(
                    "call", Step.TROUBLE_CALL, (Meaning.TALK_TO_HUMAN,), is_shown=False
                ),
                Choice("write", Step.TROUBLE_LETTER, is_shown=False),
            ),
            unclear=Step.JOY,
            patience=_A_DAY,
            silence=Step.UNANSWERED,
        ),
        Step.END_JOB: Do(JobEnded(), Step.NEW_TRACK),
        Step.NEW_TRACK: End(
            Text("job_started.new_track", ("consultant", "when_back")), "ended"
        ),
        Step.PACE: Ask(
            text=Text("job_started.pace", ("first_name", "workplace")),
            answer="pace",
            choices=tuple(Choice(pace.value, Step.KEEP_PACE) for pace in Pace),
            unclear=Step.KEEP_PACE,
            patience=timedelta(days=3),
            silence=Step.KEEP_PACE_QUIETLY,
        ),
        Step.KEEP_PACE_QUIETLY: Do(chosen_pace, Step.UNANSWERED),
        Step.KEEP_PACE: Do(chosen_pace, Step.PACE_SET),
        Step.PACE_SET: End(Text("job_started.pace_set", ("consultant",))),
        Step.SKIPPED: End(Text("job_started.skipped"), "skipped"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
