"""Hear distress in words; the lists of phrases are handed in."""

import re
from collections.abc import Iterable, Sequence

from flows.listening.verdict import CALM, Level, Verdict


class Ears:
    """Listens for phrases of distress."""

    def __init__(self, red: Iterable[str], orange: Iterable[str]) -> None:
        """Take the phrases of each level."""
        self._phrases: list[tuple[Level, str]] = [
            *(("red", _plain(phrase)) for phrase in red),
            *(("orange", _plain(phrase)) for phrase in orange),
        ]

    def hear(self, words: str, before: Sequence[str] = ()) -> Verdict:
        """Judge a message, the last few before it heard too."""
        heard = f" {_plain(' '.join((*before, words)))} "
        alone = f" {_plain(words)} "
        earlier = f" {_plain(' '.join(before))} "
        for level, phrase in self._phrases:
            if phrase in alone:
                return Verdict(level, "ideation", (f"phrase: {phrase}",))
        for level, phrase in self._phrases:
            if phrase in heard and phrase not in earlier:
                return Verdict(level, "ideation", (f"together: {phrase}",))
        return CALM


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))
