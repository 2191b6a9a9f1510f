"""Score every taught line by an ear that never heard its writer."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.listening.learning import Thresholds, learn
from benchmarks.listening.lines import (
    REPLIES_TAUGHT,
    Line,
    name_taught,
    read_batch,
    read_replies,
)
from flows.listening.learned_ear import LearnedEar

_NEVER = Thresholds(alarms_from=9, red_from=9, asks_from=9)


def score_lines(ear: LearnedEar, lines: Iterable[Line]) -> NDArray[np.float64]:
    """Give how alarming and how red each line is."""
    scores = [ear.score(line.whole) for line in lines]
    return np.array([(each.alarm, each.red) for each in scores])


def cross() -> tuple[list[Line], NDArray[np.float64]]:
    """Leave out one writer after the other."""
    batches = {name: read_batch(name) for name in name_taught()}
    lines: list[Line] = []
    scores = []
    for name, batch in batches.items():
        rest = [line for other in batches if other != name for line in batches[other]]
        rest += [line for other in REPLIES_TAUGHT for line in read_replies(other)]
        scores.append(score_lines(LearnedEar(learn(rest, _NEVER)), batch))
        lines += batch
    return lines, np.vstack(scores)


def show(lines: Sequence[Line], scores: NDArray[np.float64]) -> None:
    """Print what each threshold would hear."""
    levels = np.array([line.level for line in lines])
    for cut in np.arange(-2, 1.6, 0.25):
        heard = {
            level: np.mean(scores[levels == level] > cut, axis=0)
            for level in ("red", "orange", "none")
        }
        print(
            f"{cut:5.2f}  alarms: red {heard['red'][0]:.3f} orange "
            f"{heard['orange'][0]:.3f} none {heard['none'][0]:.3f}   red: red "
            f"{heard['red'][1]:.3f} orange {heard['orange'][1]:.3f} "
            f"none {heard['none'][1]:.3f}"
        )


if __name__ == "__main__":
    show(*cross())
