"""The words of the rules: how they are spelled alike, and the groups they stand in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from flows.listening.normalise import fold, spellings, undouble

_NAME: Final = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ0-9_]+")
_WORD: Final = re.compile(r"[^\W_]+|[^\w\s]")


def spell(word: str) -> str:
    """Spell a word as the rules know it: plain, lower, no letter twice."""
    return undouble(fold(word))


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they are heard, and sayings of several of them."""

    single: frozenset[str]
    sayings: frozenset[tuple[frozenset[str], ...]] = frozenset()

    def __or__(self, other: "Words") -> "Words":
        """Put two together."""
        return Words(self.single | other.single, self.sayings | other.sayings)


NO_WORDS: Final = Words(frozenset())


def respell(words: Iterable[str]) -> Words:
    """Spell words in each way they are written, without Danish letters, too."""
    split = [_split(word) for word in words]
    return Words(
        frozenset(each for parts in split if len(parts) == 1 for each in parts[0]),
        frozenset(parts for parts in split if len(parts) > 1),
    )


@cache
def _split(word: str) -> tuple[frozenset[str], ...]:
    """Split `på_vej` into the words it is heard as, each in its spellings."""
    folded = fold(word.replace("_", " "))
    return tuple(frozenset(spellings(each)) for each in _WORD.findall(folded))


def read_groups(texts: Iterable[str]) -> dict[str, Words]:
    """Read lines of `NAME: word word`; the same name again adds to it."""
    groups: dict[str, Words] = {}
    for text in texts:
        for line in text.splitlines():
            name, colon, words = line.partition(":")
            if line.startswith("#") or not line.strip():
                continue
            if not colon or not _NAME.fullmatch(name.strip()):
                raise ValueError(
                    f"not a word list: {line[:40]!r}; write `NAME: word word`, "
                    "the name in capitals"
                )
            own = respell(words.split())
            groups[name.strip()] = groups.get(name.strip(), NO_WORDS) | own
    return groups


def is_group(name: str, groups: Mapping[str, Words]) -> bool:
    """Tell a group from a word; a name in capitals must be a group."""
    if not _NAME.fullmatch(name):
        return False
    if name not in groups:
        raise ValueError(f"no word list is called {name}; add it under words/")
    return True
