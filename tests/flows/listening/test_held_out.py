"""The ears hear writers they never learned from as well as they did."""

from functools import cache
from math import sqrt
from typing import Final

import pytest

from benchmarks.listening.lines import HELD_OUT, name_taught, read_batch
from benchmarks.listening.measure import figure_held_out, read_figures
from flows.listening.figures import Share
from tests.flows.listening.ears import ears

FIGURES = read_figures()
#: What must be heard of lines of the kind that the ears are judged on.
FLOORS: Final = {"red noticed": 0.98, "red as red": 0.90}
MOST_TAKEN_FOR_RED: Final = 0.02


@cache
def _now() -> dict[str, dict[str, Share]]:
    return figure_held_out(ears())


@pytest.mark.parametrize(
    ("batch", "name"), [(batch, name) for batch in FIGURES for name in FIGURES[batch]]
)
def test_no_figure_falls_by_more_than_its_noise(batch: str, name: str) -> None:
    """A figure may move by two standard errors of what was accepted."""
    known, now = FIGURES[batch][name], _now()[batch][name]
    # Half a line more, so that what was perfect may miss one, too.
    share = (known.count + 0.5) / (known.total + 1)
    noise = 2 * sqrt(share * (1 - share) / known.total)
    if name == "none taken for red":
        assert now.value <= known.value + noise
    else:
        assert now.value >= known.value - noise


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_floors_hold_on_plain_lines(name: str) -> None:
    """What counts most is heard of a writer nobody learned from, within its noise."""
    assert _now()["plain"][name].interval[1] >= FLOORS[name]


def test_little_is_taken_for_red_on_plain_lines() -> None:
    """The gravest alarm is for the gravest words."""
    assert _now()["plain"]["none taken for red"].value <= MOST_TAKEN_FOR_RED


def test_no_held_out_line_is_learned_from() -> None:
    """No line of theirs stands among those that are learned from."""
    taught = {line.text for name in name_taught() for line in read_batch(name)}
    held_out = [line for name in HELD_OUT for line in read_batch(name)]
    assert [line.line_id for line in held_out if line.text in taught] == []
