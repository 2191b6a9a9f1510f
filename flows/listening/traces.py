"""The traces that words leave in the learned ear, as places in a table.

What a word leaves by itself (its letters, itself, its kin) depends on the word alone,
so it is found once and remembered. What two words leave together is found for a whole
text at once: the key of the first, plus the key of the second.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Places = NDArray[np.int64]
#: Words that are heard alike, and the name of their group.
Kin = Mapping[str, str]

#: A word is named as it is, by its kin and by its stem: a key of each as the first
#: of two words, and as the second.
KEYS: Final = 6
_NAMES: Final = KEYS // 2
_STEM: Final = 4
_LETTERS: Final = (3, 4, 5)
_SKIPS: Final = (1, 2)
_ROUND: Final = 2**64
_FIRST: Final = 0x9E3779B97F4A7C15
_SECOND: Final = 0xD6E8FEB86659FD93
_SALT: Final = 0xA0761D6478BD642F
_SALTS: Final = {
    skip: np.array(
        [_SALT * (_NAMES * skip + name) % _ROUND for name in range(_NAMES)],
        dtype=np.uint64,
    )
    for skip in _SKIPS
}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Where the traces of two words stand in the table, and the first word of each."""

    places: Places
    words: Places


def find_own(word: str, kin: Kin, bits: int) -> list[int]:
    """Find the traces that a bare word leaves by itself."""
    spaced = f" {word} "
    own = [f"={word}", f"~{kin.get(word, word)}"]
    for size in _LETTERS:
        own += [spaced[at : at + size] for at in range(len(spaced) - size + 1)]
    return [crc32(each.encode()) >> (32 - bits) for each in own]


def make_keys(word: str, kin: Kin) -> tuple[int, ...]:
    """Make the keys of a bare word, for what it leaves together with others."""
    names = (word, kin.get(word, word), word[:_STEM])
    hashes = [crc32(name.encode()) for name in names]
    return tuple(
        each * factor % _ROUND for factor in (_FIRST, _SECOND) for each in hashes
    )


def find_pairs(keys: Keys, sentences: Places, bits: int) -> Pairs:
    """Find the traces of words up to two apart in the same sentence."""
    places, words = [], []
    for skip, salts in _SALTS.items():
        first = np.flatnonzero(sentences[:-skip] == sentences[skip:])
        hashes = keys[first, :_NAMES] + keys[first + skip, _NAMES:] + salts
        places.append((hashes >> np.uint64(64 - bits)).astype(np.int64).ravel())
        words.append(np.repeat(first, _NAMES))
    return Pairs(np.concatenate(places), np.concatenate(words))
