"""Teach the learned ear: two linear readings and one of kinds, from lines."""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from benchmarks.listening.kin import gather_kin
from benchmarks.listening.lines import Line
from flows.listening.bare_text import lay_bare
from flows.listening.learned_ear import LONGEST_RUN, Lesson
from flows.listening.traces import find_traces

BITS: Final = 18
KIND_BITS: Final = 15
KIN: Final = gather_kin(Path("messages/da/listening/words"))
_STRENGTH: Final = 160.0
_KIND_STRENGTH: Final = 40.0
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


def learn(lines: Sequence[Line], thresholds: Thresholds) -> Lesson:
    """Learn a lesson from lines; the same lines always give the same lesson."""
    examples = [each for line in lines for each in _draw(line)]
    rows = _lay_out([each.places for each in examples], BITS)
    alarm = _fit(rows, [each.level != "none" for each in examples])
    red = _fit(rows, [each.level == "red" for each in examples])
    kinds, kind_table = _learn_kinds(examples)
    tables, scales = zip(
        *(_pack(weights, 32000) for weights, _ in (alarm, red)), strict=True
    )
    return Lesson(
        bits=BITS,
        kin=KIN,
        table=np.vstack(tables).astype("<i2"),
        scales=(scales[0], scales[1]),
        biases=(alarm[1], red[1]),
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
    bare = lay_bare(line.whole)
    if not bare.count:
        return []
    traces = find_traces(bare, BITS, KIN)
    examples = [_Example(traces.places, line.level, line.kind)]
    if line.level == "none":
        for run in range(1, min(LONGEST_RUN + 1, bare.count)):
            for first in range(bare.count - run + 1):
                inside = (traces.sentences >= first) & (traces.sentences < first + run)
                examples.append(_Example(traces.places[inside], "none", line.kind))
    return examples


def _lay_out(rows: Sequence[NDArray[np.int64]], bits: int) -> Any:
    ends = np.cumsum([0, *map(len, rows)])
    values = np.concatenate([np.full(len(row), len(row) ** -0.5) for row in rows])
    shape = (len(rows), 1 << bits)
    laid = csr_matrix((values, np.concatenate(rows), ends), shape=shape)
    laid.sum_duplicates()
    return laid


def _fit(rows: Any, truth: Sequence[bool]) -> tuple[NDArray[np.float64], float]:
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=0)
    model.fit(rows, truth)
    return model.coef_[0], float(model.intercept_[0])


def _pack(weights: NDArray[np.float64], top: int) -> tuple[NDArray[np.float64], float]:
    scale = float(np.abs(weights).max()) / top
    return np.rint(weights / scale), scale


def _learn_kinds(
    examples: Sequence[_Example],
) -> tuple[list[str], NDArray[np.int8]]:
    alarming = [each for each in examples if each.level != "none"]
    rows = _lay_out([each.places >> (BITS - KIND_BITS) for each in alarming], KIND_BITS)
    kinds = sorted({each.kind for each in alarming})
    weights = []
    for kind in kinds:
        model = LogisticRegression(
            C=_KIND_STRENGTH, solver="liblinear", random_state=0, fit_intercept=False
        )
        model.fit(rows, [each.kind == kind for each in alarming])
        weights.append(model.coef_[0])
    table = np.vstack(weights)
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
