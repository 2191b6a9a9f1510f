"""The end of the programme, by a named human; the door opens again."""

from bot.effects.turn import Work
from bot.rules.hours import next_start
from bot.store import outbox, people, thread_marks, timers
from bot.store.people import Person
from bot.store.staff import Colleague
from bot.store.thread_marks import NewMark
from bot.store.timers import Wake


def end_programme(
    work: Work, person_id: int, colleague: Colleague, next_steps: str
) -> bool:
    """End it for one person, with the steps that come next; False when it is over."""
    person = people.lock(work.connection, person_id)
    if person is None or person.state == "ended":
        return False
    people.change(work.connection, person.id, state="ended")
    timers.drop(work.connection, "checkin", person.id)
    outbox.skip_waiting(
        work.connection,
        person.id,
        "ended",
        but=("crisis", "alert", "reply", "change"),
    )
    mark = NewMark(kind="goodbye", staff_id=colleague.id, words=next_steps.strip())
    thread_marks.add(work.connection, person, mark, work.now)
    if person.state == "joined":
        _plan(work, person, "goodbye")
    return True


def open_again(work: Work, person_id: int) -> bool:
    """Open the programme again: the person is invited, and says yes or no."""
    person = people.lock(work.connection, person_id)
    if person is None or person.state != "ended":
        return False
    people.change(
        work.connection, person.id, state="invited", invited_at=None, stopped_at=None
    )
    timers.drop(work.connection, "goodbye", person.id)
    _plan(work, person, "invite")
    return True


def _plan(work: Work, person: Person, kind: str) -> None:
    wake = Wake(
        kind=kind,
        due_at=next_start(person.programme, work.now),
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=person.id,
    )
    timers.plant(work.connection, wake)
