"""What a message says about distress, and why Makker thinks so."""

from dataclasses import dataclass
from typing import Final, Literal

#: Red and orange open an alert; yellow is kept for staff.
Level = Literal["red", "orange", "yellow", "none"]

_GRAVITY: Final[dict[Level, int]] = {"none": 0, "yellow": 1, "orange": 2, "red": 3}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A level, the kind of matter, and the reasons in words for staff."""

    level: Level = "none"
    kind: str = ""
    #: Which ear, which rule, which phrase.
    why: tuple[str, ...] = ()
    #: Doubt between orange and none: ask the one direct question.
    asks_directly: bool = False
    #: What it may be, if another ear leans that way, too.
    hint: Level = "none"

    @property
    def gravity(self) -> int:
        """How grave it is, for the graver of two to be kept."""
        return 2 * _GRAVITY[self.level] + self.asks_directly

    @property
    def is_alarming(self) -> bool:
        """Whether a human must be told at once."""
        return self.level in {"red", "orange"}


CALM = Verdict()
