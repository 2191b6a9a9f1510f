"""Figures on what was heard against what is written beside it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from flows.listening.meanings import Meaning

LEVELS: Final = ("red", "orange", "none")
_ALARMING: Final = frozenset(("red", "orange"))
#: The normal quantile of a two-sided 95 % interval.
_QUANTILE: Final = 1.959964
_TIMED: Final = Meaning.RESCHEDULE.value
_NUMBERED: Final = Meaning.SCALE.value


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    total: int

    @property
    def value(self) -> float:
        """The share itself; of nothing it is nothing."""
        return self.count / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval."""
        if not self.total:
            return 0.0, 1.0
        square = _QUANTILE**2
        middle = self.value + square / (2 * self.total)
        spread = _QUANTILE * sqrt(
            self.value * (1 - self.value) / self.total
            + square / (4 * self.total * self.total)
        )
        whole = 1 + square / self.total
        return max((middle - spread) / whole, 0.0), min((middle + spread) / whole, 1.0)


@dataclass(frozen=True, slots=True)
class HeardLevel:
    """One line whose level is known, and the level heard."""

    label: str
    heard: str
    #: Its kind and what its note names, each reported by itself.
    groups: tuple[str, ...] = ()

    @property
    def is_noticed(self) -> bool:
        """Whether it is treated as it should be: noticed, or left alone."""
        return (self.label in _ALARMING) == (self.heard in _ALARMING)

    @property
    def is_right(self) -> bool:
        """Whether the level is the very one."""
        return self.label == self.heard


@dataclass(frozen=True, slots=True)
class HeardReply:
    """One line whose meaning is known, and the meaning and value heard."""

    meaning: str
    value: str
    heard: str
    heard_value: str
    #: Meanings that count as right, too.
    also: frozenset[str] = frozenset()

    @property
    def is_understood(self) -> bool:
        """Whether the meaning is right."""
        return self.heard == self.meaning or self.heard in self.also

    @property
    def is_exact(self) -> bool:
        """Whether the value is right with it, where the meaning has one."""
        if not self.is_understood:
            return False
        valued = self.meaning in {_TIMED, _NUMBERED} and self.heard == self.meaning
        return not valued or self.heard_value == self.value

    @property
    def is_wrong_stop(self) -> bool:
        """Whether it would silence somebody who did not ask for it."""
        return self.heard == Meaning.STOP.value and not self.is_understood


def tabulate(lines: Iterable[HeardLevel]) -> Mapping[tuple[str, str], int]:
    """Count each level written against each level heard."""
    return Counter((line.label, line.heard) for line in lines)


def figure_levels(lines: Sequence[HeardLevel]) -> dict[str, Share]:
    """Give the figures that the bars are set on."""
    red = [line for line in lines if line.label == "red"]
    orange = [line for line in lines if line.label == "orange"]
    none = [line for line in lines if line.label == "none"]
    return {
        "red noticed": _share(line.is_noticed for line in red),
        "red as red": _share(line.is_right for line in red),
        "orange noticed": _share(line.is_noticed for line in orange),
        "orange as orange": _share(line.is_right for line in orange),
        "none left alone": _share(line.is_noticed for line in none),
        "none taken for red": _share(line.heard == "red" for line in none),
    }


def figure_groups(lines: Sequence[HeardLevel]) -> dict[str, Share]:
    """Give by level and kind how many are noticed, or left alone."""
    found: dict[str, list[bool]] = {}
    for level in LEVELS:
        for line in lines:
            for group in line.groups if line.label == level else ():
                found.setdefault(f"{level} {group}", []).append(line.is_noticed)
    return {
        name: _share(noticed)
        for name, noticed in sorted(
            found.items(),
            key=lambda each: (LEVELS.index(each[0].split(" ")[0]), each[0]),
        )
    }


def figure_replies(lines: Sequence[HeardReply]) -> dict[str, Share]:
    """Give the figures on meanings, times and numbers."""
    timed = [line for line in lines if line.meaning == _TIMED]
    numbered = [line for line in lines if line.meaning == _NUMBERED]
    return {
        "meaning": _share(line.is_understood for line in lines),
        "exact time": _share(line.is_exact for line in timed),
        "exact number": _share(line.is_exact for line in numbered),
        "wrongly taken for STOP": _share(line.is_wrong_stop for line in lines),
    }


def figure_meanings(lines: Sequence[HeardReply]) -> dict[str, Share]:
    """Give by meaning how many are understood."""
    meanings = [each.value for each in Meaning]
    present = [name for name in meanings if any(x.meaning == name for x in lines)]
    return {
        name: _share(line.is_understood for line in lines if line.meaning == name)
        for name in present
    }


def _share(held: Iterable[bool]) -> Share:
    every = list(held)
    return Share(sum(every), len(every))
