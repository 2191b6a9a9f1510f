"""Hear distress with several ears: each can raise, none can veto."""

from collections.abc import Sequence
from dataclasses import replace

from flows.listening.learned_ear import LearnedEar
from flows.listening.rule_ear import RuleEar
from flows.listening.verdict import Verdict


class Ears:
    """Listens with both ears, to a message alone and after the ones before it."""

    def __init__(self, rules: RuleEar, learned: LearnedEar) -> None:
        """Take the ears."""
        self._rules = rules
        self._learned = learned

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
        ruled = self._rules.hear(text)
        learned = self._learned.hear(text, ruled.hint)
        gravest = max(ruled, learned, key=lambda each: each.gravity)
        why = dict.fromkeys((*ruled.why, *learned.why))
        return replace(gravest, why=tuple(why), hint="none")
