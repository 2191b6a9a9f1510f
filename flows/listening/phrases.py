"""Find the phrases of a table in a row of words.

A table is phrases with commas or lines between them. `a|b` is either word, `a?` may be
left out, `^` and `$` are where the message begins and ends, `_` stands for up to two
other words of the same clause.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, Generic, TypeVar

GAP: Final = "_"
#: Where a message begins; no spelling is needed.
START: Final = "^"
_SIGNS: Final = frozenset((GAP, START))
_WIDEST_GAP: Final = 2
_MARKS: Final = frozenset((*".,!?;()", "og", "men", "så"))

TagT = TypeVar("TagT")


@dataclass(frozen=True, slots=True)
class Match(Generic[TagT]):
    """A phrase found, and the words it stands on."""

    tag: TagT
    start: int
    end: int


class _Node(Generic[TagT]):
    __slots__ = ("after", "tag")

    def __init__(self) -> None:
        self.after: dict[str, _Node[TagT]] = {}
        self.tag: TagT | None = None


class Phrases(Generic[TagT]):
    """All phrases of several tables, each under its tag."""

    __slots__ = ("_root",)

    def __init__(self, tables: Mapping[TagT, str], spell: Callable[[str], str]) -> None:
        self._root: _Node[TagT] = _Node()
        for tag, table in tables.items():
            for line in _list_phrases(table):
                for phrase in _write_out(line):
                    self._learn(
                        [word if word in _SIGNS else spell(word) for word in phrase],
                        tag,
                    )

    def find(self, words: Sequence[str]) -> list[Match[TagT]]:
        """Find phrases that do not overlap, the longer before the shorter."""
        found = [
            match
            for place in range(len(words))
            if (match := self._match(words, place)) is not None
        ]
        taken: set[int] = set()
        kept: list[Match[TagT]] = []
        for match in sorted(found, key=lambda each: each.start - each.end):
            span = range(match.start, match.end)
            if taken.isdisjoint(span):
                taken.update(span)
                kept.append(match)
        return sorted(kept, key=lambda each: each.start)

    def _learn(self, phrase: list[str], tag: TagT) -> None:
        if not all(phrase):
            raise ValueError(f"phrase with a word that is left out: {phrase}")
        node = self._root
        for word in phrase:
            node = node.after.setdefault(word, _Node())
        if node.tag is not None and node.tag != tag:
            raise ValueError(f"phrase under two tags: {' '.join(phrase)}")
        node.tag = tag

    def _match(self, words: Sequence[str], place: int) -> Match[TagT] | None:
        best: Match[TagT] | None = None
        node = self._root.after.get(words[place])
        waiting = [(node, place + 1)] if node else []
        while waiting:
            node, end = waiting.pop()
            while node is not None:
                if node.tag is not None and (best is None or end > best.end):
                    best = Match(node.tag, place, end)
                gap = node.after.get(GAP)
                if gap:
                    waiting.extend(_leap(gap, words, end))
                node = node.after.get(words[end]) if end < len(words) else None
                end += 1
        return best


def _leap(
    gap: _Node[TagT], words: Sequence[str], end: int
) -> Iterator[tuple[_Node[TagT], int]]:
    for landing in range(end, min(end + _WIDEST_GAP + 1, len(words))):
        onward = gap.after.get(words[landing])
        if onward:
            yield onward, landing + 1
        if words[landing] in _MARKS:
            return


def _list_phrases(table: str) -> Iterator[str]:
    return filter(None, map(str.strip, table.replace("\n", ",").split(",")))


def _write_out(line: str) -> Iterator[list[str]]:
    choices = [
        [*word.removesuffix("?").split("|"), *([""] if word.endswith("?") else [])]
        for word in line.split()
    ]
    for words in product(*choices):
        yield [word for word in words if word]
