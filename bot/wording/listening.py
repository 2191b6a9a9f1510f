"""Read what the ears listen for: the rules, the word lists, and what was learned."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from flows.listening.ears import Ears
from flows.listening.learned_ear import LearnedEar, Lesson
from flows.listening.rule_ear import RuleEar
from flows.listening.rule_patterns import read_rules
from flows.listening.rule_words import read_groups


def read_ears(folder: Path) -> Ears:
    """Read both ears."""
    return Ears(read_rule_ear(folder), LearnedEar(read_lesson(folder / "learned")))


def read_rule_ear(folder: Path) -> RuleEar:
    """Read the rules and word lists, and what municipalities have added to them."""
    folders = [folder, *sorted(folder.parent.glob("*/listening"))]
    groups = read_groups(_read(folders, "words").values())
    return RuleEar(read_rules(_read(folders, "rules"), groups), groups)


def _read(folders: Sequence[Path], name: str) -> dict[str, str]:
    """Read the files of a name, the shared ones before the added ones."""
    return {
        f"{number} {path.relative_to(folder.parent)}": path.read_text("utf-8")
        for number, folder in enumerate(folders)
        for path in sorted((folder / name).glob("*.txt"))
    }


def read_lesson(folder: Path) -> Lesson:
    """Read the lesson of the learned ear."""
    stored = json.loads((folder / "lesson.json").read_text("utf-8"))
    return Lesson(
        bits=stored["bits"],
        kin=json.loads((folder / "kin.json").read_text("utf-8")),
        table=np.load(folder / "weights.npy", allow_pickle=False),
        scales=tuple(stored["scales"]),
        biases=tuple(stored["biases"]),
        sizes=np.load(folder / "sizes.npy", allow_pickle=False),
        alarms_from=stored["alarms_from"],
        red_from=stored["red_from"],
        asks_from=stored["asks_from"],
        leans=tuple(stored["leans"]),
        emoji=stored["emoji"],
        kinds=tuple(stored["kinds"]),
        red_kinds=frozenset(stored["red_kinds"]),
        kind_bits=stored["kind_bits"],
        kind_table=np.ascontiguousarray(
            np.load(folder / "kinds.npy", allow_pickle=False).T
        ),
    )


def write_lesson(folder: Path, lesson: Lesson) -> None:
    """Write a lesson so that the same lesson always gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "weights.npy", lesson.table, allow_pickle=False)
    np.save(folder / "sizes.npy", lesson.sizes, allow_pickle=False)
    np.save(folder / "kinds.npy", lesson.kind_table.T.copy(), allow_pickle=False)
    stored = {
        "bits": lesson.bits,
        "scales": lesson.scales,
        "biases": lesson.biases,
        "alarms_from": lesson.alarms_from,
        "red_from": lesson.red_from,
        "asks_from": lesson.asks_from,
        "leans": lesson.leans,
        "emoji": dict(lesson.emoji),
        "kinds": lesson.kinds,
        "red_kinds": sorted(lesson.red_kinds),
        "kind_bits": lesson.kind_bits,
    }
    for name, each in (("lesson", stored), ("kin", lesson.kin)):
        text = json.dumps(each, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", "utf-8")
