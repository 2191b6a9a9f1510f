"""The line of WHO-5 as points of a drawing; the same figures stand in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.rules.wellbeing import WHO5_LOW, WHO5_LOWISH
from bot.store.measures import Measure

WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 600, 240, 40, 12, 28
_HIGHEST = 100
#: A line needs two.
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One score, and where it is drawn."""

    x: float
    y: float
    score: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of scores that mean the same."""

    name: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened meanwhile."""

    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Flag:
    """Where a happening stands on the drawing; its number leads to the list."""

    x: float
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn."""

    points: tuple[Point, ...]
    bands: tuple[Band, ...]
    flags: tuple[Flag, ...] = ()
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT

    @property
    def line(self) -> str:
        """The points as a polyline takes them."""
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


def draw_who5(
    series: Sequence[Measure], happenings: Sequence[Happening] = ()
) -> Chart | None:
    """Draw scores by time over the Danish bands; None when there is no line.

    What happened since the first score stands on it too, oldest first.
    """
    if len(series) < FEWEST:
        return None
    last = max([series[-1].at, *(one.at for one in happenings)])
    span = _Span(series[0].at, last)
    points = tuple(
        Point(span.x(one.at), _y(one.score), one.score, one.at) for one in series
    )
    flags = tuple(
        Flag(span.x(one.at), number) for number, one in enumerate(happenings, 1)
    )
    return Chart(points, _bands(), flags)


@dataclass(frozen=True, slots=True)
class _Span:
    """The time that a drawing covers."""

    first: datetime
    last: datetime

    def x(self, at: datetime) -> float:
        """Tell where a moment stands."""
        whole = (self.last - self.first).total_seconds() or 1.0
        room = WIDTH - LEFT - 24
        return LEFT + 8 + room * (at - self.first).total_seconds() / whole


def _bands() -> tuple[Band, ...]:
    edges = (0, WHO5_LOW, WHO5_LOWISH, _HIGHEST)
    names = ("low", "lowish", "fine")
    return tuple(
        Band(name, _y(above), _y(below) - _y(above))
        for name, below, above in zip(names, edges, edges[1:], strict=False)
    )


def _y(score: int) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - score / _HIGHEST)
