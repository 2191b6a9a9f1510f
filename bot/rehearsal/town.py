"""The invented town, as it stands in town.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

PLAN = Path(__file__).parent / "town.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme of the town, with its group."""

    group: str
    settings: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody on the staff."""

    name: str
    phone: str
    role: str
    programme: str | None = None
    push_by: tuple[str, ...] = ("sms",)

    @property
    def email(self) -> str:
        """Where mail goes, and the name at log-in."""
        return f"{self.name.split()[0].lower()}@gladsaxe.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An appointment, on a day told from today."""

    #: today, next (working day) or thursday.
    day: str
    time: str
    place: str
    kind: str = "meeting"
    company: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YoungPerson:
    """A young person, and what they answered in the past weeks."""

    name: str
    phone: str
    age: int
    programme: str
    consultant: str
    channel: str
    in_group: bool = False
    #: Nobody has invited them yet when this is not told.
    invited_days_ago: int | None = None
    #: Answers by flow, question by question.
    replies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    appointments: tuple[Agreement, ...] = ()

    @property
    def chat(self) -> int:
        """Their chat on Telegram: the number without its plus."""
        return int(self.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetup:
    """What a group does when it meets."""

    title: str
    time: str
    minutes: int
    place: str
    places: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everybody in the town."""

    slug: str
    name: str
    region: str
    programmes: Mapping[str, Programme]
    staff: tuple[Colleague, ...]
    people: tuple[YoungPerson, ...]
    meetup: Meetup


@cache
def read_plan() -> Plan:
    """Read who lives and works in the town."""
    stored = tomllib.loads(PLAN.read_text("utf-8"))
    return Plan(
        **stored["municipality"],
        programmes={
            preset: Programme(**told) for preset, told in stored["programmes"].items()
        },
        staff=tuple(_colleague(told) for told in stored["staff"]),
        people=tuple(_young_person(told) for told in stored["people"]),
        meetup=Meetup(**stored["meetup"]),
    )


def _colleague(told: Mapping[str, Any]) -> Colleague:
    return Colleague(**{**told, "push_by": tuple(told.get("push_by", ("sms",)))})


def _young_person(told: Mapping[str, Any]) -> YoungPerson:
    agreements = tuple(Agreement(**each) for each in told.get("appointments", ()))
    replies = {flow: tuple(said) for flow, said in told.get("replies", {}).items()}
    return YoungPerson(**{**told, "appointments": agreements, "replies": replies})
