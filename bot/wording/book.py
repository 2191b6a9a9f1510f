"""The words of one folder, as a municipality's people would be given them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.wording.catalog import Entry, Key

VARIANTS = ("sms", "chat", "number")


@dataclass(frozen=True)
class Book:
    """Entries by key and variant; a municipality's own come before the base's."""

    own: Mapping[Key, Entry]
    base: "Book | None" = None

    def find(self, key: str, variant: str) -> Entry | None:
        """Give what is said on a channel, as the catalog chooses it."""
        for entries in (self.own, self.base.own if self.base else {}):
            found = entries.get((key, variant)) or entries.get((key, None))
            if found is not None:
                return found
        return None

    def has(self, key: str, variant: str) -> bool:
        """Whether there are words for a variant."""
        return self.find(key, variant) is not None

    def alternatives(self, key: str) -> tuple[str, ...]:
        """Give the key and key~2, key~3 ... as far as they go."""
        keys = [key]
        while f"{key}~{len(keys) + 1}" in self.keys:
            keys.append(f"{key}~{len(keys) + 1}")
        return tuple(keys)

    def is_private(self, key: str) -> bool:
        """Whether it has words for chat alone, so that SMS gets a link."""
        return self._standard.has(key, "chat") and not self._standard.has(key, "sms")

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key that has words."""
        base = self.base.keys if self.base else frozenset()
        return base | {key for key, _ in self.own}

    @property
    def _standard(self) -> "Book":
        """What is private is decided by the base alone."""
        return self.base or self


def open_book(entries: Iterable[Entry], base: Book | None = None) -> Book:
    """Make a book of entries; those without words are not there yet."""
    return Book({(e.key, e.variant): e for e in entries if e.words}, base)


def root_of(key: str) -> str:
    """Give the key that an alternative belongs to."""
    return key.partition("~")[0]
