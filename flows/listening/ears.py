"""Hear distress with several ears: each can raise, none can veto."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from flows.listening.verdict import CALM, Verdict


class Ear(Protocol):
    """Something that judges a text."""

    def hear(self, text: str) -> Verdict:
        """Judge a text."""


class Ears:
    """Listens with every ear, to a message alone and after the ones before it."""

    def __init__(self, ears: Sequence[Ear]) -> None:
        """Take the ears."""
        self._ears = tuple(ears)

    def hear(self, words: str, before: Sequence[str] = ()) -> Verdict:
        """Judge a message; what was said before can raise it, never lower it."""
        alone = self._hear(words)
        if not before or alone.level == "red":
            return alone
        earlier = "\n".join(before)
        together = self._hear(f"{earlier}\n{words}")
        if together.gravity <= max(alone.gravity, self._hear(earlier).gravity):
            return alone
        return replace(together, why=tuple(f"together: {why}" for why in together.why))

    def _hear(self, text: str) -> Verdict:
        verdicts = [ear.hear(text) for ear in self._ears]
        gravest = max(verdicts, key=lambda each: each.gravity, default=CALM)
        why = dict.fromkeys(why for each in verdicts for why in each.why)
        return replace(gravest, why=tuple(why))
