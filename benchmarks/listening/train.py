"""Teach the learned ear from the project's own lines: `make ear`."""

from pathlib import Path
from typing import Final

from benchmarks.listening.learning import Thresholds, learn
from benchmarks.listening.lines import read_taught
from bot.wording.listening import write_lesson

FOLDER: Final = Path("messages/da/listening/learned")
#: Chosen by leaving out one writer after the other: `benchmarks.listening.crossing`.
THRESHOLDS: Final = Thresholds(
    alarms_from=-0.18, red_from=-0.3, asks_from=-0.38, leans=(0.15, 0.2)
)


def main() -> None:
    """Learn from every batch that is not held out, and write the lesson."""
    lines = read_taught()
    write_lesson(FOLDER, learn(lines, THRESHOLDS))
    print(f"learned from {len(lines)} lines into {FOLDER}")


if __name__ == "__main__":
    main()
