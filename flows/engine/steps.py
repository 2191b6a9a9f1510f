"""The kinds of step a flow is made of; a flow is a value, not code."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from flows.engine.events import Event
from flows.engine.facts import Facts
from flows.engine.texts import Text

#: The flow's own enum of step names.
S = TypeVar("S", bound=StrEnum)
#: The flow's own frozen dataclass of answers.
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Choice(Generic[S]):
    """One answer that is offered; its label is the text ``<question>.<value>``."""

    value: str
    then: S
    #: The meanings, as flows.listening names them, that are read as this choice.
    means: tuple[str, ...] = ()
    #: False where it is understood from words, but neither numbered nor a button.
    is_shown: bool = True
    #: The key of its label, where several questions share it.
    label: str | None = None

    def label_under(self, question: str) -> str:
        """Give the key of its label at a question."""
        return self.label or f"{question}.{self.value}"


@dataclass(frozen=True, slots=True)
class Into(Generic[S]):
    """An open answer: where its value is kept, and the step after it."""

    slot: str
    then: S


@dataclass(frozen=True, slots=True)
class OfferedList(Generic[S]):
    """Choices that are known only when asked, taken from the facts by name."""

    of: str
    slot: str
    then: S


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask(Generic[S]):
    """Say something and wait for the answer; what silence leads to is required."""

    text: Text
    unclear: S
    patience: timedelta
    silence: S
    #: Where a chosen value is kept.
    answer: str | None = None
    choices: tuple[Choice[S], ...] = ()
    listed: OfferedList[S] | None = None
    words: Into[S] | None = None
    time: Into[S] | None = None
    #: A time that is not exact, as "fredag formiddag", in the person's words.
    hint: Into[S] | None = None
    #: The slot whose words stand before what is said now, as "fredag" before "kl. 10".
    after: str | None = None
    #: The slot with the time that another one is told from, as "hellere kl. 15".
    told_from: str | None = None
    #: Which kind of question flows.listening is to take it for.
    heard_as: str = "yes_no"


@dataclass(frozen=True, slots=True)
class Say(Generic[S]):
    """Say something and go on."""

    text: Text
    then: S


@dataclass(frozen=True, slots=True)
class Decide(Generic[S, A]):
    """Choose among the exits that the function's return type lists."""

    choose: Callable[[A, Facts], S]


@dataclass(frozen=True, slots=True)
class Do(Generic[S, A]):
    """Let something happen, and go on; the shell carries it out."""

    event: Event | Callable[[A, Facts], Event]
    then: S


@dataclass(frozen=True, slots=True)
class End:
    """Say goodbye, or nothing, and end with an outcome."""

    text: Text | None = None
    outcome: str = "done"


Step = Ask[S] | Say[S] | Decide[S, A] | Do[S, A] | End


def scale(low: int, high: int, then: S) -> tuple[Choice[S], ...]:
    """Offer each whole number from low to high, all leading to one step."""
    return tuple(
        Choice(str(number), then, ("scale",)) for number in range(low, high + 1)
    )
