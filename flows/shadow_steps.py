"""The steps of a day of shadowing, and what decides between them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.events import RunningLate
from flows.work_events import (
    DisclosureChosen,
    ShadowAnswered,
    ShadowLookedBack,
    ShadowWished,
)


class Step(StrEnum):
    """Where a young person can be with a day of shadowing."""

    BEGIN = "begin"
    WISH = "wish"
    KEEP_WISH = "keep_wish"
    WISH_SENT = "wish_sent"
    WISH_SKIPPED = "wish_skipped"
    PROPOSED = "proposed"
    PROPOSED_AGAIN = "proposed_again"
    SAY_YES = "say_yes"
    KNOW = "know"
    KNOW_AGAIN = "know_again"
    KEEP_CHOICE = "keep_choice"
    WHAT_IS_TOLD = "what_is_told"
    DISCLOSED = "disclosed"
    TALK_FIRST = "talk_first"
    TELL_NOTHING = "tell_nothing"
    OTHER_DAY = "other_day"
    SAY_OTHER_DAY = "say_other_day"
    OTHER_DAY_SENT = "other_day_sent"
    SAY_NO = "say_no"
    NO_THANKS = "no_thanks"
    SAY_UNSURE = "say_unsure"
    UNSURE_SENT = "unsure_sent"
    MOVED = "moved"
    MOVED_YES = "moved_yes"
    READY = "ready"
    WISH_ESCORT = "wish_escort"
    ESCORT_SENT = "escort_sent"
    WHAT_NO_MEANS = "what_no_means"
    NO_ESCORT = "no_escort"
    ALONE = "alone"
    NOT_COMING = "not_coming"
    STILL_NO = "still_no"
    EVE = "eve"
    EVE_YES = "eve_yes"
    MORNING = "morning"
    HOW_LATE = "how_late"
    ON_WAY = "on_way"
    ON_WAY_SENT = "on_way_sent"
    LATE = "late"
    LATE_SENT = "late_sent"
    DECLINE = "decline"
    SICK = "sick"
    WHO_IS_TOLD = "who_is_told"
    DECLINED_TOLD = "declined_told"
    DECLINED = "declined"
    LIKED = "liked"
    HARD = "hard"
    LOOK_BACK = "look_back"
    THANKS = "thanks"
    LOOK_BACK_QUIETLY = "look_back_quietly"
    ENDED_QUIETLY = "ended_quietly"
    WISH_CALL = "wish_call"
    CALLED = "called"
    WISH_LETTER = "wish_letter"
    WRITTEN = "written"
    NOTED = "noted"
    UNANSWERED = "unanswered"


class Part(StrEnum):
    """Which part of the way Makker writes about; the wish is the first."""

    WISH = "wish"
    PROPOSED = "proposed"
    MOVED = "moved"
    READY = "ready"
    EVE = "eve"
    MORNING = "morning"
    AFTER = "after"


class Disclosure(StrEnum):
    """What the place may be told; nothing when nothing was said."""

    NOTHING = "nothing"
    NAME = "name"
    LITTLE = "little"
    TALK_FIRST = "talk_first"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the talk about a day of shadowing."""

    part: Part | None = None
    wish: str | None = None
    other_day: str | None = None
    other_time: datetime | None = None
    disclosure: Disclosure | None = None
    liked: str | None = None
    hard: str | None = None


def part_of(
    answers: Answers, _facts: Facts
) -> Literal[
    Step.WISH,
    Step.PROPOSED,
    Step.MOVED,
    Step.READY,
    Step.EVE,
    Step.MORNING,
    Step.LIKED,
]:
    """Begin with the part of the way that it is about."""
    match answers.part:
        case Part.PROPOSED:
            return Step.PROPOSED
        case Part.MOVED:
            return Step.MOVED
        case Part.READY:
            return Step.READY
        case Part.EVE:
            return Step.EVE
        case Part.MORNING:
            return Step.MORNING
        case _:
            return Step.LIKED if answers.part is Part.AFTER else Step.WISH


def wished(answers: Answers, _facts: Facts) -> ShadowWished:
    """Pass the wish on in the person's own words."""
    return ShadowWished(answers.wish or "")


def other_day(answers: Answers, _facts: Facts) -> ShadowAnswered:
    """Another day is wanted; as it was said, or the time that was named."""
    named = answers.other_time.isoformat() if answers.other_time else None
    return ShadowAnswered("other_day", answers.other_day or named)


def chosen(answers: Answers, _facts: Facts) -> DisclosureChosen:
    """Nothing is told when nothing was chosen."""
    return DisclosureChosen((answers.disclosure or Disclosure.NOTHING).value)


def what_is_told(
    answers: Answers, _facts: Facts
) -> Literal[Step.DISCLOSED, Step.TALK_FIRST]:
    """Say when the consultant talks with them before the place hears anything."""
    is_first = answers.disclosure is Disclosure.TALK_FIRST
    return Step.TALK_FIRST if is_first else Step.DISCLOSED


def what_no_means(
    _answers: Answers, facts: Facts
) -> Literal[Step.NO_ESCORT, Step.NOT_COMING]:
    """A no to company is not a no to the day; ask where it could be either."""
    return Step.NOT_COMING if facts.speaks_of_appointment else Step.NO_ESCORT


def still_not_coming(
    _answers: Answers, facts: Facts
) -> Literal[Step.DECLINE, Step.EVE_YES]:
    """A bare no means that they do come; "jeg kan ikke komme" means what it says."""
    return Step.DECLINE if facts.speaks_of_appointment else Step.EVE_YES


def how_late(_answers: Answers, facts: Facts) -> Literal[Step.ON_WAY, Step.LATE]:
    """On the way is not late."""
    return Step.ON_WAY if facts.is_on_the_way else Step.LATE


def running_late(_answers: Answers, facts: Facts) -> RunningLate:
    """Tell how late, where it was said."""
    return RunningLate(facts.named_minutes)


def who_is_told(
    _answers: Answers, facts: Facts
) -> Literal[Step.DECLINED_TOLD, Step.DECLINED]:
    """Say that the place is told only where it had heard of the day."""
    is_told = facts.shadow is not None and facts.shadow.is_place_told
    return Step.DECLINED_TOLD if is_told else Step.DECLINED


def looked_back(answers: Answers, _facts: Facts) -> ShadowLookedBack:
    """Keep what was liked and what was hard."""
    return ShadowLookedBack(answers.liked, answers.hard)
