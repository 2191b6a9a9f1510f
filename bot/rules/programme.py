"""The settings of a programme: a preset, and what a municipality changed in it."""

import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import time
from functools import cached_property
from typing import Any, Literal
from zoneinfo import ZoneInfo

#: What SMS may carry of wellbeing: a link only, a bare number, or all of it.
SmsWellbeing = Literal["link", "number", "allow"]
#: Whom a task about worse answers goes to first.
Worsening = Literal["consultant", "care_manager"]

#: Conversations that a programme can do without; the others are never off, for help,
#: consent, appointments and one's own data hang on them.
OPTIONAL_FLOWS = frozenset(
    {
        "checkin",
        "ideas",
        "job_started",
        "loneliness",
        "meetup",
        "meetup_after",
        "milestone",
        "quiet",
        "shadow",
        "step",
        "tips",
        "transition",
        "who5",
    }
)


class UnknownSettingError(Exception):
    """No setting has this name, or it cannot hold the value."""


@dataclass(frozen=True, kw_only=True)
class Programme:
    """Everything about a programme that is a figure, a choice or a name."""

    preset: str
    #: What the young person's messages are signed with; neutral on purpose.
    sender: str = "Makker"
    zone: str = "Europe/Copenhagen"
    #: Ages that the programme takes in, both included.
    age_from: int = 15
    age_to: int = 29
    #: Below this age a holder of custody must say yes before anything is asked.
    guardian_below: int = 15
    #: Nothing that Makker starts goes out between these local hours.
    quiet_from: int = 20
    quiet_until: int = 9
    #: On Saturdays and Sundays the window is narrower.
    weekend_from: int = 11
    weekend_until: int = 18
    #: Working hours and days (1 is Monday) of consultants.
    opens: int = 8
    closes: int = 16
    working_days: tuple[int, ...] = (1, 2, 3, 4, 5)
    #: Most messages a week that Makker starts, and hours between two of them.
    weekly_cap: int = 3
    hours_apart: int = 20
    #: Hours without an answer before the one nudge.
    nudge_after: int = 24
    #: Hours before an appointment at which Makker reminds.
    reminder_hours: tuple[int, ...] = (48, 3)
    #: Minutes until the next rung when nobody takes the alert.
    red_minutes: int = 10
    orange_minutes: int = 60
    #: Minutes until a taken red alert without recorded contact climbs again.
    contact_minutes: int = 30
    #: Hours a human's take-over lasts when nobody ends it.
    human_hours: int = 12
    #: After discharge: days until a human has been in touch, weeks until the group.
    first_contact_days: int = 7
    first_group_weeks: int = 4
    #: Weeks between WHO-5, and between the questions of loneliness; 0 for never.
    who5_weeks: int = 4
    loneliness_weeks: int = 13
    #: Names instead of initials in the calendars of consultants.
    calendar_names: bool = False
    #: Below 15 nobody is taken in until the municipality has written here on which
    #: legal basis, and how a holder of custody is asked.
    under_15_basis: str = ""
    #: Tracks of a person: work (or education), treatment, plan.
    tracks: tuple[str, ...] = ("work",)
    #: Who can be part of the team around a person; each sees nothing at first.
    team: tuple[str, ...] = ("consultant", "contact_person", "uu", "school")
    #: Who looks in when answers get worse.
    worsening: Worsening = "consultant"
    #: Steps that a mood falls from one check-in to the next before somebody looks in,
    #: beside the lowest twice; 0 for none.
    mood_fall: int = 0
    #: Conversations that Makker does not begin in this programme.
    flows_off: tuple[str, ...] = ()
    #: Months of the window that outcomes are counted in.
    window_months: int = 18
    #: The share that the programme aims at, in per cent; 0 for none.
    aim_percent: int = 0
    #: Most young people of one consultant.
    caseload_most: int = 20
    #: Who pays for it, and the first and last day, as 2026-01-31.
    grant: str = ""
    grant_from: str = ""
    grant_until: str = ""
    #: What staff write yes or no to; Makker never asks about it.
    eligibility: tuple[str, ...] = ()
    telegram: bool = False
    sms_wellbeing: SmsWellbeing = "link"
    #: Public phone number that a young person may ring, as +45 20 00 00 00.
    phone: str = ""

    @cached_property
    def time_zone(self) -> ZoneInfo:
        """The zone that the programme's hours are told in."""
        return ZoneInfo(self.zone)

    def begins(self, flow: str) -> bool:
        """Tell whether a conversation is one that this programme has."""
        return flow not in self.flows_off or flow not in OPTIONAL_FLOWS

    @property
    def quiet_ends(self) -> time:
        """The first minute of the day at which Makker may start something."""
        return time(self.quiet_until)


def with_settings(programme: Programme, changed: Mapping[str, Any]) -> Programme:
    """Put stored differences over a preset; settings of the past are left out."""
    known = {field.name for field in fields(programme)}
    kept: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in changed.items()
        if name in known
    }
    return replace(programme, **kept)


def read_setting(name: str, text: str) -> Any:
    """Read a setting as it is typed; raise UnknownSettingError with the mend."""
    kinds = typing.get_type_hints(Programme)
    if name not in kinds or name == "preset":
        names = ", ".join(sorted(kinds.keys() - {"preset"}))
        raise UnknownSettingError(f"no setting is called {name}; there are {names}")
    try:
        return _read(kinds[name], text.strip())
    except ValueError:
        raise UnknownSettingError(
            f"{name} cannot be {text!r}; it takes {_tell(kinds[name])}"
        ) from None


def choices_of(name: str) -> tuple[str, ...]:
    """Give what a setting can be, where that is one of a few."""
    kind = typing.get_type_hints(Programme)[name]
    if kind is bool:
        return ("on", "off")
    return typing.get_args(kind) if typing.get_origin(kind) is Literal else ()


def tell_setting(value: Any) -> str:
    """Write a value as it is typed."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ",".join(map(str, value))
    return str(value)


def _read(kind: Any, text: str) -> Any:
    if kind is bool:
        return {"on": True, "off": False}[_one_of(text, ("on", "off"))]
    if typing.get_origin(kind) is Literal:
        return _one_of(text, typing.get_args(kind))
    if typing.get_origin(kind) is tuple:
        of = typing.get_args(kind)[0]
        return [of(part.strip()) for part in text.split(",") if part.strip()]
    return kind(text)


def _one_of(text: str, allowed: tuple[str, ...]) -> str:
    if text not in allowed:
        raise ValueError(text)
    return text


def _tell(kind: Any) -> str:
    if kind is bool:
        return "on or off"
    if typing.get_origin(kind) is Literal:
        return " or ".join(typing.get_args(kind))
    if typing.get_origin(kind) is tuple:
        is_number = typing.get_args(kind)[0] is int
        return "whole numbers with commas" if is_number else "words with commas"
    return "a whole number" if kind is int else "text"
