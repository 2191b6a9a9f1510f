"""Read a TSV file of phrases to listen to, with or without labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.command.desk import RefusedError
from flows.listening.figures import LEVELS
from flows.listening.meanings import Meaning, Question

#: More than this is no list of phrases.
MOST_BYTES = 50 * 1024 * 1024
_NEEDED = ("id", "text")
_BETWEEN = " | "
_MEANINGS = frozenset(Meaning)
#: Kept for staff, and printed as none.
_QUIET = {"yellow": "none", "green": "none"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line: what is written, what was asked, and what it should be heard as."""

    id: str
    text: str
    question: Question
    before: tuple[str, ...]
    level: str | None
    meaning: str | None
    value: str
    kind: str
    notes: tuple[str, ...]

    @property
    def also(self) -> frozenset[str]:
        """The meanings that count as right, too."""
        listed = [note for note in self.notes if note.startswith("also_ok=")]
        names = ",".join(note.removeprefix("also_ok=") for note in listed)
        return frozenset(name.strip() for name in names.split(",") if name.strip())

    @property
    def groups(self) -> tuple[str, ...]:
        """The kind, and what the note names."""
        return tuple(dict.fromkeys(name for name in (self.kind, *self.notes) if name))


def read_phrase_file(path: Path) -> list[Phrase]:
    """Read every line under the header; refuse in one line what cannot be read."""
    # Only a line feed ends a line, and nothing is quoted: a text is what it is.
    lines = _decode(path, _read(path)).split("\n")
    header = [name.strip().lower() for name in lines[0].rstrip("\r").split("\t")]
    for name in _NEEDED:
        if name not in header:
            raise RefusedError(
                f"{path}, line 1: the column {name} is missing; the header is "
                "id, text and perhaps context and labels, with tabs between"
            )
    return [
        _phrase(dict(zip(header, line.rstrip("\r").split("\t"), strict=False)))
        for line in lines[1:]
        if line.strip()
    ]


def _read(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise RefusedError(f"{path} cannot be read: {reason}") from None
    if len(raw) > MOST_BYTES:
        raise RefusedError(f"{path} is larger than 50 MB: divide it")
    return raw


def _decode(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise RefusedError(
            f"{path}, line {line}: is not UTF-8; save the file as UTF-8"
        ) from None


def _phrase(cells: Mapping[str, str]) -> Phrase:
    expected = cells.get("expected", "").strip().lower()
    context = cells.get("context", "").strip().lower()
    level = cells.get("level", "").strip().lower() or expected
    meaning = expected or cells.get("meaning", "").strip().lower()
    level = _QUIET.get(level, level)
    return Phrase(
        id=cells["id"],
        text=cells.get("text", ""),
        question=Question(context) if context in set(Question) else Question.FREE,
        before=_earlier(cells.get("before", "")),
        level=level if level in LEVELS else None,
        meaning=meaning if meaning in _MEANINGS else None,
        value=cells.get("value", "").strip(),
        kind=cells.get("kind", "").strip(),
        notes=_notes(cells.get("note", "")),
    )


def _earlier(before: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in before.split(_BETWEEN) if each.strip())


def _notes(note: str) -> tuple[str, ...]:
    """Cut a note; the meanings after also_ok= keep their commas."""
    if "also_ok=" in note:
        return tuple(part.strip() for part in note.split(";") if part.strip())
    parts = note.replace(";", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())
