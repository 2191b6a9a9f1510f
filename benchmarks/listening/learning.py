"""Teach the learned ear: two linear readings and one of kinds, from lines."""

import math
import unicodedata
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.exceptions import ConvergenceWarning
from sklearn.svm import LinearSVC

from benchmarks.listening.kin import gather_kin
from benchmarks.listening.lines import ORDINARY, Line
from flows.listening.bare_text import cut_sentences, undress
from flows.listening.learned_ear import LONGEST_RUN, SIZE, Lesson
from flows.listening.traces import find_own, find_pairs, make_keys

BITS: Final = 19
KIND_BITS: Final = 15
KIN: Final = gather_kin(Path("messages/da/listening/words"))
_STRENGTH: Final = 1.0
_KIND_STRENGTH: Final = 0.1
_ROUNDS: Final = 60
#: A trace of fewer lines teaches nothing.
_LEAST_LINES: Final = 2
_NO_KINDS: Final = ([""], np.zeros((1 << KIND_BITS, 1), dtype=np.int8))
#: Ordinary replies are most of what is heard: each counts as so many lines.
_OFTEN: Final = 3
#: Makes a trace of some hundred lines weigh one.
_EVEN: Final = 5.0
_LEAST_EMOJI: Final = 4
_MOST_BY_EMOJI: Final = 0.5


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which scores on the ear says so."""

    alarms_from: float
    red_from: float
    asks_from: float
    leans: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Example:
    places: NDArray[np.int64]
    level: str
    kind: str
    is_whole: bool


def learn(
    lines: Sequence[Line], thresholds: Thresholds, *, with_kinds: bool = True
) -> Lesson:
    """Learn a lesson from lines; the same lines always give the same lesson."""
    examples = [each for line in lines for each in _draw(line)]
    counts = _lay_out([each.places for each in examples], BITS)
    rarity = _find_rarity(counts[[each.is_whole for each in examples]])
    sizes = _pack_sizes(rarity)
    rows = _weigh(counts, rarity, sizes)
    counted = [_OFTEN if each.kind == ORDINARY else 1 for each in examples]
    alarm = _fit(rows, [each.level != "none" for each in examples], counted)
    red = _fit(rows, [each.level == "red" for each in examples], counted)
    kinds, kind_table = _learn_kinds(examples) if with_kinds else _NO_KINDS
    tables, scales = zip(
        *(_pack(weights * rarity, 32000) for weights, _ in (alarm, red)), strict=True
    )
    return Lesson(
        bits=BITS,
        kin=KIN,
        table=np.vstack(tables).astype("<i2"),
        scales=(scales[0], scales[1]),
        biases=(alarm[1], red[1]),
        sizes=sizes,
        alarms_from=thresholds.alarms_from,
        red_from=thresholds.red_from,
        asks_from=thresholds.asks_from,
        leans=thresholds.leans,
        emoji=_weigh_emoji(lines),
        kinds=tuple(kinds),
        red_kinds=frozenset(line.kind for line in lines if line.level == "red"),
        kind_bits=KIND_BITS,
        kind_table=kind_table,
    )


def _draw(line: Line) -> list[_Example]:
    """Draw a line as a whole; of a harmless one every run of sentences, too."""
    sentences = [
        _find_places([undress(token) for token in tokens])
        for tokens in cut_sentences(line.whole)
        if tokens
    ]
    if not sentences:
        return []
    whole = np.concatenate(sentences)
    examples = [_Example(whole, line.level, line.kind, is_whole=True)]
    if line.level == "none":
        for run in range(1, min(LONGEST_RUN + 1, len(sentences))):
            for first in range(len(sentences) - run + 1):
                part = np.concatenate(sentences[first : first + run])
                examples.append(_Example(part, "none", line.kind, is_whole=False))
    return examples


def _find_places(words: Sequence[str]) -> NDArray[np.int64]:
    own = [place for word in words for place in find_own(word, KIN, BITS)]
    keys = np.array([make_keys(word, KIN) for word in words], dtype=np.uint64)
    pairs = find_pairs(keys, np.zeros(len(words), dtype=np.int64), BITS)
    return np.append(np.array(own, dtype=np.int64), pairs.places)


def _lay_out(rows: Sequence[NDArray[np.int64]], bits: int) -> Any:
    """Count how often each row has each trace."""
    ends = np.cumsum([0, *map(len, rows)])
    shape = (len(rows), 1 << bits)
    laid = csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=shape)
    laid.sum_duplicates()
    return laid


def _find_rarity(counts: Any) -> NDArray[np.float64]:
    """Weigh a trace by how few lines have it; one line alone teaches nothing."""
    times = np.asarray((counts > 0).sum(axis=0)).ravel()
    rarity = np.log(counts.shape[0] / np.maximum(times, 1)) / _EVEN
    rarity[times < _LEAST_LINES] = 0
    return np.asarray(rarity, dtype=np.float64)


def _pack_sizes(rarity: NDArray[np.float64]) -> NDArray[np.uint8]:
    """What was never heard is as large as the rarest: doubt grows with it."""
    known = np.where(rarity > 0, rarity, rarity.max())
    return np.asarray(np.minimum(np.rint(known**2 * SIZE), 255), dtype=np.uint8)


def _weigh(counts: Any, rarity: NDArray[np.float64], sizes: NDArray[np.uint8]) -> Any:
    roots = np.sqrt(np.maximum(counts @ sizes.astype(np.float64), 1) / SIZE)
    weighed = diags(1 / roots) @ counts @ diags(rarity)
    weighed = csr_matrix(weighed)
    weighed.eliminate_zeros()
    return weighed


def _fit(
    rows: Any, truth: Sequence[bool], counted: Sequence[int]
) -> tuple[NDArray[np.float64], float]:
    model = _teach(rows, truth, _STRENGTH, counted)
    return model.coef_[0], float(model.intercept_[0])


def _teach(
    rows: Any,
    truth: Sequence[Any],
    strength: float,
    counted: Sequence[int] | None = None,
) -> Any:
    model = LinearSVC(C=strength, max_iter=_ROUNDS, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit(rows, truth, sample_weight=counted)


def _pack(weights: NDArray[np.float64], top: int) -> tuple[NDArray[np.float64], float]:
    scale = float(np.abs(weights).max()) / top
    return np.rint(weights / scale), scale


def _learn_kinds(
    examples: Sequence[_Example],
) -> tuple[list[str], NDArray[np.int8]]:
    alarming = [each for each in examples if each.level != "none"]
    rows = _lay_out([each.places >> (BITS - KIND_BITS) for each in alarming], KIND_BITS)
    rows = csr_matrix(diags([len(each.places) ** -0.5 for each in alarming]) @ rows)
    model = _teach(rows, [each.kind for each in alarming], _KIND_STRENGTH)
    kinds, table = [str(kind) for kind in model.classes_], model.coef_
    packed = np.rint(table / np.abs(table).max() * 127).astype("i1")
    return kinds, np.ascontiguousarray(packed.T)


def _weigh_emoji(lines: Sequence[Line]) -> dict[str, float]:
    """Weigh each emoji by how much oftener it stands in alarming lines."""
    alarming = _count_emoji(line for line in lines if line.level != "none")
    harmless = _count_emoji(line for line in lines if line.level == "none")
    weights = {
        each: min(math.log((times + 1) / (harmless[each] + 1)) / 2, _MOST_BY_EMOJI)
        for each, times in sorted(alarming.items())
        if times >= _LEAST_EMOJI
    }
    return {each: round(weight, 2) for each, weight in weights.items() if weight > 0.1}


def _count_emoji(lines: Iterable[Line]) -> Counter[str]:
    return Counter(
        each
        for line in lines
        for each in sorted(set(line.whole))
        if unicodedata.category(each) == "So"
    )
