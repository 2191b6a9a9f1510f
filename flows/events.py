"""What conversations can lead to, beside words; bot/effects carries it out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flows.engine.events import Event

Rhythm = Literal["weekly", "fortnightly", "appointments"]


@dataclass(frozen=True, slots=True)
class ConsentGiven(Event):
    """The person said yes to joining."""


@dataclass(frozen=True, slots=True)
class ConsentDeclined(Event):
    """The person said no to joining."""


@dataclass(frozen=True, slots=True)
class RhythmChosen(Event):
    """The person chose how often Makker asks how they are."""

    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class MoodTold(Event):
    """The person told how they are, 1 to 5; no validated scale, a trend only."""

    mood: int


@dataclass(frozen=True, slots=True)
class ContactWished(Event):
    """The person wants their consultant to call or to write."""

    way: Literal["call", "write"]


@dataclass(frozen=True, slots=True)
class AppointmentConfirmed(Event):
    """The person is coming to the appointment."""


@dataclass(frozen=True, slots=True)
class AppointmentDeclined(Event):
    """The person cannot come to the appointment."""

    reason: Literal["no", "sick"] = "no"


@dataclass(frozen=True, slots=True)
class NewTimeWished(Event):
    """The person wants the appointment at another time; None when not said."""

    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RunningLate(Event):
    """The person is on the way and will be late."""


@dataclass(frozen=True, slots=True)
class DistressAnswered(Event):
    """The answer to the one direct question, or no answer to it, alarms."""

    level: Literal["red", "orange"]


@dataclass(frozen=True, slots=True)
class HelpMissed(Event):
    """After an alert was closed the person says that no help came."""


@dataclass(frozen=True, slots=True)
class FlowChosen(Event):
    """The person wants another conversation."""

    flow: str


@dataclass(frozen=True, slots=True)
class ReplyMeant(Event):
    """The person said which open question their words were for."""

    conversation_id: int
    words: str
