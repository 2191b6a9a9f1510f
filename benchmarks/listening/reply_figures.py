"""How many replies are understood, beside what was understood before.

`python -m benchmarks.listening.reply_figures` writes down what is understood now;
the tests fail when it falls.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from bot.clock import COPENHAGEN
from bot.command.hearings import set_moments, understand
from bot.command.sheets.phrases import read_phrase_file
from flows.listening.figures import HeardReply, Share, figure_replies

FOLDER: Final = Path(__file__).parent / "replies"
STORED: Final = FOLDER / "figures.json"
#: Whose lines nobody has looked at to mend the listening.
HELD_OUT: Final = "mona"
#: When the lines are written, and what they answer.
NOW: Final = datetime(2026, 11, 24, 9, 0, tzinfo=COPENHAGEN)
_APPOINTMENT: Final = datetime(2026, 11, 26, 13, 0, tzinfo=COPENHAGEN)

Figures = Mapping[str, Mapping[str, Share]]


def read_figures() -> Figures:
    """Read every writer's replies, and give the figures of each."""
    return {path.stem: _figure(path) for path in sorted(FOLDER.glob("*.tsv"))}


def stored_figures() -> Figures:
    """Give the figures as they were written down."""
    stored = json.loads(STORED.read_text("utf-8"))
    return {
        writer: {name: Share(*counts) for name, counts in figures.items()}
        for writer, figures in stored.items()
    }


def store_figures() -> None:
    """Write down what is understood now."""
    counts = {
        writer: {name: (share.count, share.total) for name, share in figures.items()}
        for writer, figures in read_figures().items()
    }
    STORED.write_text(json.dumps(counts, indent=1) + "\n", "utf-8")


def measure() -> Iterator[Figure]:
    """Give each writer's shares; the one who is held out tells the most."""
    for writer, figures in read_figures().items():
        for name, share in figures.items():
            told = f"replies_{writer}_{name}".replace(" ", "_").lower()
            yield Figure(told, share.value, "share")


def _figure(path: Path) -> Mapping[str, Share]:
    moments = set_moments(NOW, _APPOINTMENT)
    return figure_replies(
        [
            HeardReply(
                phrase.meaning or "",
                phrase.value,
                *understand(phrase, NOW, moments),
                phrase.also,
            )
            for phrase in read_phrase_file(path)
        ]
    )


if __name__ == "__main__":
    store_figures()
