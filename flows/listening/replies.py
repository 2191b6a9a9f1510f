"""Understand a Danish reply to the question that stands open."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flows.listening.case import Case, open_case
from flows.listening.meanings import Meaning, Question
from flows.listening.pauses import find_end
from flows.listening.reading import Reading, read
from flows.listening.scales import read_scale
from flows.listening.signs import Sign
from flows.listening.stances import Stance, lean
from flows.listening.timing import is_elsewhen, is_late
from flows.listening.vocabulary import known_words
from flows.listening.wishes import Wish, find_wish

__all__ = ["Meaning", "Question", "Reply", "read_reply"]


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
#: What is liked better; not by itself another time.
_PREFERRING: Final = known_words("jeg vil hellere helst i stedet for")
_STANCES: Final = {
    Stance.YES: Meaning.YES,
    Stance.NO: Meaning.NO,
    Stance.UNSURE: Meaning.UNSURE,
}


def read_reply(
    text: str,
    question: Question,
    now: datetime,
    *,
    appointment: datetime | None = None,
) -> Reply:
    """Read a reply against its question; `appointment` is what that is about."""
    reading = read(text)
    if question in _LOWEST or question is Question.FREE:
        return _read_alone(text, reading, question, now)
    wish = find_wish(reading, alone=False)
    case = open_case(reading, question, now, appointment)
    if wish and _outweighs(wish, case):
        return _grant(wish, reading, now)
    meaning = _judge(case)
    if meaning is Meaning.RESCHEDULE:
        return Reply(meaning, case.proposal.at if case.proposal else None)
    return Reply(meaning) if meaning else _grant(wish, reading, now)


def _read_alone(
    text: str, reading: Reading, question: Question, now: datetime
) -> Reply:
    """Read a reply that speaks of no appointment: a wish, or a number."""
    wish = find_wish(reading)
    if wish is None and reading.has(Sign.SIGN_OFF):
        wish = Wish.STOP
    lowest = _LOWEST.get(question)
    if lowest is not None and wish not in (Wish.STOP, Wish.PAUSE):
        number = read_scale(text, lowest=lowest, highest=_HIGHEST)
        if number is not None:
            return Reply(Meaning.SCALE, number)
    return _grant(wish, reading, now)


def _grant(wish: Wish | None, reading: Reading, now: datetime) -> Reply:
    if wish is Wish.PAUSE:
        return Reply(Meaning.PAUSE, find_end(reading, now))
    return Reply(_WISHES[wish]) if wish in _WISHES else _UNCLEAR


def _outweighs(wish: Wish, case: Case) -> bool:
    if wish in (Wish.STOP, Wish.PAUSE):
        return True
    if wish is Wish.HUMAN:
        if _names_hour(case) and not case.reading.has(Sign.HUMAN, Sign.LEAVE):
            # "kan vi tage den over telefonen fredag kl. 10"
            return False
        return not _moves(case.reading) and not _asks_around(case)
    return wish is Wish.HELP and case.stance is None and case.proposal is None


def _names_hour(case: Case) -> bool:
    return case.proposal is not None and case.proposal.at is not None


def _asks_around(case: Case) -> bool:
    """Whether somebody must be asked before the answer: "skal tale med min mentor"."""
    reading = case.reading
    return case.stance is Stance.UNSURE and not reading.has(Sign.HUMAN, Sign.LEAVE)


def _moves(reading: Reading) -> bool:
    """Whether another time is asked for, in words that do not ask for a person."""
    human = [each for each in reading.signs if each.tag in (Sign.HUMAN, Sign.PERSON)]
    return any(
        match.tag is Sign.MOVE
        and not _PREFERRING.issuperset(reading.line[match.start : match.end])
        and all(each.end <= match.start or match.end <= each.start for each in human)
        for match in reading.signs
    )


def _judge(case: Case) -> Meaning | None:
    if case.reading.has(Sign.SIGN_OFF):
        return Meaning.NO
    if _is_sick(case):
        return Meaning.SICK
    if is_late(case):
        return Meaning.RUNNING_LATE
    if is_elsewhen(case):
        return Meaning.RESCHEDULE
    stance = case.stance or lean(case.reading)
    if stance is None and case.reading.has(Sign.EN_ROUTE):
        stance = Stance.YES
    return _STANCES[stance] if stance else None


def _is_sick(case: Case) -> bool:
    signs = case.reading
    if not signs.has(Sign.SICK) or signs.has(Sign.NOT_SICK):
        return False
    moved = signs.has(Sign.MOVE) or case.stance is not Stance.NO
    return not (case.proposal and moved) and not _comes_nonetheless(case)


def _comes_nonetheless(case: Case) -> bool:
    """Whether somebody ill says to come: firmly, or after telling of it."""
    if case.stance is not Stance.YES:
        return False
    last_ill = max(each.start for each in case.reading.signs if each.tag is Sign.SICK)
    return case.reading.has(Sign.COMING) or any(
        each.start > last_ill and each.tag is Sign.YES for each in case.reading.signs
    )
