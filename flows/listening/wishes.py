"""Decide what somebody wishes of Makker: silence, messages, a person, an answer."""

from enum import StrEnum
from typing import Final

from flows.listening.built_wishes import Built, find_built
from flows.listening.pauses import is_hourly, names_end
from flows.listening.phrases import Match
from flows.listening.reading import SPAN, TIME, WITHIN, Reading
from flows.listening.signs import Sign
from flows.listening.silences import (
    REGRETS,
    asks_for_silence,
    count_words,
    is_only,
    is_short,
)
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


#: A message with more words is a story, whatever wish its words recall.
_LONGEST: Final = 18
#: And this many beside words of rest that name a time.
_MIDDLE: Final = 13
_WISHES: Final = {
    Sign.DELETE: Wish.DELETE_ME,
    Sign.DATA: Wish.MY_DATA,
    Sign.HUMAN: Wish.HUMAN,
    Sign.LEAVE: Wish.HUMAN,
    Sign.PERSON: Wish.HUMAN,
    Sign.RECEIPT: Wish.RECEIPT,
    Sign.PLAN: Wish.PLAN,
    Sign.LESS: Wish.LESS_OFTEN,
    Sign.CHANNEL: Wish.OTHER_CHANNEL,
    Sign.HELP: Wish.HELP,
}
#: The wishes that a whole story may hold.
_AT_ANY_LENGTH: Final = frozenset((Sign.HUMAN, Sign.LEAVE))
_BESIDE_START: Final = known_words(
    "starte nu tak ja op ok gerne jeg vil makker du igen ny på forfra please kan må "
    "godt"
)
_BESIDE_PAUSE: Final = known_words(
    "mute snooze lydløs standby på pause tak nu holde en jeg vil gerne have lidt "
    "brug for besked ja ok"
)
_MESSAGES: Final = known_words("besked skrive sende spørge skrue skru")
_ONLY_THEN: Final = known_words("først før tidligst")
_BUILT: Final = {
    Built.CALM: Wish.PAUSE,
    Built.RESUME: Wish.RESUME,
    Built.HELP: Wish.HELP,
    Built.PERSON: Wish.HUMAN,
    Built.LEAVE: Wish.HUMAN,
}
_CONTACT: Final = frozenset((Sign.HUMAN, Sign.PERSON))
_KIN: Final = known_words("min mit mine han hun nogen folk mor far chefen")
_REQUESTS: Final = known_words(
    "kan må vil skal bede få sige gerne brug jeg hellere i du give"
)


def find_wish(reading: Reading, *, alone: bool = True) -> Wish | None:
    """Find the wish that a message makes; not `alone`, where it may be an answer."""
    if count_words(reading) > _LONGEST:
        return _find_other(reading, _AT_ANY_LENGTH)
    few = count_words(reading) <= _MIDDLE
    allowed = frozenset(_WISHES) - (frozenset() if few else {Sign.PERSON})
    return (
        _find_quiet(reading, alone=alone)
        or _find_other(reading, allowed)
        or _find_built(reading, alone=alone)
    )


def _find_built(reading: Reading, *, alone: bool) -> Wish | None:
    """Find a wish in words that no table foresaw."""
    if not alone and reading.has(Sign.YES, Sign.COMING):
        return None
    for found in find_built(reading):
        wish = _name_built(reading, found.built)
        if wish and (alone or found.is_firm):
            return wish
    return None


def _name_built(reading: Reading, built: Built) -> Wish | None:
    if built is Built.SILENCE:
        return Wish.PAUSE if names_end(reading) else Wish.STOP
    if built in (Built.REST, Built.CALM) and reading.has(Sign.OTHER_PAUSE):
        return None
    if built is Built.REST:
        return Wish.PAUSE if names_end(reading) else None
    return _BUILT[built]


def _find_quiet(reading: Reading, *, alone: bool) -> Wish | None:
    if _resumes(reading, alone=alone):
        return Wish.RESUME
    stops = asks_for_silence(reading, alone=alone)
    if stops or reading.has(Sign.HUSH):
        if reading.has(Sign.LESS) and not names_end(reading):
            return Wish.LESS_OFTEN
        if reading.has(Sign.OTHER_HOUR) or _names_hours(reading):
            return Wish.OTHER_TIME
    if _pauses(reading, alone=alone):
        return Wish.PAUSE
    if stops:
        return Wish.PAUSE if names_end(reading) else Wish.STOP
    return None


def _find_other(reading: Reading, allowed: frozenset[Sign]) -> Wish | None:
    for sign, wish in _WISHES.items():
        if sign in allowed and _asks_for(reading, sign):
            if wish is Wish.LESS_OFTEN and _MESSAGES.isdisjoint(reading.line):
                continue
            asked = sign is Sign.LEAVE and "hvornår" in reading.line
            return None if asked else wish
    written = not _MESSAGES.isdisjoint(reading.line)
    if written and (reading.has(Sign.OTHER_HOUR) or _names_hours(reading)):
        return Wish.OTHER_TIME
    return None


def _asks_for(reading: Reading, sign: Sign) -> bool:
    """Whether somebody gives a sign that does not tell of what others do."""
    return any(
        match.tag is sign and not (sign in _CONTACT and _is_anothers(reading, match))
        for match in reading.signs
    )


def _is_anothers(reading: Reading, match: Match[Sign]) -> bool:
    """Whether others do it already: "min chef ringer til mig hele tiden"."""
    start = reading.clauses.index(reading.clauses[match.start])
    before = reading.line[start : match.start]
    return not _KIN.isdisjoint(before) and _REQUESTS.isdisjoint(before)


def _names_hours(reading: Reading) -> bool:
    return bool(reading.times) and all(map(is_hourly, reading.times))


def _resumes(reading: Reading, *, alone: bool) -> bool:
    if reading.has(Sign.RESUME_WORD) and is_only(reading, _BESIDE_START):
        return alone
    if alone and _regrets(reading):
        return True
    back = alone and reading.has(Sign.BACK) and is_short(reading)
    return (back or _is_again(reading)) and not _is_put_off(reading)


def _regrets(reading: Reading) -> bool:
    """Whether silence was asked for by mistake."""
    silent = reading.has(Sign.STOP_WORD, Sign.SILENCE, Sign.QUIT, Sign.SIGN_OFF)
    mistaken = not REGRETS.isdisjoint(reading.line)
    return silent and mistaken and count_words(reading) <= _MIDDLE


def _is_again(reading: Reading) -> bool:
    return any(
        match.tag is Sign.RESUME and not _is_conditional(reading, match)
        for match in reading.signs
    )


def _is_conditional(reading: Reading, match: Match[Sign]) -> bool:
    """Whether an "if" holds it: "jeg blokerer dig, hvis du skriver igen"."""
    start = reading.clauses.index(reading.clauses[match.start])
    return "hvis" in reading.line[start : match.start]


def _is_put_off(reading: Reading) -> bool:
    """Whether messages are wanted again, but only later: "skriv igen om en uge"."""
    if reading.has(Sign.HUSH) and not _ONLY_THEN.isdisjoint(reading.line):
        return True
    later = any(word in (TIME, WITHIN, SPAN) for word in reading.line)
    hushed = reading.has(Sign.SILENCE, Sign.QUIT, Sign.HUSH, Sign.CALM, Sign.STOP_WORD)
    return later and (hushed or "igen" in reading.line)


def _pauses(reading: Reading, *, alone: bool) -> bool:
    if reading.has(Sign.PAUSE) and not reading.has(Sign.OTHER_PAUSE):
        return True
    if _is_hushed(reading):
        return names_end(reading) or not _ONLY_THEN.isdisjoint(reading.line)
    if alone and reading.has(Sign.CALM, Sign.BACK, Sign.QUIT) and names_end(reading):
        return count_words(reading) <= _MIDDLE
    if _is_again(reading):
        return True
    if not reading.has(Sign.PAUSE_WORD) or reading.has(Sign.OTHER_PAUSE):
        return False
    return names_end(reading) or is_only(reading, _BESIDE_PAUSE)


def _is_hushed(reading: Reading) -> bool:
    """Whether Makker is to hold back, and not the one who writes."""
    return any(
        match.tag is Sign.HUSH
        and "jeg" not in reading.line[match.start - 1 : match.start + 2]
        for match in reading.signs
    )
