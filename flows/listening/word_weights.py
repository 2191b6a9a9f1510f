"""What each word weighs by itself for the learned ear, remembered once it was met."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flows.listening.bare_text import undress
from flows.listening.traces import KEYS, Kin, find_own, make_keys

#: Alarming, red, and how much there is to weigh.
ROWS: Final = 3
_MOST: Final = 20_000


class WordWeights:
    """The words met so far, each with a number, under which everything else stands."""

    def __init__(self, table: NDArray[np.int16], kin: Kin, bits: int) -> None:
        """Take the weights of traces, one column each for alarming, red and size."""
        self._table = table
        self._kin = kin
        self._bits = bits
        self._numbers: dict[str, int] = {}
        self.keys = np.zeros((_MOST, KEYS), dtype=np.uint64)
        self.weights = np.zeros((_MOST, ROWS))
        self.words: list[str] = []
        #: The traces each leaves by itself.
        self.places: list[NDArray[np.int32]] = []

    def number(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """Give the number of each token's word."""
        if len(self.words) + len(tokens) > _MOST:
            self._numbers.clear()
            self.words.clear()
            self.places.clear()
        known = self._numbers
        for token in tokens:
            if token not in known:
                known[token] = self._learn(undress(token))
        return np.array([known[token] for token in tokens], dtype=np.int64)

    def _learn(self, word: str) -> int:
        number = len(self.words)
        self.words.append(word)
        self.keys[number] = make_keys(word, self._kin)
        own = np.array(find_own(word, self._kin, self._bits), dtype=np.int32)
        self.places.append(own)
        self.weights[number] = self._table[own].sum(axis=0)
        return number
