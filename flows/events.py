"""What conversations can lead to, beside words; bot/effects carries it out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from flows.engine.events import Event

Rhythm = Literal["weekly", "fortnightly", "monthly", "appointments"]


@dataclass(frozen=True, slots=True)
class ConsentGiven(Event):
    """The person said yes to joining."""


@dataclass(frozen=True, slots=True)
class ConsentDeclined(Event):
    """The person said no to joining, or to staying."""


@dataclass(frozen=True, slots=True)
class AgeRefused(Event):
    """The person wants to join and is outside the programme's ages."""


@dataclass(frozen=True, slots=True)
class GuardianAwaited(Event):
    """The person said yes; a holder of custody must say yes too."""


@dataclass(frozen=True, slots=True)
class DutyTold(Event):
    """The person has been told of the staff's duty to notify."""


@dataclass(frozen=True, slots=True)
class OwnConsentAsked(Event):
    """The person is of age and is asked for a yes of their own."""


@dataclass(frozen=True, slots=True)
class OwnConsentGiven(Event):
    """The person said yes again, as an adult."""


@dataclass(frozen=True, slots=True)
class OwnConsentMissing(Event):
    """The person has not answered whether they still want to be in."""


@dataclass(frozen=True, slots=True)
class PauseChosen(Event):
    """The person wants quiet until a moment; None until they say so."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class PauseEnded(Event):
    """The person does not want the pause any longer."""


@dataclass(frozen=True, slots=True)
class HourChosen(Event):
    """The person chose the hour of the day for what Makker starts."""

    hour: int


@dataclass(frozen=True, slots=True)
class ChannelChosen(Event):
    """The person chose where to write: sms, telegram or web."""

    channel: str


@dataclass(frozen=True, slots=True)
class NewNumberGiven(Event):
    """The person says that they have another number."""

    words: str


@dataclass(frozen=True, slots=True)
class Stopped(Event):
    """The person wants no more messages that Makker starts."""


@dataclass(frozen=True, slots=True)
class StartedAgain(Event):
    """The person said yes to messages again after a stop."""


@dataclass(frozen=True, slots=True)
class ReturnWished(Event):
    """The person wants to come back after the programme has ended."""


@dataclass(frozen=True, slots=True)
class CorrectionWished(Event):
    """The person says what is wrong in what is stored about them."""

    words: str


@dataclass(frozen=True, slots=True)
class SharingEnded(Event):
    """The person turns off all that they share; every window closes at once."""


@dataclass(frozen=True, slots=True)
class ErasureWished(Event):
    """The person wants what is stored about them erased."""


@dataclass(frozen=True, slots=True)
class KeepingWished(Event):
    """The person lets what is stored about them stay."""


@dataclass(frozen=True, slots=True)
class PlanLineAdded(Event):
    """The person added a line to their own plan for bad days."""

    part: Literal["signs", "helps", "people"]
    words: str


@dataclass(frozen=True, slots=True)
class PlanLineRemoved(Event):
    """The person took a line out of their own plan."""

    line: int


@dataclass(frozen=True, slots=True)
class NumberConfirmed(Event):
    """After long silence: it is still the person's number."""


@dataclass(frozen=True, slots=True)
class NumberDenied(Event):
    """After long silence: somebody else has the number now."""


@dataclass(frozen=True, slots=True)
class NumberUnanswered(Event):
    """After long silence: nobody says whose number it is."""


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
    #: What they had just said of how they are.
    mood: int | None = None


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
class NewTimeTaken(Event):
    """The person has taken a free slot of the consultant's."""

    at: datetime


@dataclass(frozen=True, slots=True)
class RunningLate(Event):
    """The person is on the way and will be late; how late where it was said."""

    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class LatenessTold(Event):
    """The person has told how late, in their own words."""

    words: str


@dataclass(frozen=True, slots=True)
class OnTheWay(Event):
    """The person is on the way."""


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
