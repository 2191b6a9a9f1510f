"""The lines that teach and measure the listening."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from flows.listening.verdict import Level

FOLDER: Final = Path(__file__).parent / "lines"
#: Batches of writers who are never learned from, only measured on: the hard ones, and
#: one of the kind that the ears are judged on.
HARD: Final = ("ida", "jonas", "laila")
PLAIN: Final = ("tove",)
HELD_OUT: Final = (*HARD, *PLAIN)
REPLIES: Final = Path(__file__).parent / "replies"
#: Ordinary replies that show the ear what is no distress; mona's and signe's are
#: measured on.
REPLIES_TAUGHT: Final = ("karla", "lukas", "nora", "oskar", "petra", "rosa")
#: The kind of an ordinary reply.
ORDINARY: Final = "reply"


@dataclass(frozen=True, slots=True)
class Line:
    """A message with the judgement of the one who wrote it."""

    line_id: str
    text: str
    level: Level
    kind: str
    note: str
    before: tuple[str, ...]

    @property
    def whole(self) -> str:
        """The message after the ones before it."""
        return "\n".join((*self.before, self.text))


def read_lines(path: Path) -> list[Line]:
    """Read a batch, or any file of the same columns."""
    with path.open(encoding="utf-8", newline="") as file:
        rows: list[Any] = list(
            csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )
    return [
        Line(
            line_id=row["id"],
            text=row["text"],
            level=row["level"],
            kind=row["kind"],
            note=row.get("note") or "",
            before=tuple(filter(None, (row.get("before") or "").split(" | "))),
        )
        for row in rows
    ]


def name_taught() -> list[str]:
    """Name the batches that are learned from."""
    names = sorted(path.stem for path in FOLDER.glob("*.tsv"))
    return [name for name in names if name not in HELD_OUT]


def read_batch(name: str) -> list[Line]:
    """Read the batch of a writer."""
    return read_lines(FOLDER / f"{name}.tsv")


def read_replies(name: str) -> list[Line]:
    """Read the replies of a writer, in which there is no distress."""
    with (REPLIES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows: list[Any] = list(
            csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        )
    return [Line(row["id"], row["text"], "none", ORDINARY, "", ()) for row in rows]


def read_taught() -> list[Line]:
    """Read every line that is learned from."""
    batches = [read_batch(name) for name in name_taught()]
    replies = [read_replies(name) for name in REPLIES_TAUGHT]
    return [line for lines in (*batches, *replies) for line in lines]
