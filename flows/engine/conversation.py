"""Where one person is in one flow."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class OfferedChoice:
    """A choice as the person was shown it; without a number it is only heard."""

    number: int | None
    value: str
    label: str
    means: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """The question as it was shown; the next reply is read against this."""

    step: str
    heard_as: str = "yes_no"
    choices: tuple[OfferedChoice, ...] = ()
    #: How many of the choices, the first ones, come from a list.
    listed: int = 0
    takes_words: bool = False
    takes_time: bool = False
    takes_hint: bool = False
    #: What was said before, that the reply may go on from.
    before: str = ""
    #: The moment that another time is told from, in ISO form.
    told_from: str = ""

    @property
    def shown(self) -> tuple[OfferedChoice, ...]:
        """The choices that have a number, as the buttons stand."""
        return tuple(c for c in self.choices if c.number is not None)

    def as_stored(self) -> dict[str, Any]:
        """Give plain values that JSON can hold."""
        return {
            "step": self.step,
            "heard_as": self.heard_as,
            "choices": [
                [c.number, c.value, c.label, list(c.means)] for c in self.choices
            ],
            "listed": self.listed,
            "words": self.takes_words,
            "time": self.takes_time,
            "hint": self.takes_hint,
            "before": self.before,
            "told_from": self.told_from,
        }

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> "Offered":
        """Read what as_stored wrote."""
        return cls(
            step=stored["step"],
            heard_as=stored["heard_as"],
            choices=tuple(
                OfferedChoice(number, value, label, tuple(means))
                for number, value, label, means in stored["choices"]
            ),
            listed=stored.get("listed", 0),
            takes_words=stored["words"],
            takes_time=stored["time"],
            takes_hint=stored.get("hint", False),
            before=stored.get("before", ""),
            told_from=stored.get("told_from", ""),
        )


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person in one flow; the turn counts every go of the engine."""

    flow: str
    step: str
    turn: int = 0
    answers: Mapping[str, str] = field(default_factory=dict)
    offered: Offered | None = None
    #: How it ended; None while it is open.
    outcome: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the conversation still goes on."""
        return self.outcome is None
