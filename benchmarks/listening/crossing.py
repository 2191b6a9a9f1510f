"""Judge every taught line by ears that never heard its writer.

`python -m benchmarks.listening.crossing [WRITER ...]` leaves out a fifth of the writers
at a time and prints what thresholds would hear; the lines of the writers named are
shown by themselves.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.listening.learning import Thresholds, learn
from benchmarks.listening.lines import (
    REPLIES_TAUGHT,
    Line,
    name_taught,
    read_batch,
    read_replies,
)
from bot.wording.listening import read_rule_ear
from flows.listening.learned_ear import LearnedEar
from flows.listening.rule_ear import RuleEar
from flows.listening.verdict import Verdict

_NEVER: Final = Thresholds(alarms_from=9, red_from=9, asks_from=9)
_FOLDS: Final = 5
_CUTS: Final = [each / 20 for each in range(-16, 9)]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A line, who wrote it, what the rules say and how the learned ear scores it."""

    writer: str
    line: Line
    ruled: Verdict
    alarm: float
    red: float

    def hear(self, thresholds: Thresholds) -> str:
        """Give the level both ears would hear with these thresholds."""
        if self.ruled.level == "red":
            return "red"
        hint = self.ruled.hint
        alarm = self.alarm + (hint != "none") * thresholds.leans[0]
        red = self.red + (hint == "red") * thresholds.leans[1]
        if alarm >= thresholds.alarms_from:
            return "red" if red >= thresholds.red_from else "orange"
        return "orange" if self.ruled.level == "orange" else "none"


def cross() -> Iterator[Crossed]:
    """Leave out one fifth of the writers after the other."""
    rules = read_rule_ear(Path("messages/da/listening"))
    names = name_taught()
    replies = [line for name in REPLIES_TAUGHT for line in read_replies(name)]
    for fold in range(_FOLDS):
        left_out = names[fold::_FOLDS]
        rest = [
            line for name in names if name not in left_out for line in read_batch(name)
        ]
        lesson = learn([*rest, *replies], _NEVER, with_kinds=False)
        ear = LearnedEar(lesson)
        for name in left_out:
            yield from _judge(name, ear, rules)


def _judge(name: str, ear: LearnedEar, rules: RuleEar) -> Iterator[Crossed]:
    for line in read_batch(name):
        score = ear.score(line.whole)
        yield Crossed(name, line, rules.hear(line.whole), score.alarm, score.red)


def show(crossed: Sequence[Crossed]) -> None:
    """Print what each threshold would hear, without a hint."""
    for cut in _CUTS:
        thresholds = Thresholds(alarms_from=cut, red_from=cut, asks_from=cut)
        print(f"{cut:6.2f}", *list_shares(crossed, thresholds))


def list_shares(crossed: Sequence[Crossed], thresholds: Thresholds) -> list[str]:
    """Give the figures of the bars."""
    heard = [(each.line.level, each.hear(thresholds)) for each in crossed]

    def share(level: str, said: set[str]) -> str:
        own = [each for label, each in heard if label == level]
        return f"{sum(each in said for each in own) / max(len(own), 1):.3f}"

    alarms = {"red", "orange"}
    return [
        f"red noticed {share('red', alarms)} as red {share('red', {'red'})}",
        f"orange noticed {share('orange', alarms)}",
        f"none alone {share('none', {'none'})} for red {share('none', {'red'})}",
    ]


if __name__ == "__main__":
    everything = list(cross())
    named = set(sys.argv[1:]) or {each.writer for each in everything}
    show([each for each in everything if each.writer in named])
