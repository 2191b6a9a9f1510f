"""Goals and small steps: kept in the person's own words, asked of once a week."""

from datetime import timedelta

from bot.effects.turn import Turn, Work
from bot.rules.hours import next_start
from bot.store import goals, people, timers
from bot.store.conversations import Kept
from bot.store.goals import Goal
from bot.store.people import Person
from bot.store.timers import Wake
from flows.everyday_events import (
    GoalEnded,
    GoalSet,
    StepEnded,
    StepHelped,
    StepKept,
    StepSet,
)

#: A step is asked of after a week, and the next one then too.
A_WEEK = timedelta(days=7)
#: After a goal was set together with a colleague, Makker asks for a step so soon.
SOON = timedelta(days=1)


def set_goal(turn: Turn, _kept: Kept, event: GoalSet) -> None:
    """Keep a goal, beside the others or in the place of one."""
    if event.replaces is not None:
        _end(turn, event.replaces)
    goals.add(turn.connection, turn.person, event.words, turn.now)


def end_goal(turn: Turn, _kept: Kept, event: GoalEnded) -> None:
    """Let a goal go; nobody asks why."""
    _end(turn, event.goal)
    timers.drop(turn.connection, "step", turn.person.id)


def set_step(turn: Turn, _kept: Kept, event: StepSet) -> None:
    """Keep the step of the week, and ask of it when the week is over."""
    goal = _goal(turn, event.goal)
    if goal is not None:
        goals.add_step(turn.connection, turn.person, goal.id, event.words, turn.now)
        plan_step(turn, turn.person, A_WEEK)


def end_step(turn: Turn, _kept: Kept, event: StepEnded) -> None:
    """Keep how it went; after a step that was taken the next week has its own."""
    goals.end_steps(turn.connection, turn.person.id, event.outcome, turn.now)
    if event.outcome in {"done", "partly"}:
        plan_step(turn, turn.person, A_WEEK)


def keep_step(turn: Turn, _kept: Kept, _event: StepKept) -> None:
    """The same step for another week."""
    plan_step(turn, turn.person, A_WEEK)


def note_help(turn: Turn, _kept: Kept, event: StepHelped) -> None:
    """Keep what helped; it is the person's own to find again."""
    goals.note_help(turn.connection, turn.person.id, event.words)


def write_goal(work: Work, person_id: int, words: str) -> Goal | None:
    """Write down a goal together with the person; Makker asks for a step soon."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return None
    goal = goals.add(work.connection, person, words, work.now)
    plan_step(work, person, SOON)
    return goal


def plan_step(work: Work, person: Person, after: timedelta) -> None:
    """Plan the next word about steps; there is one plan at a time."""
    timers.drop(work.connection, "step", person.id)
    at = next_start(person.programme, work.now + after, person.slot_hour)
    wake = Wake(
        kind="step",
        due_at=at,
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=person.id,
    )
    timers.plant(work.connection, wake)


def _goal(turn: Turn, goal_id: int | None) -> Goal | None:
    """Give the goal spoken of, while it is one; else the newest."""
    known = goals.of_person(turn.connection, turn.person.id)
    chosen = [goal for goal in known if goal.id == goal_id]
    return next(iter([*chosen, *reversed(known)]), None)


def _end(turn: Turn, goal_id: int | None) -> None:
    goal = _goal(turn, goal_id)
    if goal is not None:
        goals.end(turn.connection, goal.id, turn.now)
