"""Lay a text bare for the learned ear: how it is dressed must not change what is heard.

Capitals, stretched letters, Danish letters or their stand-ins, a greeting, marks and
emoji all fall away. The letters are handled as one row of codes, since ten thousand of
them must be heard in a millisecond or two.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Row = NDArray[np.int64]

#: A sentence of more words than this is heard in parts.
LONGEST_SENTENCE: Final = 48
SPACE: Final = 32
_STOP: Final = 10
_NOTHING: Final = 0
_DIGIT: Final = ord("0")
_KNOWN: Final = 0x250
_GREETING: Final = re.compile(
    r"\W*(?:h+e+j+(?:s+a*)?|h+e+y+|h+i+|h+e+l+o+|h+a+l+[oø]+j*|dav+s*|yo+|mojn|"
    r"go+d(?:dag|morgen|aften))\b[\s,.!]*",
    re.IGNORECASE,
)
_AS_WRITTEN: Final = {"å": "a", "ø": "o", "æ": "a", "ä": "a", "ö": "o", "ü": "y"}
_UNSEEN: Final = "'’‘´`ʼ\u00ad\u200b\u200c\u200d\u2060\ufe0f\ufeff"
_STOPS: Final = ".!?;\n\r…"


def _spell(code: int) -> int:
    letter = chr(code).lower()
    plain = _AS_WRITTEN.get(letter) or unicodedata.normalize("NFKD", letter)[0]
    if plain in _STOPS:
        return _STOP
    if plain.isdigit():
        return _DIGIT
    return ord(plain) if plain.isalpha() else SPACE


def _draw_table() -> Row:
    table = np.full(0x10000, SPACE, dtype=np.int64)
    for code in range(_KNOWN):
        table[code] = _spell(code)
    for code in range(_KNOWN, 0x2000):
        table[code] = code if chr(code).isalpha() else SPACE
    for mark in _UNSEEN:
        table[ord(mark)] = _NOTHING
    table[ord("…")] = _STOP
    return table


_TABLE: Final = _draw_table()


@dataclass(frozen=True, slots=True)
class BareText:
    """A row of letters with one space around each word, and where sentences change."""

    codes: Row
    #: The number of the sentence that a letter, and the space before it, stands in.
    sentences: Row
    #: Where words begin and where they have ended.
    starts: Row
    ends: Row

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return int(self.sentences[-1]) + 1 if len(self.starts) else 0


def lay_bare(text: str) -> BareText:
    """Undress a text."""
    text = _GREETING.sub("", text, count=1) if _GREETING.match(text) else text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    raw = np.frombuffer(f" {text.lower()} ".encode("utf-32-le"), dtype=np.uint32)
    codes = _TABLE[np.minimum(raw, len(_TABLE) - 1)]
    codes = _close_abbreviations(codes[codes != _NOTHING])
    return _set_in_words(_write_letters_once(codes))


def _close_abbreviations(codes: Row) -> Row:
    """A stop before a digit ends no sentence: `22.30`, `kl. 8`."""
    stops = np.flatnonzero(codes[:-1] == _STOP)
    after = codes[stops + 1]
    after = np.where(
        after == SPACE, codes[np.minimum(stops + 2, len(codes) - 1)], after
    )
    codes[stops[after == _DIGIT]] = SPACE
    return codes


def _write_letters_once(codes: Row) -> Row:
    codes = codes[np.append(True, codes[1:] != codes[:-1])]
    before = codes[:-1]
    second = (codes[1:] == ord("e")) & ((before == ord("o")) | (before == ord("a")))
    codes = codes[np.append(True, ~second)]
    once: Row = codes[np.append(True, codes[1:] != codes[:-1])]
    return once


def _set_in_words(codes: Row) -> BareText:
    gap = (codes == SPACE) | (codes == _STOP)
    stops = np.cumsum(codes == _STOP)
    keep = np.append(True, ~(gap[1:] & gap[:-1]))
    codes, gap, stops = codes[keep], gap[keep], stops[keep]
    edge = np.diff(gap.astype(np.int8))
    starts = np.flatnonzero(edge == -1) + 1
    ends = np.flatnonzero(edge == 1) + 1
    codes = np.where(gap, SPACE, codes)
    return BareText(codes, _number_sentences(stops, starts, len(codes)), starts, ends)


def _number_sentences(stops: Row, starts: Row, size: int) -> Row:
    if not len(starts):
        return np.zeros(size, dtype=np.int64)
    own = stops[starts]
    begins = np.append(True, own[1:] != own[:-1])
    words = np.arange(len(starts))
    first = np.maximum.accumulate(np.where(begins, words, 0))
    begins |= (words - first) % LONGEST_SENTENCE == 0
    begins[0] = False
    marks = np.zeros(size, dtype=np.int64)
    marks[starts[begins] - 1] = 1
    return np.cumsum(marks)
