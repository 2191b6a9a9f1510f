"""What conversations about groups, goals and wellbeing can lead to."""

from dataclasses import dataclass
from typing import Literal

from flows.engine.events import Event


@dataclass(frozen=True, slots=True)
class PlaceTaken(Event):
    """The person comes to the meetup, and may wish to be met or fetched."""

    wish: Literal["door", "ride"] | None = None


@dataclass(frozen=True, slots=True)
class ListJoined(Event):
    """The person would come to the meetup if there were a place."""

    wish: Literal["door", "ride"] | None = None


@dataclass(frozen=True, slots=True)
class MaybeSaid(Event):
    """The person does not know yet whether they come."""


@dataclass(frozen=True, slots=True)
class MeetupDeclined(Event):
    """The person does not come to the meetup, or no longer."""


@dataclass(frozen=True, slots=True)
class MeetupReviewed(Event):
    """The person said how the meetup was."""

    #: good, fine or not_for_me.
    review: str


@dataclass(frozen=True, slots=True)
class IdeaGiven(Event):
    """The person said what Makker or the group should do differently."""

    words: str


@dataclass(frozen=True, slots=True)
class TipGiven(Event):
    """The person gave a line that may help the next one at such a place."""

    words: str
    place_kind: str


@dataclass(frozen=True, slots=True)
class Who5Answered(Event):
    """The person answered all five items of WHO-5, each 0 to 5."""

    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LonelinessAnswered(Event):
    """The person answered all three items of T-ILS, each 1 to 3."""

    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GoalSet(Event):
    """The person said what they want; another goal may give way to it."""

    words: str
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class GoalEnded(Event):
    """The person lets a goal go."""

    goal: int | None


@dataclass(frozen=True, slots=True)
class StepSet(Event):
    """The person chose a small step for the week."""

    words: str
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class StepEnded(Event):
    """The person said how the step went; every answer is fine."""

    outcome: Literal["done", "partly", "left"]


@dataclass(frozen=True, slots=True)
class StepKept(Event):
    """The person tries the same step for another week."""


@dataclass(frozen=True, slots=True)
class StepHelped(Event):
    """The person said what helped."""

    words: str
