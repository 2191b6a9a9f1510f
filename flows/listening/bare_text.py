"""Lay a text bare for the learned ear: how it is dressed must not change what is heard.

Capitals, stretched letters, Danish letters or their stand-ins, a greeting, marks and
emoji all fall away. A text is cut into sentences of tokens at once; a token is
undressed by itself, so that what is known of it can be remembered.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

#: A sentence of more words than this is heard in parts.
LONGEST_SENTENCE: Final = 48
_STOP: Final = "\n"
_KNOWN: Final = 0x250
_LAST_SCRIPT: Final = 0x2000
_GREETING: Final = re.compile(
    r"\W*(?:h+e+j+(?:s+a*)?|h+e+y+|h+i+|h+e+l+o+|h+a+l+[oø]+j*|dav+s*|yo+|mojn|"
    r"go+d(?:dag|morgen|aften))\b[\s,.!]*",
    re.IGNORECASE,
)
_AS_WRITTEN: Final = {"å": "a", "ø": "o", "æ": "a", "ä": "a", "ö": "o", "ü": "y"}
_UNSEEN: Final = frozenset("'’‘´`ʼ\u00ad\u200b\u200c\u200d\u2060\ufe0f\ufeff")
_STOPS: Final = frozenset(".!?;\n\r…")
#: A stop before a digit ends no sentence: `22.30`, `kl. 8`.
_NO_STOP: Final = re.compile(r"\n(?= ?0)")
_STRETCHED: Final = re.compile(r"(.)\1+")
_STAND_IN: Final = re.compile("(?<=[oa])e")


class _Letters(dict[int, str | None]):
    """How each letter is heard; a letter is looked at when it is first met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = heard = _hear_letter(chr(code))
        return heard


def _hear_letter(letter: str) -> str | None:
    if letter in _UNSEEN:
        return None
    if ord(letter) >= _KNOWN and letter not in _STOPS:
        is_script = ord(letter) < _LAST_SCRIPT and letter.isalpha()
        return letter if is_script else " "
    plain = _AS_WRITTEN.get(letter) or unicodedata.normalize("NFKD", letter)[0]
    if plain in _STOPS:
        return _STOP
    if plain.isdigit():
        return "0"
    return plain if plain.isalpha() else " "


_LETTERS: Final = _Letters()


def cut_sentences(text: str) -> Iterator[list[str]]:
    """Cut a text into sentences of tokens that are still to be undressed."""
    text = _GREETING.sub("", text, count=1) if _GREETING.match(text) else text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    heard = text.lower().translate(_LETTERS)
    for sentence in _NO_STOP.sub(" ", heard).split(_STOP):
        tokens = sentence.split()
        for first in range(0, len(tokens), LONGEST_SENTENCE):
            yield tokens[first : first + LONGEST_SENTENCE]


def undress(token: str) -> str:
    """Write each letter of a token once, and stand-ins as what they stand for."""
    return _STRETCHED.sub(r"\1", _STAND_IN.sub("", _STRETCHED.sub(r"\1", token)))
