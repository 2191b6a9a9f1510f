"""Measure the ears on lines: one verdict a line, and the figures of them."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from benchmarks.listening.lines import HARD, PLAIN, Line, read_batch
from flows.listening.ears import Ears
from flows.listening.figures import HeardLevel, Share, figure_levels

FIGURES: Final = Path(__file__).parent / "figures.json"
_OWN_GROUPS: Final = ("indirect", "goodbye", "preparation")


def hear_lines(ears: Ears, lines: Iterable[Line]) -> list[HeardLevel]:
    """Hear each line after the ones before it, as one conversation."""
    return [
        HeardLevel(line.level, _print(ears.hear(line.whole).level), (line.kind,))
        for line in lines
    ]


def figure(heard: Sequence[HeardLevel]) -> dict[str, Share]:
    """Give the figures of the bars, and those that are reported by themselves."""
    found = figure_levels(heard)
    for group in _OWN_GROUPS:
        own = [line for line in heard if group in line.groups and line.label == "red"]
        found[f"{group} noticed"] = Share(
            sum(line.is_noticed for line in own), len(own)
        )
    return found


def figure_held_out(ears: Ears) -> dict[str, dict[str, Share]]:
    """Give the figures of the hard batches that are held out, and of the plain one."""
    return {
        name: figure(
            hear_lines(ears, [line for each in writers for line in read_batch(each)])
        )
        for name, writers in (("hard", HARD), ("plain", PLAIN))
    }


def read_figures() -> dict[str, dict[str, Share]]:
    """Read the figures as they were when they were last accepted."""
    stored = json.loads(FIGURES.read_text("utf-8"))
    return {
        name: {each: Share(count, total) for each, (count, total) in shares.items()}
        for name, shares in stored.items()
    }


def write_figures(figures: dict[str, dict[str, Share]]) -> None:
    """Accept figures."""
    stored = {
        name: {each: [share.count, share.total] for each, share in shares.items()}
        for name, shares in figures.items()
    }
    FIGURES.write_text(json.dumps(stored, indent=1) + "\n", "utf-8")


def _print(level: str) -> str:
    return "none" if level == "yellow" else level
