"""Tell whether a message asks Makker to be silent, and means it."""

from typing import Final

from flows.listening.pauses import names_end
from flows.listening.phrases import Match
from flows.listening.reading import END, PAST, Reading
from flows.listening.signs import Sign
from flows.listening.vocabulary import known_words

#: Where words may mean something else, no more than these stand beside them.
_SHORT: Final = 8
_BESIDE_STOP: Final = known_words(
    "dem der dog please med i det her lortet pis nu fuck dit så helt venligst "
    "stop nu det tak alt alle nok så besked omgående straks slut op venligst jeg ja "
    "vil bad om igen her lort for altid din dit makker stoppe færdig"
)
_TO_MAKKER: Final = known_words("besked jeres jer dig dine skrive robot spørgsmål")
_TIME_WORDS: Final = known_words(
    "til efter indtil over jul nytår ferie sommerferie vinterferie juleferie påske "
    "videre efterårsferie påskeferie eksamen i på om resten af hele med at skrive "
    "besked"
)
_OTHERS: Final = known_words(
    "han hun nogen folk mor far kæreste ekskæreste eks ex veninde chef chefen drengene "
    "fyren hvis når"
)
_OWN_DOING: Final = known_words("stop stoppe holde slut slutte dropper lade")
_QUESTIONS: Final = known_words("hvornår hvorfor hvor")
REGRETS: Final = known_words("fortryde fejl fejltagelse ombestemt meningen")
_OWNED: Final = known_words("mit min")
_ENROLLED: Final = known_words(
    "nummer tilmelding abonnement telefonnummer mobil telefon kontakt profil samtykke"
)
_SENDING: Final = known_words("skrive sende spørge kontakte")
_SPEAKERS: Final = known_words("jeg du i")
_GOT: Final = known_words("få modtage set se")
_COUNTED: Final = known_words("flere mere")
_AFTER_COUNTED: Final = known_words(
    "tak nu fra af til mig jer dig besked om i på fordi så og men for jeg af det gange "
    "end nogensinde overhovedet igen omgående jeres dine"
)
_ROLLS: Final = known_words(
    "jeres dine det liste listen jer dig besked makker den denne nu tak system "
    "systemet "
    "alt alle hele og her"
)
_GETTING: Final = (["jeg", "få"], ["få", "jeg"])


def asks_for_silence(reading: Reading, *, alone: bool) -> bool:
    """Whether silence is asked for, for good or until a time."""
    short = is_short(reading)
    quitting = (Sign.QUIT, Sign.ENOUGH) if alone else (Sign.QUIT,)
    if not REGRETS.isdisjoint(reading.line):
        return False
    if any(
        (match.tag is Sign.SILENCE or (short and match.tag in quitting))
        and _is_meant(reading, match)
        and not _is_absence(reading, match)
        for match in reading.signs
    ):
        return True
    if not reading.has(Sign.STOP_WORD):
        return False
    if reading.has(Sign.NOT) or reading.line[-2:-1] == ["?"]:
        return False
    if is_only(reading, _BESIDE_STOP) or _is_stop_until(reading):
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


def _belongs_elsewhere(reading: Reading, match: Match[Sign]) -> bool:
    """Whether it is told or asked of, not wished: "du skriver aldrig til mig"."""
    first, last = reading.line[match.start], reading.line[match.end - 1]
    before = reading.line[max(0, match.start - 2) : match.start]
    after = [*reading.line, END][match.end]
    if last in _COUNTED and after[0].isalpha() and after not in _AFTER_COUNTED:
        return True
    if last == "fra" and after[0].isalpha() and after not in _ROLLS:
        return True
    if first in _SENDING and before[-1:] and before[-1] in _SPEAKERS:
        return True
    if first != "ikke":
        return False
    got = before[-1:] in (["har"], ["kan"]) and reading.line[match.start + 1] in _GOT
    return got or (before[:1] in (["kan"], ["vil"]) and before[-1] in _SPEAKERS)


def _tells_of_other_things(reading: Reading, match: Match[Sign]) -> bool:
    """Whether it ends something else: "afmeldt mit fitness", "de holder op med"."""
    rest = [*reading.line[match.end :], END]
    if _belongs_elsewhere(reading, match):
        return True
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


def is_only(reading: Reading, friends: frozenset[str]) -> bool:
    """Whether nothing is said but these words."""
    return PAST not in reading.line and all(
        word in friends or not word[0].isalpha() for word in reading.line
    )


def count_words(reading: Reading) -> int:
    """Count the words that count."""
    return sum(word[0].isalpha() for word in reading.line)


def is_short(reading: Reading) -> bool:
    """Whether little is said."""
    return count_words(reading) <= _SHORT
