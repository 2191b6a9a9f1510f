"""Read what the ears listen for: the rules, the word lists, and what was learned."""

import json
from pathlib import Path

import numpy as np

from flows.listening.ears import Ears
from flows.listening.learned_ear import LearnedEar, Lesson


def read_ears(folder: Path) -> Ears:
    """Read both ears."""
    return Ears([LearnedEar(read_lesson(folder / "learned"))])


def read_lesson(folder: Path) -> Lesson:
    """Read the lesson of the learned ear."""
    stored = json.loads((folder / "lesson.json").read_text("utf-8"))
    return Lesson(
        bits=stored["bits"],
        table=np.load(folder / "weights.npy", allow_pickle=False),
        scales=tuple(stored["scales"]),
        biases=tuple(stored["biases"]),
        alarms_from=stored["alarms_from"],
        red_from=stored["red_from"],
        asks_from=stored["asks_from"],
        emoji=stored["emoji"],
        kinds=tuple(stored["kinds"]),
        red_kinds=frozenset(stored["red_kinds"]),
        kind_bits=stored["kind_bits"],
        kind_table=np.load(folder / "kinds.npy", allow_pickle=False),
    )


def write_lesson(folder: Path, lesson: Lesson) -> None:
    """Write a lesson so that the same lesson always gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "weights.npy", lesson.table, allow_pickle=False)
    np.save(folder / "kinds.npy", lesson.kind_table, allow_pickle=False)
    stored = {
        "bits": lesson.bits,
        "scales": lesson.scales,
        "biases": lesson.biases,
        "alarms_from": lesson.alarms_from,
        "red_from": lesson.red_from,
        "asks_from": lesson.asks_from,
        "emoji": dict(lesson.emoji),
        "kinds": lesson.kinds,
        "red_kinds": sorted(lesson.red_kinds),
        "kind_bits": lesson.kind_bits,
    }
    text = json.dumps(stored, ensure_ascii=False, indent=1)
    (folder / "lesson.json").write_text(text + "\n", "utf-8")
