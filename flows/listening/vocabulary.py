"""Read a text as words in their table spelling; shared by all who listen."""

from functools import cache
from itertools import pairwise
from typing import Final

from flows.listening import (
    answer_signs,
    clock_words,
    contact_signs,
    day_words,
    joined_words,
    move_signs,
    plain_words,
    trouble_signs,
    wish_signs,
    wish_words,
    words,
)
from flows.listening.atoms import figure
from flows.listening.normalise import fold, tokens
from flows.listening.phrases import Phrases
from flows.listening.signs import Sign
from flows.listening.spelling import Speller, parse_forms, parse_joined

_ANSWERS: Final[dict[Sign, str]] = {
    **answer_signs.TABLES,
    **trouble_signs.TABLES,
    **move_signs.TABLES,
}
_WISHES: Final[dict[Sign, str]] = {**wish_signs.TABLES, **contact_signs.TABLES}
_PLAIN: Final = str.maketrans("|?,_", "    ")
_KNOWN: Final = (
    " ".join([*_ANSWERS.values(), *_WISHES.values()]).translate(_PLAIN).split()
)
_JOINED: Final = parse_joined(joined_words.JOINED)
_FORMS: Final = parse_forms(clock_words.FORMS, day_words.FORMS, words.FORMS)
_SPELLER: Final = Speller(
    _FORMS,
    (
        *clock_words.NUMBERS,
        *clock_words.FIGURES,
        *day_words.ORDINALS,
        *day_words.NAMED_DAYS,
        *plain_words.KNOWN.split(),
        *words.FILLERS,
        *_KNOWN,
        *wish_words.EVERY.split(),
    ),
)
#: After these "it" is English; elsewhere it is the Jutland "ikke".
_ENGLISH: Final = frozenset(
    [
        "move",
        "stop",
        "push",
        "make",
        "do",
        "get",
        "is",
        "was",
        "need",
        "want",
        "reschedule",
        "take",
        "like",
        "love",
        "change",
        "for",
        "about",
        "if",
        "cancel",
        "skip",
        "got",
        "think",
        "believe",
        "doing",
        "call",
        "could",
        "can",
        "and",
    ]
)
_GREETINGS: Final = frozenset(("hej", "kære", "makker"))
#: Marks and pictures that say something by themselves.
_TELLING: Final = frozenset(
    (*"?+-", *(word for word in _KNOWN if not word[0].isalnum()))
) - {"^", "$"}
#: Characters of a message that are read; an answer stands at one end of it.
_LONGEST: Final = 480
#: Words that phrases need not tell apart.
_ALIKE: Final = {"den": "det", "denne": "det"}


def read_words(text: str) -> list[str]:
    """Spell each token of a text as the tables do."""
    found: list[str] = []
    if len(text) > _LONGEST:
        # A story is told at its ends; reading no more keeps the time in bounds.
        text = f"{text[: _LONGEST // 2]} . {text[-_LONGEST // 2 :]}"
    for before, token in pairwise(["", *tokens(text)]):
        joined = _JOINED.get(token)
        if joined:
            found.extend(joined)
        elif token == "it" and before in _ENGLISH:  # noqa: S105
            found.append("det")
        elif token == "min" and figure(before) is not None:  # noqa: S105
            found.append("minutter")
        else:
            found.append(_SPELLER.spell(token))
    return _trim(found)


def _trim(found: list[str]) -> list[str]:
    """Leave out greetings, marks and pictures that only stand around the words."""
    first, last = 0, len(found)
    while first < last and (found[first] in _GREETINGS or _is_idle(found[first])):
        first += 1
    while last > first and _is_idle(found[last - 1]):
        last -= 1
    return found[first:last]


def _is_idle(token: str) -> bool:
    return not token[0].isalnum() and token not in _TELLING


def make_alike(word: str) -> str:
    """Return a spelled word as phrases know it; empty where they leave it out."""
    return "" if word in words.FILLERS else _ALIKE.get(word, word)


@cache
def spell_alike(word: str) -> str:
    """Spell a word of a table as phrases know it."""
    return make_alike(_SPELLER.spell(fold(word)))


def known_words(text: str) -> frozenset[str]:
    """Spell a set of words as the tables do."""
    return frozenset(map(_SPELLER.spell, fold(text).split()))


#: An answer and a wish may stand on the same words, so each has its own tables.
ANSWERS: Final[Phrases[Sign]] = Phrases(_ANSWERS, spell_alike)
WISHES: Final[Phrases[Sign]] = Phrases(_WISHES, spell_alike)
