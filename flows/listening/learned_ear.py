"""The learned ear: a linear reading of the traces a text leaves.

Each sentence, and each run of a few sentences, is judged by itself and the gravest
counts, so that a cry in the middle of a long text is heard as if it stood alone.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from flows.listening.bare_text import BareText, lay_bare
from flows.listening.traces import Kin, Traces, find_traces
from flows.listening.verdict import CALM, Level, Verdict

Numbers = NDArray[np.float64]

#: Sentences in a row that may together say what none says alone.
LONGEST_RUN: Final = 4
_MOST_WORDS: Final = 3
#: A run of fewer words must weigh more, each missing word by so much.
_PLENTY: Final = 6
_SHORT: Final = 0.3
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


_SILENCE: Final = Score(-math.inf, -math.inf, 0, 0)


class LearnedEar:
    """Hears what the rules have no words for."""

    def __init__(self, lesson: Lesson) -> None:
        """Take what was learned."""
        self._lesson = lesson

    def hear(self, text: str, hint: Level = "none") -> Verdict:
        """Judge a text by its gravest run of sentences; a hint leans it that way."""
        verdicts = (
            self._hear_part(text[start : start + _PART + _OVERLAP], hint)
            for start in range(0, max(len(text), 1), _PART)
        )
        return max(verdicts, key=lambda each: each.gravity)

    def score(self, text: str) -> Score:
        """Score the gravest run of a text that is short enough to be heard at once."""
        bare = lay_bare(text)
        traces = find_traces(bare, self._lesson.bits, self._lesson.kin)
        return self._score(bare, traces, text)

    def _hear_part(self, text: str, hint: Level) -> Verdict:
        bare = lay_bare(text)
        traces = find_traces(bare, self._lesson.bits, self._lesson.kin)
        score = self._score(bare, traces, text)
        level = self._level(score, hint)
        if level == "none":
            return CALM
        asks = level == "yellow"
        inside = (traces.sentences >= score.first) & (traces.sentences < score.after)
        kind = self._kind(traces.places[inside], level)
        row = 1 if level == "red" else 0
        words = self._name_words(bare, traces, score, row)
        sure = 1 / (1 + math.exp(-(score.red if row else score.alarm)))
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

    def _score(self, bare: BareText, traces: Traces, text: str) -> Score:
        """Score each run of sentences; short ones need the stronger words."""
        count = bare.count
        if not count:
            return _SILENCE
        sums = [
            np.bincount(traces.sentences, row[traces.places], count)
            for row in self._lesson.table
        ]
        words = np.bincount(bare.sentences[bare.starts], minlength=count)
        sizes = np.bincount(traces.sentences, minlength=count)
        rows = np.vstack([*sums, words, sizes])
        totals = np.cumsum(np.column_stack([np.zeros(len(rows)), rows]), axis=1)
        best = _SILENCE
        for run in range(1, min(LONGEST_RUN, count) + 1):
            best = _graver(best, *self._weigh(totals[:, run:] - totals[:, :-run]), run)
        emoji = self._lesson.emoji
        extra = sum(weight for each, weight in emoji.items() if each in text)
        return Score(best.alarm + extra, best.red + extra, best.first, best.after)

    def _weigh(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        alarm, red, words, size = rows
        lesson = self._lesson
        root = np.sqrt(np.maximum(size, 1))
        short = _SHORT * np.maximum(_PLENTY - words, 0)
        alarms = alarm / root * lesson.scales[0] + lesson.biases[0] - short
        reds = red / root * lesson.scales[1] + lesson.biases[1] - short
        return alarms, reds

    def _kind(self, places: NDArray[np.int64], level: Level) -> str:
        lesson = self._lesson
        folded = places >> (lesson.bits - lesson.kind_bits)
        sums = lesson.kind_table[folded].sum(axis=0, dtype=np.int32)
        order: list[str] = [lesson.kinds[place] for place in np.argsort(-sums)]
        fitting = [
            kind for kind in order if (kind in lesson.red_kinds) == (level == "red")
        ]
        return (fitting or order)[0]

    def _name_words(
        self, bare: BareText, traces: Traces, score: Score, row: int
    ) -> str:
        """Name the words of the gravest run that weigh most."""
        weights = self._lesson.table[row][traces.places]
        by_letter = np.bincount(traces.letters, weights, len(bare.codes))
        own = bare.sentences[bare.starts]
        words = np.flatnonzero((own >= score.first) & (own < score.after))
        starts, ends = bare.starts[words], bare.ends[words]
        sums = np.append(0, np.cumsum(by_letter))
        by_word = sums[ends] - sums[starts - 1]
        heaviest = np.sort(np.argsort(-by_word)[:_MOST_WORDS])
        return " ".join(
            "".join(map(chr, bare.codes[starts[word] : ends[word]]))
            for word in heaviest
            if by_word[word] > 0
        )


def _graver(best: Score, alarms: Numbers, reds: Numbers, run: int) -> Score:
    """Keep the highest of each score; the run named is that of the reddest."""
    place = int(np.argmax(alarms + reds))
    alarm = max(best.alarm, float(alarms.max()))
    red = max(best.red, float(reds.max()))
    if alarms[place] + reds[place] > best.alarm + best.red or not best.after:
        return Score(alarm, red, place, place + run)
    return Score(alarm, red, best.first, best.after)
