"""Tell who comes late from who asks for another time."""

from datetime import timedelta
from typing import Final

from flows.listening.atoms import Kind
from flows.listening.case import Case
from flows.listening.pauses import is_hourly
from flows.listening.phrases import Match
from flows.listening.reading import Reading
from flows.listening.signs import Sign
from flows.listening.stances import Stance, is_asked, opens_with_question_word
from flows.listening.times import Found, Vague
from flows.listening.vocabulary import known_words

#: Who comes so much later is late; who comes later still wants another time.
_LATEST: Final = timedelta(minutes=45)
#: Who says to be there so much earlier means to be in good time.
_EARLIEST: Final = timedelta(minutes=-45)
#: Whoever comes so late comes another time.
_FAR: Final = timedelta(minutes=90)
#: So many minutes more are a delay; more of them are another time.
_SOON: Final = 20
_REQUESTS: Final = known_words("kan må er vil skal")
_CHANGES: Final = known_words("senere tidligere")
#: A day with so few words beside it is an answer.
_FEW_WORDS: Final = 3


def is_late(case: Case) -> bool:
    """Whether somebody is coming, but late."""
    if case.reading.has(Sign.MOVE) or case.stance is Stance.NO:
        return False
    if _is_far(case):
        return False
    told = any(_tells_of_delay(case, match) for match in case.reading.signs)
    return told or _comes_later(case)


def is_elsewhen(case: Case) -> bool:
    """Whether another time than the appointment's is asked for."""
    if case.reading.has(Sign.MOVE) or _asks_for_change(case.reading):
        return True
    if _refuses_hours(case):
        return True
    found = case.proposal
    if found is None or case.reading.has(Sign.LATER):
        return False
    return _differs(case, found)


def _is_far(case: Case) -> bool:
    """Whether a time is proposed that no delay explains."""
    found = case.proposal.at if case.proposal else None
    if found is None or case.appointment is None or case.is_event:
        return False
    return found - case.appointment > _FAR


def _tells_of_delay(case: Case, match: Match[Sign]) -> bool:
    if "hvis" in case.reading.line[: match.start]:
        return False
    if match.tag is Sign.LATE:
        return not opens_with_question_word(case.reading, match)
    if match.tag is Sign.SOON:
        return not is_asked(case.reading, match)
    return match.tag is Sign.EN_ROUTE and not case.is_event


def _comes_later(case: Case) -> bool:
    if not case.proposal or not case.proposal.at or not case.appointment:
        return False
    delay = case.proposal.at - case.appointment
    said = "?" not in case.reading.line and any(
        each.tag is Sign.HERE
        or (each.tag is Sign.COMING and not is_asked(case.reading, each))
        for each in case.reading.signs
    )
    if not timedelta() < delay <= _LATEST:
        return False
    return said or _shifts(case)


def _shifts(case: Case) -> bool:
    """Whether some minutes are added, and nothing is asked: "10 minutter efter"."""
    added = any(
        0 < atom.value[0] <= _SOON
        for time in case.reading.times
        if (atom := time.find(Kind.SHIFT))
    )
    return added and "?" not in case.reading.line and not case.reading.has(Sign.CAN)


def _asks_for_change(reading: Reading) -> bool:
    """Whether "senere" or "tidligere" is asked for, however it is put."""
    asked = reading.line[1] in _REQUESTS or "?" in reading.line
    put_off = reading.has(Sign.LATER, Sign.MAYBE)
    return asked and not put_off and not _CHANGES.isdisjoint(reading.line)


def _refuses_hours(case: Case) -> bool:
    """Whether a part of the day is refused, and the time with it."""
    return not case.is_event and any(
        each.refused and is_hourly(each) for each in case.reading.times
    )


def _differs(case: Case, found: Found) -> bool:
    if case.appointment is None:
        return not case.is_event and case.stance is None
    day = case.appointment.date()
    if case.is_event:
        return found.day not in (None, day)
    if found.at is None:
        same = found.day == day and found.vague is Vague.DATE_ONLY
        return not same and _is_offered(case)
    early = _EARLIEST <= found.at - case.appointment <= timedelta()
    return found.at != case.appointment and not (early and case.stance is Stance.YES)


def _is_offered(case: Case) -> bool:
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
