"""The gate: what is understood of labelled replies never falls unseen."""

from math import sqrt

import pytest

from benchmarks.listening.reply_figures import (
    HELD_OUT,
    Figures,
    read_figures,
    stored_figures,
)


@pytest.fixture(scope="module")
def figures() -> Figures:
    """What is understood now."""
    return read_figures()


def test_no_figure_falls(figures: Figures) -> None:
    """No writer's figure lies below what was written down, less its noise."""
    for writer, stored in stored_figures().items():
        for name, before in stored.items():
            noise = sqrt(before.value * (1 - before.value) / max(before.total, 1))
            now = figures[writer][name].value
            if name == "wrongly taken for STOP":
                assert now <= before.value, writer
            else:
                assert now >= before.value - noise, (writer, name)


def test_nobody_is_silenced_by_mistake(figures: Figures) -> None:
    """No reply of any writer is wrongly taken for STOP."""
    assert {each["wrongly taken for STOP"].count for each in figures.values()} == {0}


def test_every_writer_is_written_down(figures: Figures) -> None:
    """New lines come with their figures, the held-out ones among them."""
    assert stored_figures().keys() == figures.keys()
    assert HELD_OUT in figures
