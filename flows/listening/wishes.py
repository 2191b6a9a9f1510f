"""Decide what somebody wishes of Makker: silence, messages, a person, an answer."""

from enum import StrEnum
from typing import Final

from flows.listening.pauses import names_end
from flows.listening.phrases import Match
from flows.listening.reading import PAST, SPAN, TIME, WITHIN, Reading
from flows.listening.signs import Sign
from flows.listening.vocabulary import known_words


class Wish(StrEnum):
    """One thing somebody may wish of Makker."""

    STOP = "stop"
    PAUSE = "pause"
    RESUME = "resume"
    HUMAN = "human"
    HELP = "help"
    PLAN = "plan"
    MY_DATA = "my_data"
    DELETE_ME = "delete_me"
    RECEIPT = "receipt"
    LESS_OFTEN = "less_often"
    OTHER_TIME = "other_time"
    OTHER_CHANNEL = "other_channel"


_BESIDE_STOP: Final = known_words(
    "stop nu det tak alt alle nok så besked omgående straks slut hold op venligst jeg "
    "sagde siger vil bad om igen her lort for altid din dit sms makker stoppe"
)
_ONLY_THEN: Final = known_words("først før tidligst")
_BESIDE_START: Final = known_words("starte nu tak ja op ok gerne jeg vil")
_OTHERS: Final = known_words(
    "han hun min mit mine nogen folk mor far kæreste ekskæreste eks ven veninde chef "
    "chefen drengene fyren"
)
_OWN_DOING: Final = known_words("stop stoppe holde hold slut slutte drop dropper")
_QUESTIONS: Final = known_words("hvornår hvorfor hvor")
_PAUSE_FRIENDS: Final = known_words(
    "pause tak nu hold holde en jeg vil gerne have lidt brug for besked"
)


def find_wish(reading: Reading, *, alone: bool = True) -> Wish | None:
    """Find the wish that a message makes; not `alone`, where it may be an answer."""
    return _find_quiet(reading, alone=alone) or _find_other(reading)


def _find_quiet(reading: Reading, *, alone: bool) -> Wish | None:
    hushed = _hushes(reading)
    if reading.has(Sign.RESUME) and not _is_put_off(reading):
        return Wish.RESUME
    if hushed and reading.has(Sign.LESS) and not names_end(reading):
        return Wish.LESS_OFTEN
    if hushed and reading.has(Sign.OTHER_HOUR):
        return Wish.OTHER_TIME
    if reading.has(Sign.PAUSE) and not reading.has(Sign.OTHER_PAUSE):
        return Wish.PAUSE
    if _is_quiet_for_now(reading, alone=alone):
        return Wish.PAUSE
    if _stops(reading):
        return Wish.PAUSE if names_end(reading) else Wish.STOP
    return None


def _find_other(reading: Reading) -> Wish | None:
    if reading.has(Sign.RESUME_WORD) and _is_only(reading, _BESIDE_START):
        return Wish.RESUME
    for sign, wish in _WISHES.items():
        if any(match.tag is sign for match in reading.signs):
            asked = sign is Sign.LEAVE and "hvornår" in reading.line
            return None if asked else wish
    return None


_WISHES: Final = {
    Sign.DELETE: Wish.DELETE_ME,
    Sign.DATA: Wish.MY_DATA,
    Sign.HUMAN: Wish.HUMAN,
    Sign.LEAVE: Wish.HUMAN,
    Sign.RECEIPT: Wish.RECEIPT,
    Sign.PLAN: Wish.PLAN,
    Sign.LESS: Wish.LESS_OFTEN,
    Sign.CHANNEL: Wish.OTHER_CHANNEL,
    Sign.HELP: Wish.HELP,
}


def _hushes(reading: Reading) -> bool:
    return reading.has(Sign.SILENCE, Sign.HUSH, Sign.CALM, Sign.STOP_WORD)


def _is_put_off(reading: Reading) -> bool:
    """Whether messages are wanted again, but only later: "skriv igen om en uge"."""
    if reading.has(Sign.HUSH) and not _ONLY_THEN.isdisjoint(reading.line):
        return True
    later = any(word in (TIME, WITHIN, SPAN) for word in reading.line)
    return later and (_hushes(reading) or "igen" in reading.line)


def _is_quiet_for_now(reading: Reading, *, alone: bool) -> bool:
    if reading.has(Sign.HUSH):
        return names_end(reading) or not _ONLY_THEN.isdisjoint(reading.line)
    if reading.has(Sign.CALM) and alone and names_end(reading):
        return True
    if reading.has(Sign.RESUME):
        return True
    if not reading.has(Sign.PAUSE_WORD) or reading.has(Sign.OTHER_PAUSE):
        return False
    return names_end(reading) or _is_only(reading, _PAUSE_FRIENDS)


def _stops(reading: Reading) -> bool:
    if any(
        match.tag is Sign.SILENCE and _is_meant(reading, match)
        for match in reading.signs
    ):
        return True
    if not reading.has(Sign.STOP_WORD):
        return False
    if reading.has(Sign.NOT) or reading.line[-2:-1] == ["?"]:
        return False
    return _is_only(reading, _BESIDE_STOP) or _is_stop_until(reading)


def _is_stop_until(reading: Reading) -> bool:
    """Whether "stop" is followed by nothing but how long."""
    rest = [word for word in reading.line if word not in _BESIDE_STOP]
    timed = {TIME, WITHIN, SPAN}
    return names_end(reading) and all(
        word in timed or word in _TIME_WORDS or not word.isalpha() for word in rest
    )


_TIME_WORDS: Final = known_words(
    "til efter indtil over jul nytår ferie sommerferie vinterferie juleferie påske "
    "efterårsferie påskeferie i på om resten af hele med at skrive"
)


def _is_only(reading: Reading, friends: frozenset[str]) -> bool:
    return all(word in friends or not word[0].isalpha() for word in reading.line) and (
        PAST not in reading.line
    )


def _is_meant(reading: Reading, match: Match[Sign]) -> bool:
    """Whether a silence is wished of Makker, by the one who writes."""
    start = reading.clauses.index(reading.clauses[match.start])
    before = reading.line[start : match.start]
    if not _OTHERS.isdisjoint(before) or not _QUESTIONS.isdisjoint(before):
        return False
    if reading.line[match.start] in _OWN_DOING:
        own = before[-1:] == ["jeg"] or before[-2:-1] == ["jeg"]
        return not own and before[-1:] != ["ikke"]
    return True
