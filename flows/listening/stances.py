"""Weigh the signs of a message: coming, not coming, or not yet known."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from flows.listening.phrases import Match
from flows.listening.reading import TIME, Reading
from flows.listening.signs import Sign
from flows.listening.vocabulary import known_words

_STATEMENT_ENDS: Final = frozenset((".", "!", "?", "men"))
_AFTER_CAN: Final = known_words(
    "godt sagtens fint jeg det der så også og ikke aldrig altid desværre i til på fra "
    "hele kun først bedst helt snildt hvis desuden umuligt"
) | {TIME}
_AFTER_HERE: Final = known_words(
    "allerede så til hele sammen med klokken præcis før og også fordi når tidlig "
    "helt i på"
) | {TIME}
_OPENERS: Final = known_words(
    "hvor hvad hvornår hvem hvordan hvorfor hvilken kan må skal er har får vil ved "
    "findes bliver gælder koster passer går"
)
_ASKED: Final = known_words(
    "jeg du i man det der han hun de mit min den nogen chefen maden vejret"
)
_QUESTION_WORDS: Final = known_words("hvor hvad hvornår hvem hvordan hvorfor hvilken")
_OWN: Final = known_words("jeg og så")
#: What ends a clause that tells; a question mark does not.
_PAUSES: Final = frozenset(("$", ".", ",", "!"))
_STILL: Final = known_words("endnu")
_HAVING: Final = known_words("det set forstået ikke hørt lyst tid læst")
_PLACED: Final = known_words("i på hos til ude ved")
#: Anchors and two words: less says too little.
_SHORTEST_GUESSED: Final = 4
#: More words beside a picture are the answer themselves.
_FEW_BESIDE_PICTURE: Final = 2
#: Words between a verb and its own "not".
_NEAR: Final = 2
#: A sign of so many words that opens a clause tells: "kan jeg godt".
_WHOLE_CLAUSE: Final = 3
_MARKS: Final = frozenset("^.,!?;()")
_BINDERS: Final = known_words("men så fordi og selvom mens hvis for")
_OTHERS: Final = known_words("min mit mine vores han hun mor far bus tog chefen mette")
_FLIPPED: Final = (Sign.COMING, Sign.CAN, Sign.HERE, Sign.ABSENT, Sign.FORGET)


class Stance(StrEnum):
    """What a message comes down to."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


def take_stance(reading: Reading) -> Stance | None:
    """Weigh what is said plainly; the last statement that says something counts."""
    firm: Stance | None = None
    for statement in _split(reading):
        if firm is Stance.YES and _takes_back(reading, statement):
            firm = Stance.NO
        firm = _weigh(reading, statement) or firm
    return firm


def lean(reading: Reading) -> Stance | None:
    """Weigh the lighter signs, for where nothing is said plainly; the last counts."""
    if [word for word in reading.line[1:] if word[0].isalpha()][:1] == ["hvis"]:
        return Stance.UNSURE
    light: Stance | None = None
    for match in reading.signs:
        if match.tag is Sign.BUSY and not is_asked(reading, match):
            light = Stance.NO
        elif match.tag is Sign.FINE and not is_asked(reading, match):
            if _is_picture(reading, match) and not _speaks(reading):
                continue
            light = Stance.NO if _is_denied(reading, match) else Stance.YES
    return light or _guess(reading)


def _is_picture(reading: Reading, match: Match[Sign]) -> bool:
    words = reading.line[match.start : match.end]
    return not any(word[0].isalnum() for word in words)


def _speaks(reading: Reading) -> bool:
    """Whether a picture is the answer, and not the mood of what is written."""
    words = [word for word in reading.line[1:] if word[0].isalpha()]
    return "?" not in reading.line and len(words) <= _FEW_BESIDE_PICTURE


def _guess(reading: Reading) -> Stance | None:
    """Take a statement with a "not", an "if" or a duty in it for what it mostly is."""
    if reading.line[-2] == "?" or len(reading.line) < _SHORTEST_GUESSED:
        return None
    for match in reading.signs:
        if match.tag in (Sign.IF, Sign.NOT) and not is_asked(reading, match):
            still = not _STILL.isdisjoint(reading.line)
            unsure = match.tag is Sign.IF or still
            return Stance.UNSURE if unsure else Stance.NO
    return Stance.NO if _names_duty(reading) else None


def _names_duty(reading: Reading) -> bool:
    """Whether somebody has, or must, or is elsewhere: "skal ...", "er hos ..."."""
    words = [word for word in reading.line[1:-1] if word[0].isalpha()]
    if words[:1] == ["jeg"]:
        words = words[1:]
    if reading.line[1] == TIME and words[1:2] == ["jeg"]:
        # "torsdag er jeg på hyttetur"
        words = [words[0], *words[2:]]
    if words[:1] in (["skal"], ["må"]) and words[1:2] and words[1] not in _ASKED:
        return True
    if words[:1] == ["har"] and words[1:2] and words[1] not in _ASKED | _HAVING:
        return not words[1].endswith("et")
    return words[:1] == ["er"] and words[1:2] != [] and words[1] in _PLACED


def is_asked(reading: Reading, match: Match[Sign]) -> bool:
    """Whether a sign stands in a question, and so says nothing."""
    line, clause = reading.line, reading.clauses[match.start]
    start = _find_start(reading, match)
    told = match.start == start and match.end - start >= _WHOLE_CLAUSE
    if not told and _opens_question(line[start : start + 2]):
        return True
    end = len(line) - reading.clauses[::-1].index(clause)
    return line[end : end + 1] == ["?"]


def _find_start(reading: Reading, match: Match[Sign]) -> int:
    """Find the first word of the clause a sign stands in."""
    start = reading.clauses.index(reading.clauses[match.start])
    while start < match.start and reading.line[start] in _MARKS:
        start += 1
    return start + (reading.line[start] in _BINDERS and start < match.start)


def _is_anothers(reading: Reading, match: Match[Sign]) -> bool:
    """Whether a clause tells of somebody else: "min lift er ikke kommet"."""
    start = _find_start(reading, match)
    before = reading.line[start : match.start]
    return bool(before) and before[0] in _OTHERS and "jeg" not in before


def opens_with_question_word(reading: Reading, match: Match[Sign]) -> bool:
    """Whether the clause of a sign begins with "hvor", "hvad" and the like."""
    start = reading.clauses.index(reading.clauses[match.start])
    return not _QUESTION_WORDS.isdisjoint(reading.line[start : start + 2])


def _opens_question(opened: list[str]) -> bool:
    if not opened or opened[0] not in _OPENERS:
        return False
    if opened == ["skal", "i"]:
        # "skal i retten" tells; "skal I ..." is asked with a verb or a mark.
        return False
    return opened[0] in _QUESTION_WORDS or opened[-1] in _ASKED


def _split(reading: Reading) -> Iterator[list[Match[Sign]]]:
    statement: list[Match[Sign]] = []
    place = 0
    for match in reading.signs:
        if not _STATEMENT_ENDS.isdisjoint(reading.line[place : match.start]):
            yield statement
            statement = []
        statement.append(match)
        place = match.end
    yield statement


def _weigh(reading: Reading, signs: list[Match[Sign]]) -> Stance | None:
    told = [stance for match in signs if (stance := _tell(reading, match))]
    if not told:
        return None
    if Stance.UNSURE in told:
        return Stance.UNSURE
    if Stance.YES in told and any(match.tag is Sign.IF for match in signs):
        return Stance.UNSURE
    if _is_eased(reading, signs):
        return Stance.YES
    return told[-1]


def _takes_back(reading: Reading, signs: list[Match[Sign]]) -> bool:
    """Whether a yes is followed by what hinders: "ja, men nu skal jeg arbejde"."""
    if reading.has(Sign.COMING) or not signs:
        return False
    behind = "men" in reading.line[: signs[0].start]
    busy = any(match.tag is Sign.BUSY for match in signs)
    return behind and busy and not any(_names_time(reading, each) for each in signs)


def _is_eased(reading: Reading, signs: list[Match[Sign]]) -> bool:
    """Whether a "nej" only opens what is a yes: "nej det er fint"."""
    first, *rest = signs
    return (
        first.tag is Sign.NO
        and first.end - first.start == 1
        and all(each.tag in (Sign.FINE, Sign.NO) for each in rest)
        and any(
            each.tag is Sign.FINE and not _is_denied(reading, each) for each in rest
        )
    )


def _tell(reading: Reading, match: Match[Sign]) -> Stance | None:
    plain = _PLAIN.get(match.tag)
    if plain:
        asked = plain is Stance.UNSURE and opens_with_question_word(reading, match)
        return None if asked else plain
    if not _counts(reading, match):
        return None
    denied = _is_denied(reading, match)
    if match.tag in (Sign.FORGET, Sign.FINE):
        return Stance.YES if denied is (match.tag is Sign.FORGET) else None
    away = match.tag is Sign.ABSENT
    return Stance.NO if denied is not away else Stance.YES


def _counts(reading: Reading, match: Match[Sign]) -> bool:
    """Whether a sign speaks of the writer's coming."""
    if match.tag is Sign.ABSENT:
        return _says_so(reading, match)
    if _is_anothers(reading, match):
        return False
    if match.tag is Sign.FINE:
        return _names_time(reading, match) and not _is_picture(reading, match)
    if match.tag not in _FLIPPED or not _says_so(reading, match):
        return False
    bound = match.tag in (Sign.COMING, Sign.CAN)
    return not (bound and _is_governed(reading, match))


_PLAIN: Final = {
    Sign.YES: Stance.YES,
    Sign.NO: Stance.NO,
    Sign.MAYBE: Stance.UNSURE,
    Sign.LATER: Stance.UNSURE,
}


def _names_time(reading: Reading, match: Match[Sign]) -> bool:
    clause = reading.clauses[match.start]
    return any(reading.clauses[spot] == clause for spot in reading.spots)


def _is_governed(reading: Reading, match: Match[Sign]) -> bool:
    """Whether a refusal takes the sign with it: "gider ikke komme"."""
    clause = reading.clauses[match.start]
    hindered = reading.line[match.start - 1] == "at"
    return any(
        (other.tag is Sign.ABSENT or (hindered and other.tag is Sign.SICK))
        and other.end <= match.start
        and reading.clauses[other.start] == clause
        and _OWN.isdisjoint(reading.line[other.end : match.start + 1])
        for other in reading.signs
    )


def _is_denied(reading: Reading, match: Match[Sign]) -> bool:
    clause = reading.clauses[match.start]
    denials = [
        other.start
        for other in reading.signs
        if other.tag is Sign.NOT and reading.clauses[other.start] == clause
    ]
    # A "not" far behind is that of another verb: "kan ikke, bussen kører ikke".
    near = [place for place in denials if place - match.end <= _NEAR]
    told = near if match.tag is Sign.ABSENT else near or denials
    return len(told) % 2 == 1


def _says_so(reading: Reading, match: Match[Sign]) -> bool:
    after = reading.line[min(match.end, len(reading.line) - 1)]
    opens = match.tag is Sign.HERE and match.start == _find_start(reading, match)
    if not opens and is_asked(reading, match):
        return False
    if match.tag is Sign.CAN:
        return after in _AFTER_CAN or not after[0].isalnum()
    if match.tag is Sign.HERE:
        told = reading.line[match.start - 1] in ("jeg", "og", "så")
        return told or after in _AFTER_HERE or after in _PAUSES
    return True
