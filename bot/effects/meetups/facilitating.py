"""What whoever leads a group must know: a task, and a push at a decent hour."""

from bot.effects.alerts.staff_push import Notice, push
from bot.effects.turn import Work
from bot.rules.hours import next_start
from bot.rules.programme import Programme
from bot.store import meetups, tasks
from bot.store.conversations import Subject
from bot.store.meetups import Meetup
from bot.store.people import Person
from bot.store.tasks import NewTask


def tell_facilitator(
    work: Work, kind: str, meetup: Meetup, subject: Subject, programme: Programme
) -> None:
    """Give the facilitator a task, unless the same one waits already."""
    if tasks.open_about(work.connection, (kind,), subject):
        return
    task = NewTask(
        municipality_id=meetup.municipality_id,
        kind=kind,
        staff_id=meetup.facilitator_id,
        subject=subject,
    )
    tasks.add(work.connection, task, work.now)
    notice = Notice(
        staff_id=meetup.facilitator_id,
        key=f"staff.{kind}",
        municipality_id=meetup.municipality_id,
        not_before=next_start(programme, work.now),
    )
    push(work, notice)


def push_about(
    work: Work, staff_id: int, kind: str, person: Person, **fields: str
) -> None:
    """Push what a colleague must know of somebody today; no task, it is soon over."""
    notice = Notice(
        staff_id=staff_id,
        key=f"staff.{kind}",
        municipality_id=person.municipality_id,
        person=person,
        fields=fields,
    )
    push(work, notice)


def facilitator_for(work: Work, person: Person) -> int:
    """Give who reads a person's ideas: who leads their group, else their consultant."""
    group_id = meetups.group_of(work.connection, person.id)
    found = group_id and meetups.facilitator_of(work.connection, group_id)
    return found or person.consultant_id
