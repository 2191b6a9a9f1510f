"""Where a talk about pace can be, what it keeps, and how it decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Literal

from flows import events
from flows.engine.facts import Facts
from flows.events import (
    ChannelChosen,
    HourChosen,
    NewNumberGiven,
    PauseChosen,
    RhythmChosen,
)
from flows.listening.asked_hours import find_hour
from flows.listening.pause_ends import find_said_end

#: Hours of the day that Makker can be asked to write at.
FIRST_HOUR, LAST_HOUR = 7, 21
#: Digits of a Danish number, with or without the country before it.
_LENGTHS = (8, 10, 12)
_WEEK = timedelta(days=7)


class Step(StrEnum):
    """Where a young person can be."""

    BEGIN = "begin"
    MENU = "menu"
    PAUSE = "pause"
    PAUSE_AGAIN = "pause_again"
    HAS_END = "has_end"
    HAS_END_AGAIN = "has_end_again"
    HAS_END_AT_LAST = "has_end_at_last"
    SET_PAUSE = "set_pause"
    PAUSED = "paused"
    SET_OPEN_PAUSE = "set_open_pause"
    PAUSED_OPEN = "paused_open"
    LESS = "less"
    SET_RHYTHM = "set_rhythm"
    RHYTHM_SET = "rhythm_set"
    HOUR = "hour"
    HOUR_AGAIN = "hour_again"
    HAS_HOUR = "has_hour"
    CONFIRM_HOUR = "confirm_hour"
    SET_HOUR = "set_hour"
    HOUR_SET = "hour_set"
    CHANNEL = "channel"
    IS_NUMBER = "is_number"
    SET_CHANNEL = "set_channel"
    CHANNEL_SET = "channel_set"
    NUMBER = "number"
    NUMBER_AGAIN = "number_again"
    READS_NUMBER = "reads_number"
    READS_NUMBER_AGAIN = "reads_number_again"
    SEND_CODE = "send_code"
    CODE_SENT = "code_sent"
    STOP = "stop"
    STOPPED = "stopped"
    RETURN = "return"
    ASK_BACK = "ask_back"
    ASK_BACK_AGAIN = "ask_back_again"
    COME_BACK = "come_back"
    CAME_BACK = "came_back"
    STILL_STOPPED = "still_stopped"
    END_PAUSE = "end_pause"
    PAUSE_ENDED = "pause_ended"
    GO_ON = "go_on"
    ALREADY = "already"
    WISH_RETURN = "wish_return"
    RETURN_WISHED = "return_wished"
    LEFT = "left"
    QUIET = "quiet"


class Wish(StrEnum):
    """What the person wants otherwise."""

    PAUSE = "pause"
    LESS = "less"
    HOUR = "hour"
    CHANNEL = "channel"
    STOP = "stop"
    START = "start"
    NO = "no"


class Length(StrEnum):
    """Until when there is to be quiet."""

    MONDAY = "monday"
    WEEK = "week"
    START = "start"
    NO = "no"


class Rhythm(StrEnum):
    """How often Makker may ask."""

    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    APPOINTMENTS = "appointments"
    WEEKLY = "weekly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is wished, and what was answered to it."""

    wish: Wish | None = None
    #: The words that brought the wish, or the answer to how long.
    said: str | None = None
    length: Length | None = None
    rhythm: Rhythm | None = None
    hour: str | None = None
    fits: bool | None = None
    channel: str | None = None
    number: str | None = None
    back: bool | None = None


Begun = Literal[
    Step.MENU,
    Step.HAS_END,
    Step.LESS,
    Step.SET_RHYTHM,
    Step.HOUR,
    Step.CONFIRM_HOUR,
    Step.CHANNEL,
    Step.IS_NUMBER,
    Step.STOP,
    Step.RETURN,
]


_BEGINNINGS: Mapping[
    Wish | None,
    Literal[Step.HAS_END, Step.LESS, Step.HOUR, Step.CHANNEL, Step.STOP, Step.RETURN],
] = {
    Wish.PAUSE: Step.HAS_END,
    Wish.LESS: Step.LESS,
    Wish.HOUR: Step.HOUR,
    Wish.CHANNEL: Step.CHANNEL,
    Wish.STOP: Step.STOP,
    Wish.START: Step.RETURN,
}


def begin(answers: Answers, _facts: Facts) -> Begun:
    """Go to what was wished, as far as it was said; ask when nothing was."""
    if answers.wish is Wish.LESS and answers.rhythm:
        return Step.SET_RHYTHM
    if answers.wish is Wish.HOUR and named_hour(answers) is not None:
        return Step.CONFIRM_HOUR
    if answers.wish is Wish.CHANNEL and answers.channel:
        return Step.IS_NUMBER
    return _BEGINNINGS.get(answers.wish, Step.MENU)


def has_end(answers: Answers, facts: Facts) -> Literal[Step.SET_PAUSE, Step.PAUSE]:
    """A pause whose end was said needs no question."""
    return Step.SET_PAUSE if pause_end(answers, facts) else Step.PAUSE


def has_end_again(
    answers: Answers, facts: Facts
) -> Literal[Step.SET_PAUSE, Step.PAUSE_AGAIN]:
    """Words that name no end are asked about once."""
    return Step.SET_PAUSE if pause_end(answers, facts) else Step.PAUSE_AGAIN


def has_end_at_last(
    answers: Answers, facts: Facts
) -> Literal[Step.SET_PAUSE, Step.LEFT]:
    """After the second try everything stays as it is."""
    return Step.SET_PAUSE if pause_end(answers, facts) else Step.LEFT


def pause_end(answers: Answers, facts: Facts) -> datetime | None:
    """Work out when quiet ends; None while nobody has said."""
    if facts.now is None:
        return None
    today = datetime.combine(facts.now.date(), time(), facts.now.tzinfo)
    if answers.length is Length.MONDAY:
        return today + timedelta(days=7 - facts.now.weekday())
    if answers.length is Length.WEEK:
        return today + _WEEK
    return find_said_end(answers.said or "", facts.now)


def chosen_pause(answers: Answers, facts: Facts) -> PauseChosen:
    """Be quiet until then."""
    return PauseChosen(pause_end(answers, facts))


_RHYTHMS: Mapping[Rhythm | None, events.Rhythm] = {
    Rhythm.WEEKLY: "weekly",
    Rhythm.FORTNIGHTLY: "fortnightly",
    Rhythm.MONTHLY: "monthly",
}


def chosen_rhythm(answers: Answers, _facts: Facts) -> RhythmChosen:
    """Keep the rhythm that was chosen."""
    return RhythmChosen(_RHYTHMS.get(answers.rhythm, "appointments"))


def named_hour(answers: Answers) -> int | None:
    """Read the hour that was named, where Makker can write at it."""
    hour = find_hour(answers.hour or "")
    return hour if hour is not None and FIRST_HOUR <= hour <= LAST_HOUR else None


def has_hour(
    answers: Answers, _facts: Facts
) -> Literal[Step.CONFIRM_HOUR, Step.HOUR_AGAIN]:
    """An hour is read back before it is kept."""
    return Step.HOUR_AGAIN if named_hour(answers) is None else Step.CONFIRM_HOUR


def chosen_hour(answers: Answers, _facts: Facts) -> HourChosen:
    """Keep the hour."""
    return HourChosen(named_hour(answers) or FIRST_HOUR)


def is_number(
    answers: Answers, _facts: Facts
) -> Literal[Step.NUMBER, Step.SET_CHANNEL]:
    """A new number is asked for; any other place is chosen by now."""
    return Step.NUMBER if answers.channel == "number" else Step.SET_CHANNEL


def chosen_channel(answers: Answers, _facts: Facts) -> ChannelChosen:
    """Write there from now on."""
    return ChannelChosen(answers.channel or "sms")


def reads_number(
    answers: Answers, _facts: Facts
) -> Literal[Step.SEND_CODE, Step.NUMBER_AGAIN]:
    """What does not look like a number is asked for once more."""
    return Step.SEND_CODE if looks_like_number(answers) else Step.NUMBER_AGAIN


def reads_number_at_last(
    answers: Answers, _facts: Facts
) -> Literal[Step.SEND_CODE, Step.LEFT]:
    """After the second try everything stays as it is."""
    return Step.SEND_CODE if looks_like_number(answers) else Step.LEFT


def looks_like_number(answers: Answers) -> bool:
    """Whether there are as many digits as a number has."""
    return sum(sign.isdigit() for sign in answers.number or "") in _LENGTHS


def given_number(answers: Answers, _facts: Facts) -> NewNumberGiven:
    """Pass the number on."""
    return NewNumberGiven(answers.number or "")


def how_to_return(
    _answers: Answers, facts: Facts
) -> Literal[Step.WISH_RETURN, Step.ASK_BACK, Step.END_PAUSE, Step.GO_ON]:
    """Coming back after a stop is asked about; a pause just ends."""
    if facts.has_ended:
        return Step.WISH_RETURN
    if facts.is_stopped:
        return Step.ASK_BACK
    return Step.END_PAUSE if facts.is_paused else Step.GO_ON
