"""The ears hear writers they never learned from as well as they did."""

from functools import cache
from math import sqrt

import pytest

from benchmarks.listening.lines import HELD_OUT, name_taught, read_batch
from benchmarks.listening.measure import figure, hear_lines, read_figures
from flows.listening.figures import Share
from tests.flows.listening.ears import ears

FIGURES = read_figures()


@cache
def _now() -> dict[str, Share]:
    lines = [line for name in HELD_OUT for line in read_batch(name)]
    return figure(hear_lines(ears(), lines))


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_no_figure_falls_by_more_than_its_noise(name: str) -> None:
    """A figure may move by two standard errors of what was accepted."""
    known, now = FIGURES[name], _now()[name]
    noise = 2 * sqrt(known.value * (1 - known.value) / known.total)
    if name == "none taken for red":
        assert now.value <= known.value + noise
    else:
        assert now.value >= known.value - noise


def test_no_held_out_line_is_learned_from() -> None:
    """No line of theirs stands among those that are learned from."""
    taught = {line.text for name in name_taught() for line in read_batch(name)}
    held_out = [line for name in HELD_OUT for line in read_batch(name)]
    assert [line.line_id for line in held_out if line.text in taught] == []
