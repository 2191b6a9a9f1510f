"""The steps of the talk about an appointment, and what decides between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.events import LatenessTold, NewTimeTaken, NewTimeWished, RunningLate


class Step(StrEnum):
    """Where a young person can be with an appointment."""

    BEGIN = "begin"
    MADE = "made"
    MOVED = "moved"
    CALL_MADE = "call_made"
    SERIES_MADE = "series_made"
    MISSED = "missed"
    MISSED_DAY = "missed_day"
    REMIND = "remind"
    REMIND_AGAIN = "remind_again"
    REMIND_CONFIRMED = "remind_confirmed"
    REMIND_CALL = "remind_call"
    STILL_ON = "still_on"
    SAID = "said"
    CONFIRM = "confirm"
    IS_CALL = "is_call"
    CONFIRMED = "confirmed"
    BOTH_CONFIRMED = "both_confirmed"
    CALL_CONFIRMED = "call_confirmed"
    NEW_TIME = "new_time"
    CHOOSE_SLOT = "choose_slot"
    WHICH_TIME = "which_time"
    ASK_CLOCK = "ask_clock"
    READ_BACK = "read_back"
    IS_FREE = "is_free"
    TAKE_TIME = "take_time"
    TIME_TAKEN = "time_taken"
    WISH_TIME = "wish_time"
    TIME_STANDS = "time_stands"
    TIME_SENT = "time_sent"
    TIME_WISHED = "time_wished"
    WISH_ANY_TIME = "wish_any_time"
    ANY_STANDS = "any_stands"
    ANY_SENT = "any_sent"
    ANY_WISHED = "any_wished"
    KEEP = "keep"
    KEPT = "kept"
    LEFT = "left"
    DECLINE = "decline"
    DECLINED = "declined"
    SICK = "sick"
    GET_WELL = "get_well"
    STAYS_DECLINED = "stays_declined"
    DECLINED_QUIETLY = "declined_quietly"
    SURE = "sure"
    HOW_LATE = "how_late"
    LATE_BY = "late_by"
    LATE = "late"
    ASK_MINUTES = "ask_minutes"
    TELL_MINUTES = "tell_minutes"
    LATE_SENT = "late_sent"
    LATE_QUIETLY = "late_quietly"
    ON_WAY = "on_way"
    ON_WAY_SENT = "on_way_sent"
    WISH_CALL = "wish_call"
    CALLED = "called"
    WISH_LETTER = "wish_letter"
    WRITTEN = "written"
    OPEN = "open"
    OVER = "over"
    UNANSWERED = "unanswered"


class News(StrEnum):
    """Why Makker writes about the appointment."""

    REMINDER = "reminder"
    MADE = "made"
    SERIES = "series"
    MOVED = "moved"
    MISSED = "missed"


class Coming(StrEnum):
    """What the person says of the appointment."""

    COMING = "coming"
    NEW_TIME = "new_time"
    CALL = "call"
    WRITE = "write"
    NO = "no"
    SICK = "sick"
    LATE = "late"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the talk about an appointment."""

    news: News | None = None
    #: Of appointments that come again: the weeks between, and how many.
    series: str | None = None
    coming: Coming | None = None
    new_time: datetime | None = None
    wish: str | None = None
    #: What was said of the hour, where that was no clock either.
    clock: str | None = None
    late_by: str | None = None


def how_told(
    answers: Answers, facts: Facts
) -> Literal[
    Step.MADE,
    Step.MOVED,
    Step.CALL_MADE,
    Step.SERIES_MADE,
    Step.MISSED,
    Step.MISSED_DAY,
    Step.REMIND,
    Step.REMIND_CONFIRMED,
    Step.REMIND_CALL,
]:
    """What is new decides; whoever has said yes is reminded and asked nothing."""
    kind = facts.appointment.kind if facts.appointment else ""
    is_call = kind == "call"
    if answers.news is News.MISSED:
        return Step.MISSED_DAY if kind == "shadowing" else Step.MISSED
    if answers.news is News.SERIES and not is_call:
        return Step.SERIES_MADE
    if answers.news in {News.MADE, News.SERIES, News.MOVED}:
        if is_call:
            return Step.CALL_MADE
        return Step.MOVED if answers.news is News.MOVED else Step.MADE
    if is_call:
        return Step.REMIND_CALL
    is_confirmed = facts.appointment is not None and facts.appointment.is_confirmed
    return Step.REMIND_CONFIRMED if is_confirmed else Step.REMIND


#: What an answer about coming can lead to.
Said = Literal[
    Step.CONFIRM,
    Step.SURE,
    Step.NEW_TIME,
    Step.WISH_CALL,
    Step.WISH_LETTER,
    Step.DECLINE,
    Step.SICK,
    Step.HOW_LATE,
    Step.OPEN,
    Step.OVER,
]
_WAYS: Mapping[Coming, Said] = {
    Coming.COMING: Step.CONFIRM,
    Coming.NEW_TIME: Step.NEW_TIME,
    Coming.CALL: Step.WISH_CALL,
    Coming.WRITE: Step.WISH_LETTER,
    Coming.NO: Step.DECLINE,
    Coming.SICK: Step.SICK,
    Coming.LATE: Step.HOW_LATE,
    Coming.UNSURE: Step.OPEN,
}
#: What can be said of an appointment that is over, too.
_ALWAYS = frozenset((Coming.NEW_TIME, Coming.CALL, Coming.WRITE))


def what_was_said(answers: Answers, facts: Facts) -> Said:
    """What the answer leads to, as the appointment stands now."""
    coming = answers.coming or Coming.COMING
    if coming not in _ALWAYS and not is_ahead(facts):
        return Step.OVER
    is_declined = facts.appointment is not None and facts.appointment.is_declined
    if coming is Coming.COMING and is_declined:
        return Step.SURE
    return _WAYS[coming]


def is_ahead(facts: Facts) -> bool:
    """Whether the appointment is still to come."""
    appointment = facts.appointment
    return appointment is None or not (appointment.is_over or appointment.is_cancelled)


def still_stands(facts: Facts) -> bool:
    """Whether there is an old time that is good until another is agreed."""
    is_declined = facts.appointment is not None and facts.appointment.is_declined
    return is_ahead(facts) and not is_declined


def kind_of_yes(
    _answers: Answers, facts: Facts
) -> Literal[Step.CONFIRMED, Step.BOTH_CONFIRMED, Step.CALL_CONFIRMED]:
    """A call is answered, an appointment is gone to; the place may have said yes."""
    appointment = facts.appointment
    if appointment is None:
        return Step.CONFIRMED
    if appointment.kind == "call":
        return Step.CALL_CONFIRMED
    return Step.BOTH_CONFIRMED if appointment.is_place_coming else Step.CONFIRMED


def has_slots(
    _answers: Answers, facts: Facts
) -> Literal[Step.CHOOSE_SLOT, Step.WHICH_TIME]:
    """Free slots are offered where there are any."""
    return Step.CHOOSE_SLOT if facts.lists.get("free_slots") else Step.WHICH_TIME


def can_be_taken(
    answers: Answers, facts: Facts
) -> Literal[Step.TAKE_TIME, Step.WISH_TIME, Step.WHICH_TIME, Step.KEEP]:
    """A free slot is taken at once; any other time is a wish; the past is neither.

    The time that it has already is kept.
    """
    at = answers.new_time
    if at is None or (facts.now is not None and at <= facts.now):
        return Step.WHICH_TIME
    if facts.appointment and still_stands(facts) and at == facts.appointment.starts_at:
        return Step.KEEP
    return Step.TAKE_TIME if at in facts.free_starts else Step.WISH_TIME


def old_time_or_none(
    _answers: Answers, facts: Facts
) -> Literal[Step.TIME_SENT, Step.TIME_WISHED]:
    """Say that the old time stands, where there is one."""
    return Step.TIME_SENT if still_stands(facts) else Step.TIME_WISHED


def any_time_or_none(
    _answers: Answers, facts: Facts
) -> Literal[Step.ANY_SENT, Step.ANY_WISHED]:
    """Say that the old time stands, where there is one."""
    return Step.ANY_SENT if still_stands(facts) else Step.ANY_WISHED


def what_is_kept(_answers: Answers, facts: Facts) -> Literal[Step.KEPT, Step.LEFT]:
    """The old time is kept; without one there is nothing to keep."""
    return Step.KEPT if still_stands(facts) else Step.LEFT


def how_late(
    _answers: Answers, facts: Facts
) -> Literal[Step.ON_WAY, Step.LATE_BY, Step.LATE]:
    """Ask how late only where it was not said."""
    if facts.is_on_the_way:
        return Step.ON_WAY
    return Step.LATE_BY if facts.named_minutes is not None else Step.LATE


def late_by(_answers: Answers, facts: Facts) -> RunningLate:
    """Tell how late, as it was said at once."""
    return RunningLate(facts.named_minutes)


def told_minutes(answers: Answers, _facts: Facts) -> LatenessTold:
    """Pass on how late, in the person's own words."""
    return LatenessTold(answers.late_by or "")


def taken_time(answers: Answers, facts: Facts) -> NewTimeTaken:
    """Take the slot that was read back."""
    at = answers.new_time or facts.now
    if at is None:
        raise LookupError("a slot is taken without its time")
    return NewTimeTaken(at)


def wished_time(answers: Answers, _facts: Facts) -> NewTimeWished:
    """Pass on the time that was read back."""
    return NewTimeWished(answers.new_time)
