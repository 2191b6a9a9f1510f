"""The traces a bare text leaves: groups of letters and of words, as places in a table.

Every trace is the hash of a stretch of text. With running sums of letters times powers
of an odd number, the hash of any stretch is one subtraction and one product modulo
2**64, so that all traces of ten thousand letters are found in a few sweeps.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flows.listening.bare_text import SPACE, BareText, lay_bare

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Found = tuple[Hashes, Places]

#: Letters that are heard at once; a longer text is heard in parts.
LONGEST: Final = 16384
_BASE: Final = 0x9E3779B97F4A7C15
_MIX: Final = np.uint64(0xD6E8FEB86659FD93)
_KIN_MIX: Final = np.uint64(0xA0761D6478BD642F)
_LETTERS: Final = (2, 3, 4, 5)
_MOST_WORDS: Final = 3
_SKIPS: Final = (2, 3)


def _row_of_powers(base: int) -> Hashes:
    row = np.full(LONGEST + 2, base, dtype=np.uint64)
    row[0] = 1
    return np.cumprod(row, dtype=np.uint64)


_POWERS: Final = _row_of_powers(_BASE)
_INVERSES: Final = _row_of_powers(pow(_BASE, -1, 2**64))


@dataclass(frozen=True, slots=True)
class Kin:
    """Words that are heard alike, too: the hash of each, in order, and its group's."""

    words: Hashes
    groups: Hashes

    def name(self, words: Hashes) -> Hashes:
        """Give the group of each word, or the word where it stands in none."""
        if not len(self.words):
            return words
        place = np.minimum(np.searchsorted(self.words, words), len(self.words) - 1)
        return np.where(self.words[place] == words, self.groups[place], words)


@dataclass(frozen=True, slots=True)
class Traces:
    """Where each trace stands in the table, and in which sentence and letter."""

    places: Places
    letters: Places
    sentences: Places


class _Text:
    """A bare text with the running sums its hashes are drawn from."""

    def __init__(self, bare: BareText) -> None:
        size = len(bare.codes)
        self.bare = bare
        self.sums = np.zeros(size + 1, dtype=np.uint64)
        np.cumsum(
            (bare.codes.astype(np.uint64) + np.uint64(1)) * _POWERS[:size],
            out=self.sums[1:],
        )
        self.spaces = np.zeros(size + 1, dtype=np.int64)
        np.cumsum(bare.codes == SPACE, out=self.spaces[1:])

    def hash(self, starts: Places, ends: Places) -> Hashes:
        """Give the hash of each stretch."""
        return np.asarray(
            (self.sums[ends] - self.sums[starts]) * _INVERSES[starts], dtype=np.uint64
        )


def find_traces(bare: BareText, bits: int, kin: Kin) -> Traces:
    """Find the traces of a text, for a table of 2**bits places."""
    text = _Text(bare)
    words = text.hash(bare.starts, bare.ends)
    found = [
        *_letter_traces(text),
        *_stretch_traces(text),
        *_pair_traces(bare, words * _MIX, _SKIPS),
        *_kin_traces(bare, kin.name(words) * _KIN_MIX),
    ]
    hashes = np.concatenate([each for each, _ in found])
    letters = np.concatenate([each for _, each in found])
    hashes = (hashes ^ (hashes >> np.uint64(32))) * _MIX
    places = (hashes >> np.uint64(64 - bits)).astype(np.int64)
    return Traces(places, letters, bare.sentences[letters])


def make_kin(groups: Mapping[str, Iterable[str]]) -> Kin:
    """Make kin of named groups; the first group that holds a word keeps it."""
    group_of: dict[int, int] = {}
    for number, words in enumerate(groups.values(), 1):
        for word in words:
            bare = lay_bare(word)
            if len(bare.starts) == 1:
                spelled = int(_Text(bare).hash(bare.starts, bare.ends)[0])
                group_of.setdefault(spelled, number)
    order = sorted(group_of)
    return Kin(
        np.array(order, dtype=np.uint64),
        np.array([group_of[word] for word in order], dtype=np.uint64),
    )


def _letter_traces(text: _Text) -> list[Found]:
    found = []
    for size in _LETTERS:
        starts = np.arange(max(len(text.bare.codes) - size + 1, 0))
        inside = text.spaces[starts + size - 1] - text.spaces[starts + 1]
        starts = starts[inside == 0]
        found.append((text.hash(starts, starts + size), starts))
    return found


def _stretch_traces(text: _Text) -> list[Found]:
    starts, ends = text.bare.starts, text.bare.ends
    sentence = text.bare.sentences[starts]
    found = []
    for last in range(_MOST_WORDS):
        own = _within(sentence, last)
        stretch = text.hash(starts[own], ends[own + last]) + np.uint64(last + 1)
        found.append((stretch, starts[own]))
    return found


def _pair_traces(bare: BareText, words: Hashes, skips: Iterable[int]) -> list[Found]:
    sentence = bare.sentences[bare.starts]
    found = []
    for skip in skips:
        own = _within(sentence, skip)
        pairs = words[own] * np.uint64(31 + skip) + words[own + skip]
        found.append((pairs, bare.starts[own]))
    return found


def _kin_traces(bare: BareText, groups: Hashes) -> list[Found]:
    """Words by their kin: alone, in twos up to two apart, and in threes."""
    own = _within(bare.sentences[bare.starts], 2)
    threes = groups[own] * np.uint64(7) + groups[own + 1] * np.uint64(3)
    return [
        (groups, bare.starts),
        *_pair_traces(bare, groups, (1, 2, 3)),
        (threes + groups[own + 2], bare.starts[own]),
    ]


def _within(sentence: Places, reach: int) -> Places:
    """List the words whose neighbour so far on is of the same sentence."""
    count = max(len(sentence) - reach, 0)
    return np.flatnonzero(sentence[:count] == sentence[reach : reach + count])
