"""What a flow may know about the person and the matter, read anew each turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list that is offered as choices."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """The appointment a conversation is about, as it stands now."""

    starts_at: datetime
    kind: str = "meeting"
    is_cancelled: bool = False
    is_declined: bool = False
    is_confirmed: bool = False
    is_over: bool = False
    #: The place of work that takes part has said yes too.
    is_place_coming: bool = False


@dataclass(frozen=True, slots=True)
class ShadowFacts:
    """The day of shadowing a conversation is about, as it stands now."""

    is_cancelled: bool = False
    is_over: bool = False
    #: The place has been told that somebody comes.
    is_place_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetupFacts:
    """The meetup a conversation is about, and where the person stands with it."""

    #: As bot/store/rsvps.py names it.
    state: str = "invited"
    has_place: bool = True
    has_limit: bool = False
    is_cancelled: bool = False
    has_started: bool = False
    has_ended: bool = False
    #: Wishes to be met or fetched, and a named adult has said yes to it.
    has_wish: bool = False
    is_met: bool = False

    @property
    def holds_place(self) -> bool:
        """Whether a place is kept for the person."""
        return self.state in {"coming", "offered"}


@dataclass(frozen=True, slots=True)
class CalendarFacts:
    """What comes next, and how the last cancellation stands."""

    matter: Literal["appointment", "meetup"] | None = None
    cancellation: Literal["sent", "seen"] | None = None


@dataclass(frozen=True, slots=True)
class WellbeingFacts:
    """What was answered about wellbeing before."""

    has_last_score: bool = False
    #: The rules say that a human should look.
    needs_human: bool = False


@dataclass(frozen=True, slots=True)
class StepFacts:
    """How many goals there are, and whether a small step is on its way."""

    goals: int = 0
    has_step: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Read-only facts for decisions; empty where the matter has none."""

    is_under_18: bool = False
    is_on_watch: bool = False
    has_joined: bool = True
    is_by_sms: bool = False
    #: This moment in the person's own zone, to read times in own words by.
    now: datetime | None = None
    #: Within the ages that the programme takes in.
    fits_age: bool = True
    #: So young that a holder of custody must say yes, and has not yet.
    needs_guardian: bool = False
    #: Somebody is on duty at every hour.
    has_night_watch: bool = False
    is_stopped: bool = False
    is_paused: bool = False
    #: The programme is over for this person.
    has_ended: bool = False
    has_plan: bool = False
    #: How many times this flow has been finished before.
    times_before: int = 0
    appointment: AppointmentFacts | None = None
    shadow: ShadowFacts | None = None
    #: How many minutes the message that is answered names.
    named_minutes: int | None = None
    #: The message that is answered says that they are on the way.
    is_on_the_way: bool = False
    #: The message that is answered is plainly about an appointment.
    speaks_of_appointment: bool = False
    #: When the consultant's free slots begin.
    free_starts: frozenset[datetime] = frozenset()
    meetup: MeetupFacts | None = None
    calendar: CalendarFacts = CalendarFacts()
    wellbeing: WellbeingFacts = WellbeingFacts()
    own_steps: StepFacts = StepFacts()
    #: Lists that questions offer as choices, by name.
    lists: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
