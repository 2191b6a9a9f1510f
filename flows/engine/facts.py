"""What a flow may know about the person and the matter, read anew each turn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Read-only facts for decisions; empty where the matter has none."""

    is_under_18: bool = False
    is_on_watch: bool = False
    has_joined: bool = True
    is_by_sms: bool = False
    #: How many times this flow has been finished before.
    times_before: int = 0
    appointment: AppointmentFacts | None = None
    #: Lists that questions offer as choices, by name.
    lists: Mapping[str, tuple[Listed, ...]] = field(default_factory=dict)
