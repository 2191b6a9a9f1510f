"""What the engine may hear of a person, whatever the channel."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Started:
    """The conversation begins."""


@dataclass(frozen=True, slots=True)
class Chose:
    """One of the offered choices, by number, tap or words."""

    value: str


@dataclass(frozen=True, slots=True)
class SaidWords:
    """Words of their own, where the question takes them."""

    words: str


@dataclass(frozen=True, slots=True)
class NamedTime:
    """A point in time, where the question takes one; aware."""

    at: datetime


@dataclass(frozen=True, slots=True)
class HintedTime:
    """Words that name a time, but not exactly, where the question takes those."""

    words: str


@dataclass(frozen=True, slots=True)
class SaidSomethingElse:
    """Words that do not answer the question."""


@dataclass(frozen=True, slots=True)
class StayedSilent:
    """Nothing, until patience was over."""


Heard = (
    Started
    | Chose
    | SaidWords
    | NamedTime
    | HintedTime
    | SaidSomethingElse
    | StayedSilent
)
