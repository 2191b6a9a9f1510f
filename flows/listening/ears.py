"""Hear distress with several ears: each can raise, none can veto."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from flows.listening.learned_ear import LearnedEar
from flows.listening.rule_ear import RuleEar
from flows.listening.verdict import Verdict

#: The kind of the rules for words that take a cry back.
TAKEN_BACK: Final = "taken_back"


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
        said = "\n".join(before)
        earlier = self._hear(said)
        together = self._hear(f"{said}\n{words}")
        # Everyday words put together are no evidence; something must have been said.
        is_said = alone.why or _names_a_rule(together)
        if is_said and together.gravity > max(alone.gravity, earlier.gravity):
            return _because(together, "together")
        takes_back = self._rules.hear(words).kind == TAKEN_BACK
        if takes_back and earlier.gravity > alone.gravity:
            return _because(earlier, "taken back, and stands")
        return alone

    def _hear(self, text: str) -> Verdict:
        ruled = self._rules.hear(text)
        learned = self._learned.hear(text, ruled.hint)
        gravest = max(ruled, learned, key=lambda each: each.gravity)
        # Where a rule hinted at the very level, it knows the kind better.
        kind = ruled.kind if ruled.hint == gravest.level else gravest.kind
        why = dict.fromkeys((*ruled.why, *learned.why))
        return replace(gravest, kind=kind, why=tuple(why), hint="none")


def _because(verdict: Verdict, cause: str) -> Verdict:
    return replace(verdict, why=tuple(f"{cause}: {why}" for why in verdict.why))


def _names_a_rule(verdict: Verdict) -> bool:
    return any(why.startswith("rule ") for why in verdict.why)
