"""A meetup of the network group: come, maybe, no, meet me, fetch me; all is fine."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from flows.engine.facts import Facts
from flows.engine.flow import Flow, Starter
from flows.engine.steps import Ask, Choice, Decide, Do, End
from flows.engine.texts import Text
from flows.everyday_events import (
    ListJoined,
    MaybeSaid,
    MeetupDeclined,
    PlaceTaken,
)
from flows.listening.company import Company
from flows.listening.replies import Meaning


class Step(StrEnum):
    """Where a young person can be with a meetup."""

    OPENING = "opening"
    INVITE = "invite"
    ASK_AGAIN = "ask_again"
    OFFER = "offer"
    CHANGED = "changed"
    REMIND = "remind"
    REMIND_MET = "remind_met"
    REMIND_UNMET = "remind_unmet"
    REMIND_MAYBE = "remind_maybe"
    FULL = "full"
    HAS_PLACE = "has_place"
    TAKE_PLACE = "take_place"
    WITH_WHOM = "with_whom"
    COMING = "coming"
    WISH_DOOR = "wish_door"
    WISH_RIDE = "wish_ride"
    JOIN_LIST = "join_list"
    LISTED = "listed"
    NOTE_MAYBE = "note_maybe"
    KEEPS_PLACES = "keeps_places"
    MAYBE = "maybe"
    MAYBE_FIRST = "maybe_first"
    DECLINE = "decline"
    KIND_WORD = "kind_word"
    DECLINED = "declined"
    LEFT = "left"
    TOO_MUCH = "too_much"
    NO_HURRY = "no_hurry"
    STILL_WAITING = "still_waiting"
    IN_PROGRESS = "in_progress"
    OVER = "over"
    CALLED_OFF = "called_off"
    UNANSWERED = "unanswered"


class About(StrEnum):
    """What Makker has come to say."""

    INVITE = "invite"
    OFFER = "offer"
    CHANGED = "changed"
    REMIND = "remind"
    FULL = "full"


class Said(StrEnum):
    """What the person said to coming."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"
    DOOR = "door"
    RIDE = "ride"
    TOO_MUCH = "too_much"
    #: On the waiting list: stay there.
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class Answers:
    """What is kept of the talk about a meetup."""

    about: About | None = None
    said: Said | None = None


Reminder = Literal[Step.REMIND, Step.REMIND_MET, Step.REMIND_UNMET, Step.REMIND_MAYBE]
Opening = Literal[
    Step.INVITE,
    Step.OFFER,
    Step.CHANGED,
    Step.FULL,
    Step.REMIND,
    Step.REMIND_MET,
    Step.REMIND_UNMET,
    Step.REMIND_MAYBE,
]
_OPENINGS: Mapping[About, Opening] = {
    About.OFFER: Step.OFFER,
    About.CHANGED: Step.CHANGED,
    About.FULL: Step.FULL,
}


def opening(answers: Answers, facts: Facts) -> Opening:
    """Say what there is to say; a reminder fits what was agreed."""
    about = answers.about or About.INVITE
    if about is About.REMIND:
        return reminder(answers, facts)
    return _OPENINGS.get(about, Step.INVITE)


def reminder(_answers: Answers, facts: Facts) -> Reminder:
    """Remind those who come, ask those who said maybe; the truth about company."""
    meetup = facts.meetup
    if meetup is None:
        return Step.REMIND
    if meetup.state == "maybe":
        return Step.REMIND_MAYBE
    if meetup.is_met:
        return Step.REMIND_MET
    return Step.REMIND_UNMET if meetup.has_wish else Step.REMIND


def place(
    _answers: Answers, facts: Facts
) -> Literal[
    Step.TAKE_PLACE, Step.JOIN_LIST, Step.IN_PROGRESS, Step.OVER, Step.CALLED_OFF
]:
    """Take a place where there is one; a late yes is told how things stand."""
    meetup = facts.meetup
    if meetup is None or meetup.is_cancelled:
        return Step.CALLED_OFF
    if meetup.has_ended:
        return Step.OVER
    if meetup.has_started:
        return Step.IN_PROGRESS
    return Step.TAKE_PLACE if meetup.has_place else Step.JOIN_LIST


def with_whom(
    answers: Answers, _facts: Facts
) -> Literal[Step.COMING, Step.WISH_DOOR, Step.WISH_RIDE]:
    """To be met or fetched is a wish until a named adult has accepted it."""
    if answers.said is Said.DOOR:
        return Step.WISH_DOOR
    return Step.WISH_RIDE if answers.said is Said.RIDE else Step.COMING


def keeps_places(
    _answers: Answers, facts: Facts
) -> Literal[Step.MAYBE, Step.MAYBE_FIRST]:
    """Speak of places only where there is a limit to them."""
    has_limit = facts.meetup is not None and facts.meetup.has_limit
    return Step.MAYBE_FIRST if has_limit else Step.MAYBE


def kind_word(
    answers: Answers, facts: Facts
) -> Literal[Step.DECLINED, Step.LEFT, Step.TOO_MUCH]:
    """Every no is a good answer."""
    if answers.said is Said.TOO_MUCH:
        return Step.TOO_MUCH
    had_place = facts.meetup is not None and facts.meetup.holds_place
    return Step.LEFT if had_place else Step.DECLINED


def taken(answers: Answers, _facts: Facts) -> PlaceTaken:
    """Take the place, with the wish that goes with it."""
    return PlaceTaken(_wish(answers))


def joined(answers: Answers, _facts: Facts) -> ListJoined:
    """Join the waiting list; the wish is kept for later."""
    return ListJoined(_wish(answers))


def _wish(answers: Answers) -> Literal["door", "ride"] | None:
    if answers.said is Said.DOOR:
        return "door"
    return "ride" if answers.said is Said.RIDE else None


def _choice(said: Said, then: Step, *means: str) -> Choice[Step]:
    return Choice(said.value, then, means, label=f"meetup.say_{said}")


_YES = _choice(Said.YES, Step.HAS_PLACE, Meaning.YES, Meaning.RUNNING_LATE)
_MAYBE = _choice(Said.MAYBE, Step.NOTE_MAYBE, Meaning.UNSURE)
_NO = _choice(Said.NO, Step.DECLINE, Meaning.NO, Meaning.SICK)
_DOOR = _choice(Said.DOOR, Step.HAS_PLACE, Company.DOOR)
_RIDE = _choice(Said.RIDE, Step.HAS_PLACE, Company.RIDE)
_TOO_MUCH = _choice(Said.TOO_MUCH, Step.DECLINE, Company.TOO_MUCH)


def _heard(*choices: Choice[Step]) -> tuple[Choice[Step], ...]:
    """Understand every answer, whichever of them are shown."""
    every = (_YES, _MAYBE, _NO, _DOOR, _RIDE, _TOO_MUCH)
    rest = (replace(c, is_shown=False) for c in every if c not in choices)
    return (*choices, *rest)


_ALL = _heard(_YES, _MAYBE, _NO, _DOOR, _RIDE)
_WHEN = ("day", "time")
_ABOUT = (*_WHEN, "title", "place", "group")


def _ask(
    text: Text,
    choices: tuple[Choice[Step], ...],
    *,
    hours: int = 48,
    unclear: Step = Step.ASK_AGAIN,
) -> Ask[Step]:
    return Ask(
        text=text,
        answer="said",
        choices=choices,
        unclear=unclear,
        patience=timedelta(hours=hours),
        silence=Step.UNANSWERED,
        heard_as="meetup",
    )


def _remind(key: str, *fields: str) -> Ask[Step]:
    """Remind on the day; a no is heard until it begins."""
    text = Text(f"meetup.{key}", (*_WHEN, "place", *fields))
    return _ask(text, _heard(_YES, _NO), hours=4)


def _stands(key: str, *fields: str) -> End:
    """Say how things stand; another answer is heard until it begins."""
    return End(Text(f"meetup.{key}", fields), "standing")


FLOW = Flow(
    name="meetup",
    start=Step.OPENING,
    answers=Answers,
    starter=Starter.NOTICE,
    late_reply=timedelta(days=60),
    steps={
        Step.OPENING: Decide(opening),
        Step.INVITE: _ask(
            Text("meetup.invite", ("first_name", *_ABOUT, "sender")), _ALL
        ),
        Step.ASK_AGAIN: _ask(
            Text("meetup.ask_again", _WHEN), _ALL, unclear=Step.NO_HURRY
        ),
        Step.OFFER: _ask(
            Text("meetup.offer", ("first_name", *_WHEN, "until")), _heard(_YES, _NO)
        ),
        Step.CHANGED: _ask(
            Text("meetup.changed", ("first_name", *_ABOUT, "sender")),
            _heard(_YES, _MAYBE, _NO),
        ),
        Step.REMIND: _remind("remind", "title"),
        Step.REMIND_MET: _remind("remind_met", "host", "where"),
        Step.REMIND_UNMET: _remind("remind_unmet", "facilitator"),
        Step.REMIND_MAYBE: _remind("remind_maybe", "title"),
        Step.FULL: _ask(
            Text("meetup.full", _WHEN),
            (
                Choice(
                    Said.STAY.value, Step.STILL_WAITING, (Meaning.YES, Meaning.UNSURE)
                ),
                _NO,
            ),
            unclear=Step.STILL_WAITING,
        ),
        Step.HAS_PLACE: Decide(place),
        Step.TAKE_PLACE: Do(taken, Step.WITH_WHOM),
        Step.WITH_WHOM: Decide(with_whom),
        Step.COMING: _stands("coming", *_WHEN, "place"),
        Step.WISH_DOOR: _stands("wish_door", *_WHEN, "facilitator"),
        Step.WISH_RIDE: _stands("wish_ride", *_WHEN, "facilitator"),
        Step.JOIN_LIST: Do(joined, Step.LISTED),
        Step.LISTED: _stands("listed", *_WHEN),
        Step.NOTE_MAYBE: Do(MaybeSaid(), Step.KEEPS_PLACES),
        Step.KEEPS_PLACES: Decide(keeps_places),
        Step.MAYBE: _stands("maybe"),
        Step.MAYBE_FIRST: _stands("maybe_first"),
        Step.DECLINE: Do(MeetupDeclined(), Step.KIND_WORD),
        Step.KIND_WORD: Decide(kind_word),
        Step.DECLINED: _stands("declined"),
        Step.LEFT: _stands("left"),
        Step.TOO_MUCH: _stands("too_much"),
        Step.NO_HURRY: _stands("no_hurry"),
        Step.STILL_WAITING: _stands("still_waiting"),
        Step.IN_PROGRESS: End(Text("meetup.in_progress", ("place",)), "late"),
        Step.OVER: End(Text("meetup.over"), "late"),
        Step.CALLED_OFF: End(Text("meetup.called_off"), "late"),
        Step.UNANSWERED: End(outcome="silent"),
    },
)
