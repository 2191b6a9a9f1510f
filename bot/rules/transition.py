"""After discharge: a first contact and a first group, each by its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.rules.hours import is_working_day
from bot.rules.programme import Programme

#: hello: Makker's own word; contact: a human has been in touch; group: been there.
Part = Literal["hello", "contact", "group"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A step and the last day on which it is in time."""

    part: Part
    day: date


def deadlines(programme: Programme, discharged_on: date) -> Sequence[Deadline]:
    """Give the steps after a discharge; a step is looked at on a working day."""
    contact = discharged_on + timedelta(days=programme.first_contact_days)
    group = discharged_on + timedelta(weeks=programme.first_group_weeks)
    return [
        Deadline("hello", discharged_on),
        Deadline("contact", _working_day(programme, contact)),
        Deadline("group", _working_day(programme, group)),
    ]


def _working_day(programme: Programme, day: date) -> date:
    """Go back to a day on which somebody is there to see that it was missed."""
    while not is_working_day(programme, day):
        day -= _DAY
    return day
