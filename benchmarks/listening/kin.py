"""The kin of words for the learned ear, from the word lists of the rules."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from flows.listening.bare_text import cut_sentences, undress
from flows.listening.traces import Kin

#: A word that stands in several lists is kept by the first.
_LISTS: Final = (
    "death",
    "harm",
    "mind",
    "people",
    "danger",
    "time",
    "grammar",
    "calm",
)


def gather_kin(folder: Path) -> Kin:
    """Gather the groups of the lists as they are now."""
    kin: dict[str, str] = {}
    for name in _LISTS:
        for line in (folder / f"{name}.txt").read_text("utf-8").splitlines():
            group, colon, words = line.partition(":")
            if colon and not line.startswith("#"):
                for word in _undress(words.split()):
                    kin.setdefault(word, group.strip())
    return dict(sorted(kin.items()))


def _undress(words: list[str]) -> Iterator[str]:
    """Undress the words that are heard as one word."""
    for word in words:
        tokens = [token for tokens in cut_sentences(word) for token in tokens]
        if len(tokens) == 1:
            yield undress(tokens[0])
