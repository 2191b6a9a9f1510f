"""Decide what somebody wishes of Makker: silence, messages, a person, an answer."""

from enum import StrEnum
from typing import Final

from flows.listening.built_wishes import Built, find_built
from flows.listening.pauses import is_hourly, names_end
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


#: A message with more words is a story, whatever wish its words recall.
_LONGEST: Final = 18
#: Where words may mean something else, no more than these stand beside them.
_SHORT: Final = 8
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
_BESIDE_STOP: Final = known_words(
    "dem der dog please med i  det her lortet pis nu fuck dit så helt venligst "
    "stop nu det tak alt alle nok så besked omgående straks slut op venligst jeg ja "
    "vil bad om igen her lort for altid din dit makker stoppe færdig"
)
_TO_MAKKER: Final = known_words("besked jeres jer dig dine skrive robot spørgsmål")
_BESIDE_START: Final = known_words("starte nu tak ja op ok gerne jeg vil makker du igen ny på forfra please kan må godt")
_BESIDE_PAUSE: Final = known_words(
    "mute snooze lydløs standby på pause tak nu holde en jeg vil gerne have lidt "
    "brug for besked ja ok"
)
_TIME_WORDS: Final = known_words(
    "til efter indtil over jul nytår ferie sommerferie vinterferie juleferie påske "
    "videre efterårsferie påskeferie eksamen i på om resten af hele med at skrive "
    "besked"
)
_MESSAGES: Final = known_words("besked skrive sende spørge skrue skru")
_ONLY_THEN: Final = known_words("først før tidligst")
_OTHERS: Final = known_words(
    "han hun nogen folk mor far kæreste ekskæreste eks ex veninde chef chefen drengene "
    "fyren hvis når"
)
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
_OWN_DOING: Final = known_words("stop stoppe holde slut slutte dropper lade")
_QUESTIONS: Final = known_words("hvornår hvorfor hvor")
_REGRETS: Final = known_words("fortryde fejl fejltagelse ombestemt meningen")
_OWNED: Final = known_words("mit min")
_ENROLLED: Final = known_words(
    "nummer tilmelding abonnement telefonnummer mobil telefon kontakt profil samtykke"
)
_GETTING: Final = (["jeg", "få"], ["få", "jeg"])


def find_wish(reading: Reading, *, alone: bool = True) -> Wish | None:
    """Find the wish that a message makes; not `alone`, where it may be an answer."""
    if _count_words(reading) > _LONGEST:
        return _find_other(reading, _AT_ANY_LENGTH)
    few = _count_words(reading) <= _MIDDLE
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


def _count_words(reading: Reading) -> int:
    return sum(word[0].isalpha() for word in reading.line)


def _is_short(reading: Reading) -> bool:
    return _count_words(reading) <= _SHORT


def _find_quiet(reading: Reading, *, alone: bool) -> Wish | None:
    if _resumes(reading, alone=alone):
        return Wish.RESUME
    stops = _stops(reading)
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
    if reading.has(Sign.RESUME_WORD) and _is_only(reading, _BESIDE_START):
        return alone
    back = alone and reading.has(Sign.BACK) and _is_short(reading)
    return (back or _is_again(reading)) and not _is_put_off(reading)


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
        return _count_words(reading) <= _MIDDLE
    if _is_again(reading):
        return True
    if not reading.has(Sign.PAUSE_WORD) or reading.has(Sign.OTHER_PAUSE):
        return False
    return names_end(reading) or _is_only(reading, _BESIDE_PAUSE)


def _is_hushed(reading: Reading) -> bool:
    """Whether Makker is to hold back, and not the one who writes."""
    return any(
        match.tag is Sign.HUSH
        and "jeg" not in reading.line[match.start - 1 : match.start + 2]
        for match in reading.signs
    )


def _stops(reading: Reading) -> bool:
    short = _is_short(reading)
    if not _REGRETS.isdisjoint(reading.line):
        return False
    if any(
        (match.tag is Sign.SILENCE or (short and match.tag is Sign.QUIT))
        and _is_meant(reading, match)
        and not _is_absence(reading, match)
        for match in reading.signs
    ):
        return True
    if not reading.has(Sign.STOP_WORD):
        return False
    if reading.has(Sign.NOT) or reading.line[-2:-1] == ["?"]:
        return False
    if _is_only(reading, _BESIDE_STOP) or _is_stop_until(reading):
        return True
    return short and _ends_with_stop(reading)


def _ends_with_stop(reading: Reading) -> bool:
    """Whether "stop" is the last word on Makker: "jeres sms'er keder mig, stop"."""
    line = reading.line[1:-1]
    last = reading.clauses.index(reading.clauses[-2]) - 1
    said = [word for word in line[last:] if word[0].isalpha()]
    told = not _TO_MAKKER.isdisjoint(line[:last])
    return told and said[:1] == ["stop"] and _BESIDE_STOP.issuperset(said)


def _is_absence(reading: Reading, match: Match[Sign]) -> bool:
    """Whether a longer phrase says only to stay away: "melder mig ud af mødet"."""
    return any(
        each.tag is Sign.ABSENT
        and each.start < match.end < each.end
        and "liste" not in reading.line[each.start : each.end]
        for each in reading.signs
    )


def _is_stop_until(reading: Reading) -> bool:
    """Whether "stop" is followed by nothing but how long."""
    friends = _BESIDE_STOP | _TIME_WORDS
    return names_end(reading) and all(
        word in friends or word[0] == "@" or not word[0].isalpha()
        for word in reading.line
    )


def _is_only(reading: Reading, friends: frozenset[str]) -> bool:
    return PAST not in reading.line and all(
        word in friends or not word[0].isalpha() for word in reading.line
    )


def _tells_of_other_things(reading: Reading, match: Match[Sign]) -> bool:
    """Whether it ends something else: "afmeldt mit fitness", "de holder op med"."""
    rest = reading.line[match.end :]
    others = reading.line[match.start - 1] == "det" and "hinanden" in rest
    mine = reading.line[match.end - 1] in _OWNED and rest[0][0].isalpha()
    return others or (mine and rest[0] not in _ENROLLED)


def _is_meant(reading: Reading, match: Match[Sign]) -> bool:
    """Whether a silence is wished of Makker, by the one who writes."""
    start = reading.clauses.index(reading.clauses[match.start])
    before = reading.line[start : match.start]
    if not _OTHERS.isdisjoint(before) or not _QUESTIONS.isdisjoint(before):
        return False
    if _tells_of_other_things(reading, match) or before[-2:] in _GETTING:
        return False
    if reading.line[match.end : match.end + 1] == ["om"]:
        # "ikke flere beskeder om den aftale" asks for fewer.
        return False
    if reading.line[match.start] in _OWN_DOING:
        own = before[-1:] == ["jeg"] or before[-2:-1] == ["jeg"]
        return not own and before[-1:] != ["ikke"]
    return True
