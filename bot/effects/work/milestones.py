"""Milestones: planned from the start, asked once, also written by staff."""

from datetime import date
from typing import Literal

from bot.effects.turn import Turn, Work
from bot.rules.calendar_sums import local_day, on_day
from bot.rules.hours import next_start
from bot.rules.milestones import milestones as milestones_from
from bot.store import milestones, timers
from bot.store.conversations import Kept
from bot.store.milestones import Milestone
from bot.store.people import Person
from bot.store.timers import Wake
from flows.work_events import MilestoneTold

KIND = "milestone"
Answer = Literal["work", "education", "both", "neither"]
_HOUR = 15


def plan(work: Work, person: Person, starts_on: date) -> None:
    """Plan the milestones from the first day; a moved day moves those to come."""
    for one in milestones_from(starts_on):
        stored = milestones.put(work.connection, person, one.months, one.day)
        timers.drop(work.connection, KIND, stored.id)
        wanted = on_day(person.programme, stored.due_on, person.slot_hour or _HOUR)
        if wanted > work.now and stored.answer is None:
            timers.plant(work.connection, _wake(work, person, stored))


def plan_from_start(work: Work, person: Person) -> None:
    """Plan them from the day that staff have written, else from the day of the yes."""
    joined_on = local_day(person.programme, person.joined_at or work.now)
    plan(work, person, person.started_on or joined_on)


def write(work: Work, milestone_id: int, answer: Answer) -> None:
    """Write what staff know; it stands over what was skipped."""
    milestones.answer(
        work.connection, milestone_id, answer, source="staff", now=work.now
    )
    timers.drop(work.connection, KIND, milestone_id)


def tell(turn: Turn, kept: Kept, event: MilestoneTold) -> None:
    """Keep what the person said."""
    if kept.subject is None:
        raise LookupError("the conversation speaks of a milestone it lacks")
    milestones.answer(
        turn.connection,
        kept.subject.id,
        event.answer,
        source="person",
        now=turn.now,
    )


def _wake(work: Work, person: Person, stored: Milestone) -> Wake:
    wanted = on_day(person.programme, stored.due_on, person.slot_hour or _HOUR)
    return Wake(
        kind=KIND,
        due_at=next_start(person.programme, max(wanted, work.now), person.slot_hour),
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=stored.id,
        turn=stored.version,
    )
