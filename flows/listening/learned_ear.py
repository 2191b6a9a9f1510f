"""The learned ear: a linear reading of the traces a text leaves.

Each sentence, and each run of a few sentences, is judged by itself and the gravest
counts, so that a cry in the middle of a long text is heard as if it stood alone.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flows.listening.bare_text import cut_sentences
from flows.listening.traces import Kin, Pairs, find_pairs
from flows.listening.verdict import CALM, Level, Verdict
from flows.listening.word_weights import ROWS, WordWeights

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

#: Sentences in a row that may together say what none says alone.
LONGEST_RUN: Final = 4
#: Sizes are stored as so many parts of one.
SIZE: Final = 64
_MOST_WORDS: Final = 3
#: A run of fewer words must weigh more, each missing word by so much.
_PLENTY: Final = 6
_SHORT: Final = 0.15
#: Letters heard at once; a longer text is heard in parts that overlap.
_PART: Final = 12000
_OVERLAP: Final = 2000


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the ear has learned; benchmarks/listening/train.py writes it."""

    bits: int
    kin: Kin
    #: Two rows of 2**bits: alarming or not, red or not.
    table: NDArray[np.int16]
    scales: tuple[float, float]
    biases: tuple[float, float]
    #: How much each trace adds to what a text is measured by: the rare ones more.
    sizes: NDArray[np.uint8]
    #: From which score on it is orange, red, and worth the direct question.
    alarms_from: float
    red_from: float
    asks_from: float
    #: What a hint of the rules adds to the scores.
    leans: tuple[float, float]
    #: What an emoji adds to both scores; it never takes away.
    emoji: Mapping[str, float]
    kinds: tuple[str, ...]
    #: The kinds that only the writer's own red can have.
    red_kinds: frozenset[str]
    #: One column a kind, of a table that is folded to fewer bits.
    kind_bits: int
    kind_table: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Score:
    """How alarming and how red the gravest run of sentences is, and where it stands."""

    alarm: float
    red: float
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class _Heard:
    """The words of a text, by their numbers, and what stands between them."""

    words: Places
    sentences: Places
    pairs: Pairs

    @property
    def count(self) -> int:
        return int(self.sentences[-1]) + 1 if len(self.sentences) else 0


_SILENCE: Final = Score(-math.inf, -math.inf, 0, 0)


class LearnedEar:
    """Hears what the rules have no words for."""

    def __init__(self, lesson: Lesson) -> None:
        """Take what was learned."""
        self._lesson = lesson
        self._table = np.column_stack([*lesson.table, lesson.sizes])
        self._known = WordWeights(self._table, lesson.kin, lesson.bits)

    def hear(self, text: str, hint: Level = "none") -> Verdict:
        """Judge a text by its gravest run of sentences; a hint leans it that way."""
        verdicts = (
            self._hear_part(text[start : start + _PART + _OVERLAP], hint)
            for start in range(0, max(len(text), 1), _PART)
        )
        return max(verdicts, key=lambda each: each.gravity)

    def score(self, text: str) -> Score:
        """Score the gravest run of a text that is short enough to be heard at once."""
        return self._score(self._take_in(text), text)

    def _take_in(self, text: str) -> _Heard:
        sentences = list(cut_sentences(text))
        words = self._known.number(list(chain.from_iterable(sentences)))
        own = np.repeat(np.arange(len(sentences)), [len(each) for each in sentences])
        pairs = find_pairs(self._known.keys[words], own, self._lesson.bits)
        return _Heard(words, own, pairs)

    def _hear_part(self, text: str, hint: Level) -> Verdict:
        heard = self._take_in(text)
        score = self._score(heard, text)
        level = self._level(score, hint)
        if level == "none":
            return CALM
        asks = level == "yellow"
        kind = self._kind(heard, score, level)
        row = 1 if level == "red" else 0
        words = self._name_words(heard, score, row)
        sure = 1 / (1 + math.exp(-2 * (score.red if row else score.alarm)))
        said = f"learned: {kind} {sure:.2f} by {words}"
        return Verdict("none" if asks else level, kind, (said,), asks_directly=asks)

    def _level(self, score: Score, hint: Level) -> Level:
        """Give the level; yellow stands for doubt."""
        lesson = self._lesson
        alarm = score.alarm + (hint != "none") * lesson.leans[0]
        if alarm >= lesson.alarms_from:
            red = score.red + (hint == "red") * lesson.leans[1]
            return "red" if red >= lesson.red_from else "orange"
        return "yellow" if alarm >= lesson.asks_from else "none"

    def _score(self, heard: _Heard, text: str) -> Score:
        """Score each run of sentences; short ones need the stronger words."""
        count = heard.count
        if not count:
            return _SILENCE
        totals = np.zeros((ROWS + 1, count + 1))
        np.cumsum(self._sum_sentences(heard), axis=1, out=totals[:, 1:])
        best = _SILENCE
        for run in range(1, min(LONGEST_RUN, count) + 1):
            best = _graver(best, *self._weigh(totals[:, run:] - totals[:, :-run]), run)
        emoji = self._lesson.emoji
        extra = sum(weight for each, weight in emoji.items() if each in text)
        return Score(best.alarm + extra, best.red + extra, best.first, best.after)

    def _sum_sentences(self, heard: _Heard) -> Numbers:
        """Sum alarming, red, size and words of each sentence."""
        own, pairs = self._known.weights[heard.words], self._table[heard.pairs.places]
        sums = np.empty((ROWS + 1, heard.count))
        if heard.count == 1:
            sums[:ROWS, 0] = own.sum(axis=0) + pairs.sum(axis=0)
            sums[ROWS] = len(own)
            return sums
        in_pairs = heard.sentences[heard.pairs.words]
        for row in range(ROWS):
            sums[row] = np.bincount(heard.sentences, own[:, row], heard.count)
            sums[row] += np.bincount(in_pairs, pairs[:, row], heard.count)
        sums[ROWS] = np.bincount(heard.sentences)
        return sums

    def _weigh(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        alarm, red, size, words = rows
        lesson = self._lesson
        root = np.sqrt(np.maximum(size, 1) / SIZE)
        short = _SHORT * np.maximum(_PLENTY - words, 0)
        alarms = alarm / root * lesson.scales[0] + lesson.biases[0] - short
        reds = red / root * lesson.scales[1] + lesson.biases[1] - short
        return alarms, reds

    def _kind(self, heard: _Heard, score: Score, level: str) -> str:
        lesson = self._lesson
        folded = self._find_places(heard, score) >> (lesson.bits - lesson.kind_bits)
        sums = lesson.kind_table[folded].sum(axis=0, dtype=np.int32)
        order: list[str] = [lesson.kinds[place] for place in np.argsort(-sums)]
        fitting = [
            kind for kind in order if (kind in lesson.red_kinds) == (level == "red")
        ]
        return (fitting or order)[0]

    def _find_places(self, heard: _Heard, score: Score) -> Places:
        """Find every trace of the gravest run again."""
        inside = (heard.sentences >= score.first) & (heard.sentences < score.after)
        places = self._known.places
        own = [places[number] for number in heard.words[inside]]
        return np.concatenate([*own, heard.pairs.places[inside[heard.pairs.words]]])

    def _name_words(self, heard: _Heard, score: Score, row: int) -> str:
        """Name the words of the gravest run that weigh most."""
        pairs = heard.pairs
        weights = self._known.weights[heard.words, row]
        weights += np.bincount(
            pairs.words, self._table[pairs.places, row], len(weights)
        )
        inside = (heard.sentences >= score.first) & (heard.sentences < score.after)
        spots = np.flatnonzero(inside & (weights > 0))
        heaviest = np.sort(spots[np.argsort(-weights[spots])[:_MOST_WORDS]])
        return " ".join(self._known.words[heard.words[spot]] for spot in heaviest)


def _graver(best: Score, alarms: Numbers, reds: Numbers, run: int) -> Score:
    """Keep the highest of each score; the run named is that of the reddest."""
    place = int(np.argmax(alarms + reds))
    alarm = max(best.alarm, float(alarms.max()))
    red = max(best.red, float(reds.max()))
    if alarms[place] + reds[place] > best.alarm + best.red or not best.after:
        return Score(alarm, red, place, place + run)
    return Score(alarm, red, best.first, best.after)
