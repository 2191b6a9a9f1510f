"""From discharge: who is in touch by when, and who hears when it was missed."""

from datetime import date

from bot.effects.alerts.staff_push import Notice, push
from bot.effects.turn import Work
from bot.rules.calendar_sums import on_day
from bot.rules.hours import next_start
from bot.rules.transition import Deadline, Part, deadlines
from bot.store import people, tasks, timers, transitions
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.staff import Colleague
from bot.store.tasks import NewTask
from bot.store.timers import Wake
from bot.store.transitions import Transition

KIND = "transition"
#: Makker's own word goes out at this hour; a step is looked at before people go home.
_HELLO_HOUR = 14


def set_discharge(work: Work, person_id: int, discharged_on: date) -> None:
    """Keep the day of discharge, and plan what comes after; a moved day moves all."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return
    transition = transitions.put(work.connection, person, discharged_on, work.now)
    timers.drop(work.connection, KIND, transition.id)
    for step in deadlines(person.programme, discharged_on):
        timers.plant(work.connection, _wake(work, person, transition, step))


def note_contact(work: Work, person_id: int, colleague: Colleague) -> None:
    """A human has been in touch; the first one counts."""
    transition = transitions.of_person(work.connection, person_id)
    if transition is not None and transition.contacted_at is None:
        transitions.change(
            work.connection,
            transition.id,
            contacted_at=work.now,
            contacted_by=colleague.id,
        )


def note_group(work: Work, person_id: int) -> None:
    """The person has been to a group; the first time counts."""
    transition = transitions.of_person(work.connection, person_id)
    if transition is not None and transition.grouped_at is None:
        transitions.change(work.connection, transition.id, grouped_at=work.now)


def is_missed(transition: Transition, part: Part) -> bool:
    """Tell whether a step has not happened."""
    if part == "contact":
        return transition.contacted_at is None
    return part == "group" and transition.grouped_at is None


def report_missed(
    work: Work, person: Person, transition: Transition, part: Part
) -> None:
    """Tell the consultant which step was missed."""
    kind = f"{part}_missed"
    task = NewTask(
        municipality_id=person.municipality_id,
        kind=kind,
        person_id=person.id,
        staff_id=person.consultant_id,
        subject=Subject("transition", transition.id),
    )
    tasks.add(work.connection, task, work.now)
    transitions.change(work.connection, transition.id, **{f"{kind}_at": work.now})
    notice = Notice(
        staff_id=person.consultant_id,
        key=f"staff.{kind}",
        municipality_id=person.municipality_id,
        person=person,
    )
    push(work, notice)


def _wake(work: Work, person: Person, transition: Transition, step: Deadline) -> Wake:
    programme = person.programme
    if step.part == "hello":
        wanted = on_day(programme, step.day, person.slot_hour or _HELLO_HOUR)
        due_at = next_start(programme, max(wanted, work.now), person.slot_hour)
    else:
        due_at = max(on_day(programme, step.day, programme.closes - 1), work.now)
    return Wake(
        kind=KIND,
        due_at=due_at,
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=transition.id,
        turn=transition.version,
        details={"part": step.part},
    )
