"""Understand a Danish reply to the question that stands open."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from flows.listening.candidates import Candidate
from flows.listening.pauses import find_end
from flows.listening.phrases import Match
from flows.listening.reading import Reading, read
from flows.listening.scales import read_scale
from flows.listening.signs import Sign
from flows.listening.stances import (
    Stance,
    is_asked,
    lean,
    opens_with_question_word,
    take_stance,
)
from flows.listening.times import Found, Vague, choose
from flows.listening.vocabulary import known_words
from flows.listening.wishes import Wish, find_wish


class Question(StrEnum):
    """The question a reply answers."""

    FREE = "free"
    APPOINTMENT_CONFIRM = "appointment_confirm"
    JOBSHADOW_CONFIRM = "jobshadow_confirm"
    EVENT_RSVP = "event_rsvp"
    CHECKIN_SCALE_1_5 = "checkin_scale_1_5"
    WHO5_ITEM_0_5 = "who5_item_0_5"


class Meaning(StrEnum):
    """What a reply means."""

    YES = "yes"
    NO = "no"
    RESCHEDULE = "reschedule"
    UNSURE = "unsure"
    RUNNING_LATE = "running_late"
    SICK = "sick"
    STOP = "stop"
    PAUSE = "pause"
    RESUME = "resume"
    HELP_MENU = "help_menu"
    TALK_TO_HUMAN = "talk_to_human"
    SCALE = "scale"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a reply means, and the number, time or end of a pause it names."""

    meaning: Meaning
    value: int | datetime | None = None


_UNCLEAR: Final = Reply(Meaning.UNCLEAR)
_LOWEST: Final = {Question.CHECKIN_SCALE_1_5: 1, Question.WHO5_ITEM_0_5: 0}
_HIGHEST: Final = 5
_WISHES: Final = {
    Wish.STOP: Meaning.STOP,
    Wish.RESUME: Meaning.RESUME,
    Wish.HUMAN: Meaning.TALK_TO_HUMAN,
    Wish.DELETE_ME: Meaning.TALK_TO_HUMAN,
    Wish.HELP: Meaning.HELP_MENU,
    Wish.PLAN: Meaning.HELP_MENU,
    Wish.MY_DATA: Meaning.HELP_MENU,
}
_STANCES: Final = {
    Stance.YES: Meaning.YES,
    Stance.NO: Meaning.NO,
    Stance.UNSURE: Meaning.UNSURE,
}
_ELSEWHERE: Final = {Sign.BUSY, Sign.SICK, Sign.NOT_SICK, Sign.ABSENT}
_PROPOSING: Final = {Sign.CAN, Sign.COMING, Sign.MOVE, Sign.YES, Sign.FINE}
#: Who comes so much later is late; who comes later still wants another time.
_LATEST: Final = timedelta(minutes=45)
_REQUESTS: Final = known_words("kan må er vil skal")
_CHANGES: Final = known_words("senere tidligere")
#: A day with so few words beside it is an answer.
_FEW_WORDS: Final = 3
_EARLIEST: Final = timedelta(minutes=-45)


@dataclass(frozen=True, slots=True)
class _Case:
    """A reply about an appointment, and what is known of it so far."""

    reading: Reading
    question: Question
    appointment: datetime | None
    stance: Stance | None
    proposal: Found | None


def read_reply(
    text: str,
    question: Question,
    now: datetime,
    *,
    appointment: datetime | None = None,
) -> Reply:
    """Read a reply against its question; `appointment` is what the question is about."""
    reading = read(text)
    alone = question in _LOWEST or question is Question.FREE
    wish = find_wish(reading, alone=alone)
    if alone:
        if wish is None and reading.has(Sign.SIGN_OFF):
            wish = Wish.STOP
        return _read_number(text, question, wish) or _grant(wish, reading, now)
    proposal = choose(reading.words, _list_proposed(reading), now, base=appointment)
    case = _Case(reading, question, appointment, take_stance(reading), proposal)
    if wish and _outweighs(wish, case):
        return _grant(wish, reading, now)
    meaning = _hear_meaning(case)
    if meaning is Meaning.RESCHEDULE:
        return Reply(meaning, proposal.at if proposal else None)
    return Reply(meaning) if meaning else _grant(wish, reading, now)


def _list_proposed(reading: Reading) -> list[Candidate]:
    """List the times that are not those of something else: work, illness."""
    return [
        candidate
        for candidate, spot in zip(reading.times, reading.spots, strict=True)
        if not candidate.aside and not _is_beside(reading, spot)
    ]


def _is_beside(reading: Reading, spot: int) -> bool:
    clause = reading.clauses[spot]
    signs = {
        match.tag
        for match in reading.signs
        if reading.clauses[match.start] == clause
    }
    before = {match.tag for match in reading.signs if match.start < spot} & signs
    return not before.isdisjoint(_ELSEWHERE) and signs.isdisjoint(_PROPOSING)


def _grant(wish: Wish | None, reading: Reading, now: datetime) -> Reply:
    if wish is Wish.PAUSE:
        return Reply(Meaning.PAUSE, find_end(reading, now))
    return Reply(_WISHES[wish]) if wish in _WISHES else _UNCLEAR


def _read_number(text: str, question: Question, wish: Wish | None) -> Reply | None:
    lowest = _LOWEST.get(question)
    if lowest is None or wish in (Wish.STOP, Wish.PAUSE):
        return None
    number = read_scale(text, lowest=lowest, highest=_HIGHEST)
    return None if number is None else Reply(Meaning.SCALE, number)


def _outweighs(wish: Wish, case: _Case) -> bool:
    if wish in (Wish.STOP, Wish.PAUSE):
        return True
    if wish is Wish.HUMAN:
        return not _moves(case.reading)
    return wish is Wish.HELP and case.stance is None and case.proposal is None


def _moves(reading: Reading) -> bool:
    """Whether another time is asked for, in words that do not ask for a person."""
    return any(
        match.tag is Sign.MOVE
        and not any(
            other.tag in (Sign.HUMAN, Sign.PERSON)
            and other.start < match.end
            and match.start < other.end
            for other in reading.signs
        )
        for match in reading.signs
    )


def _hear_meaning(case: _Case) -> Meaning | None:
    if case.reading.has(Sign.SIGN_OFF):
        return Meaning.NO
    if _is_sick(case):
        return Meaning.SICK
    if _is_late(case):
        return Meaning.RUNNING_LATE
    if _is_elsewhen(case):
        return Meaning.RESCHEDULE
    stance = case.stance or lean(case.reading)
    if stance is None and case.reading.has(Sign.EN_ROUTE):
        return Meaning.YES
    return _STANCES[stance] if stance else None


def _is_sick(case: _Case) -> bool:
    signs = case.reading
    ill = signs.has(Sign.SICK) and not signs.has(Sign.NOT_SICK)
    moved = case.proposal is not None and (
        signs.has(Sign.MOVE) or case.stance is not Stance.NO
    )
    return ill and not moved and not _comes_nonetheless(case)


def _comes_nonetheless(case: _Case) -> bool:
    """Whether somebody ill says to come: firmly, or after telling of it."""
    if case.stance is not Stance.YES:
        return False
    last_ill = max(each.start for each in case.reading.signs if each.tag is Sign.SICK)
    return case.reading.has(Sign.COMING) or any(
        each.start > last_ill and each.tag is Sign.YES for each in case.reading.signs
    )


def _is_late(case: _Case) -> bool:
    if case.reading.has(Sign.MOVE) or case.stance is Stance.NO:
        return False
    told = any(_tells_of_delay(case, match) for match in case.reading.signs)
    return told or _comes_later(case)


def _tells_of_delay(case: _Case, match: Match[Sign]) -> bool:
    if "hvis" in case.reading.line[: match.start]:
        return False
    if match.tag is Sign.LATE:
        return not opens_with_question_word(case.reading, match)
    if match.tag is Sign.SOON:
        return not is_asked(case.reading, match)
    on_the_way = match.tag is Sign.EN_ROUTE
    return on_the_way and case.question is not Question.EVENT_RSVP


def _comes_later(case: _Case) -> bool:
    if not case.proposal or not case.proposal.at or not case.appointment:
        return False
    delay = case.proposal.at - case.appointment
    said = "?" not in case.reading.line and any(
        each.tag is Sign.HERE
        or (each.tag is Sign.COMING and not is_asked(case.reading, each))
        for each in case.reading.signs
    )
    return said and timedelta() < delay <= _LATEST


def _is_offered(case: _Case) -> bool:
    """Whether a day is asked for, and not just mentioned."""
    signs = (Sign.CAN, Sign.COMING, Sign.FINE, Sign.YES, Sign.NO, Sign.MAYBE)
    if "?" in case.reading.line or case.reading.has(*signs):
        return True
    return any(_stands_alone(case.reading, spot) for spot in case.reading.spots)


def _stands_alone(reading: Reading, spot: int) -> bool:
    clause = reading.clauses[spot]
    words = [
        word
        for word, other in zip(reading.line, reading.clauses, strict=True)
        if other == clause and word[0].isalpha()
    ]
    return len(words) <= _FEW_WORDS


def _asks_for_change(reading: Reading) -> bool:
    """Whether "senere" or "tidligere" is asked for, however it is put."""
    asked = reading.line[1] in _REQUESTS or "?" in reading.line
    asked = asked and not reading.has(Sign.LATER, Sign.MAYBE)
    return asked and not _CHANGES.isdisjoint(reading.line)


def _is_elsewhen(case: _Case) -> bool:
    """Whether another time than the appointment's is asked for."""
    if case.reading.has(Sign.MOVE) or _asks_for_change(case.reading):
        return True
    found = case.proposal
    if found is None or case.reading.has(Sign.LATER):
        return False
    if case.appointment is None:
        return case.question is not Question.EVENT_RSVP and case.stance is None
    if found.day == case.appointment.date() and found.vague is Vague.DATE_ONLY:
        return False
    if case.question is Question.EVENT_RSVP:
        return found.day not in (None, case.appointment.date())
    if found.at is None:
        return _is_offered(case)
    early = _EARLIEST <= found.at - case.appointment <= timedelta()
    return found.at != case.appointment and not (early and case.stance is Stance.YES)
