"""What a person's own page says of shadow days, jobs and the way out of treatment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.effects.turn import Work
from bot.effects.work import shadowing
from bot.rules.calendar_sums import local_day
from bot.rules.transition import Deadline, deadlines
from bot.store import appointments, shadow_days, spells, transitions
from bot.store.people import Person
from bot.store.shadow_days import ShadowDay
from bot.store.spells import Spell
from bot.store.transitions import Transition


@dataclass(frozen=True, slots=True)
class ShadowLine:
    """A day of shadowing in a list."""

    day: ShadowDay
    company: str
    #: How much keeps it from being confirmed.
    missing: int


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step after discharge, and how it stands."""

    deadline: Deadline
    #: done, missed or ahead.
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkView:
    """Everything in the section."""

    shadows: Sequence[ShadowLine]
    spells: Sequence[Spell]
    transition: Transition | None
    steps: Sequence[StepLine]


def read_work(work: Work, person: Person) -> WorkView:
    """Read the section."""
    transition = transitions.of_person(work.connection, person.id)
    return WorkView(
        shadows=[
            _line(work, day)
            for day in shadow_days.of_person(work.connection, person.id)
        ],
        spells=spells.of_person(work.connection, person.id),
        transition=transition,
        steps=read_steps(work, person, transition),
    )


def read_steps(
    work: Work, person: Person, transition: Transition | None
) -> Sequence[StepLine]:
    """Give the steps after discharge that a human has a part in."""
    if transition is None:
        return []
    today = local_day(person.programme, work.now)
    done = {"contact": transition.contacted_at, "group": transition.grouped_at}
    return [
        StepLine(step, _state(step, today, is_done=done[step.part] is not None))
        for step in deadlines(person.programme, transition.discharged_on)
        if step.part in done
    ]


def _state(step: Deadline, today: date, *, is_done: bool) -> str:
    if is_done:
        return "done"
    return "missed" if today > step.day else "ahead"


def _line(work: Work, day: ShadowDay) -> ShadowLine:
    found = appointments.get(work.connection, day.appointment_id or 0)
    is_open = day.state == "proposed"
    missing = len(shadowing.what_is_missing(work, day.id)) if is_open else 0
    return ShadowLine(day, found.company if found else "", missing)
