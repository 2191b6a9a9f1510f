"""What conversations about work can lead to; bot/effects carries it out."""

from dataclasses import dataclass
from typing import Literal

from flows.engine.events import Event


@dataclass(frozen=True, slots=True)
class ShadowWished(Event):
    """The person would like to see a job, in their own words."""

    words: str


@dataclass(frozen=True, slots=True)
class ShadowAnswered(Event):
    """The person has answered to a place that was found."""

    answer: Literal["yes", "no", "other_day", "unsure"]
    words: str | None = None


@dataclass(frozen=True, slots=True)
class DisclosureChosen(Event):
    """The person has chosen what the place may be told."""

    choice: Literal["nothing", "name", "little", "talk_first"]


@dataclass(frozen=True, slots=True)
class EscortChosen(Event):
    """The person wants company for the first minutes, or not."""

    is_wished: bool


@dataclass(frozen=True, slots=True)
class ShadowDeclined(Event):
    """The person does not go to the day that was agreed."""

    reason: Literal["no", "sick"] = "no"


@dataclass(frozen=True, slots=True)
class ShadowLookedBack(Event):
    """What the person liked and what was hard, in their own words."""

    liked: str | None
    hard: str | None


@dataclass(frozen=True, slots=True)
class HoursTold(Event):
    """How many hours the person worked in the last week."""

    hours: float


@dataclass(frozen=True, slots=True)
class JoyTold(Event):
    """How the person is with the job, 1 to 5; a trend only."""

    joy: int


@dataclass(frozen=True, slots=True)
class JobTrouble(Event):
    """Something about the job is hard, and a human should know."""

    way: Literal["call", "write"]
    words: str | None = None


@dataclass(frozen=True, slots=True)
class JobEnded(Event):
    """The person says that the job is over."""


@dataclass(frozen=True, slots=True)
class JobPaceChosen(Event):
    """How often the person wants to be asked about the job from now on."""

    pace: Literal["monthly", "quarterly", "never"]


@dataclass(frozen=True, slots=True)
class MilestoneTold(Event):
    """Whether the person is in work or education now."""

    answer: Literal["work", "education", "both", "neither", "skipped"]
