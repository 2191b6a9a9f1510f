"""Count what an import did, and tell it."""

from collections import Counter
from typing import Literal

What = Literal["new", "changed", "as before", "planned"]
_ORDER: tuple[What, ...] = ("new", "changed", "as before", "planned")


class Ledger:
    """Counts by thing, as participants, and by what was done with it."""

    def __init__(self) -> None:
        """Start with nothing done."""
        self._counts: dict[str, Counter[What]] = {}

    def note(self, thing: str, what: What) -> None:
        """Count one."""
        self._counts.setdefault(thing, Counter())[what] += 1

    def count(self, thing: str, what: What) -> int:
        """Tell how many there were."""
        return self._counts.get(thing, Counter())[what]

    def lines(self) -> list[str]:
        """Tell everything, one thing a line."""
        return [
            f"{thing}: "
            + ", ".join(f"{counts[what]} {what}" for what in _ORDER if counts[what])
            for thing, counts in self._counts.items()
        ]
