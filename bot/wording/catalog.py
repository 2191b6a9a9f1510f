"""Read the .po files: one key, with words for SMS and for chat side by side."""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

#: A text without a variant serves both SMS and chat; one for chat alone is about
#: wellbeing and goes by a link, and "number" is its bare form for SMS.
Variant = Literal["sms", "chat", "number"]
Key = tuple[str, str | None]


class MissingTextError(Exception):
    """No words stand under a key."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Words under a key, and where they stand."""

    key: str
    variant: str | None
    words: str
    file: str
    line: int
    notes: tuple[str, ...]


class Catalog:
    """All words of the base, and each municipality's and programme's differences."""

    def __init__(self, folder: Path) -> None:
        """Read every .po file in the folder and in its municipality folders."""
        self.folder = folder
        self._words = _by_key(read_folder(folder))
        self._own: dict[str, Mapping[Key, str]] = {
            place.name: _by_key(read_folder(place))
            for place in sorted(folder.iterdir())
            if place.is_dir() and any(place.glob("*.po"))
        }
        #: Whose words are said where nobody names a municipality.
        self.municipality = ""
        #: What staff have changed there.
        self.changed: Mapping[Key, str] = {}

    def find(self, key: str, variant: Variant, municipality: str | None = None) -> str:
        """Give the words, a municipality's own first; raise MissingTextError.

        "gladsaxe/unik" asks for those of the municipality, then of its programme.
        """
        places = (municipality or self.municipality).split("/")
        own = (self._own.get(name, {}) for name in places)
        for words in (self.changed, *own, self._words):
            found = words.get((key, variant)) or words.get((key, None))
            if found is not None:
                return found
        raise MissingTextError(f"{key} has no words for {variant} in messages/da")

    def has(self, key: str, variant: Variant) -> bool:
        """Tell whether a key has words for a variant."""
        return (key, variant) in self._words or (key, None) in self._words

    def variants_of(self, key: str) -> tuple[str, ...]:
        """List the key and its alternatives, key~2, key~3 ..., as far as they go."""
        keys = [key]
        while self._has(f"{key}~{len(keys) + 1}"):
            keys.append(f"{key}~{len(keys) + 1}")
        return tuple(keys)

    def under(self, municipality: str, changed: Mapping[Key, str]) -> "Catalog":
        """Give the words as a municipality says them, what staff have changed first."""
        local = copy(self)
        local.municipality = municipality
        local.changed = changed
        return local

    def own(self, municipality: str) -> Mapping[Key, str]:
        """Give the words of a municipality's own files."""
        return self._own.get(municipality, {})

    def _has(self, key: str) -> bool:
        return any((key, variant) in self._words for variant in (None, "sms", "chat"))


def read_folder(folder: Path) -> Iterator[Entry]:
    """Read the entries of every .po file that lies in a folder itself."""
    for path in sorted(folder.glob("*.po")):
        yield from _read_entries(path.read_bytes(), path.name)


@cache
def _read_entries(source: bytes, name: str) -> tuple[Entry, ...]:
    """Read a file; the same words are read once."""
    return tuple(
        _entry(message, name)
        for message in read_po(BytesIO(source), locale="da")
        if message.id and isinstance(message.string, str)
    )


def _entry(message: Message, name: str) -> Entry:
    return Entry(
        key=str(message.id),
        variant=message.context,
        words=str(message.string),
        file=name,
        line=message.lineno or 0,
        notes=tuple(message.auto_comments),
    )


def _by_key(entries: Iterator[Entry]) -> dict[Key, str]:
    return {(e.key, e.variant): e.words for e in entries if e.words}
