"""Young people get another consultant: their queue goes along, nothing is dropped."""

from collections.abc import Sequence

from bot.effects.alerts import alarm, taking
from bot.effects.alerts.staff_push import Notice, push
from bot.effects.turn import Work
from bot.rules.hours import next_start
from bot.store import alerts, appointments, people, staff, tasks, thread_marks, timers
from bot.store.people import Person
from bot.store.staff import Colleague
from bot.store.tasks import NewTask
from bot.store.thread_marks import NewMark
from bot.store.timers import Wake

#: Who may have a caseload.
CARRIES = {"consultant", "care_manager", "lead"}


class CannotHandOverError(Exception):
    """The one to take over cannot; the message says why, and the mend."""


def hand_over(
    work: Work, person_ids: Sequence[int], to: int, giver: Colleague
) -> list[int]:
    """Move people to another consultant; give those who were moved.

    Tasks, appointments and alerts go along. An alert keeps the owner it has until
    the new consultant has taken it; an untaken one starts its climb with them.
    """
    moved = []
    for person_id in person_ids:
        person = people.lock(work.connection, person_id)
        if person is None or person.consultant_id == to:
            continue
        _make_sure(work, person, to)
        _move(work, person, to, giver)
        moved.append(person.id)
    if moved:
        _tell(work, people.get(work.connection, moved[0]), to)
    return moved


def _make_sure(work: Work, person: Person, to: int) -> None:
    receiver = staff.get(work.connection, to)
    roles = {
        grant.role
        for grant in staff.grants_of(work.connection, to)
        if grant.municipality_id == person.municipality_id
        and grant.programme_id in {None, person.programme_id}
    }
    if receiver.is_disabled:
        raise CannotHandOverError("the account is closed; open it or choose another")
    if roles.isdisjoint(CARRIES):
        raise CannotHandOverError(
            "not a consultant of this programme; give the role first"
        )


def _move(work: Work, person: Person, to: int, giver: Colleague) -> None:
    old = person.consultant_id
    people.change(work.connection, person.id, consultant_id=to)
    tasks.move(work.connection, person.id, old, to)
    appointments.move(work.connection, person.id, to, work.now)
    _hand_over_alert(work, person, to, giver)
    task = NewTask(
        municipality_id=person.municipality_id,
        kind="handover",
        person_id=person.id,
        staff_id=to,
    )
    tasks.add(work.connection, task, work.now)
    mark = NewMark(
        kind="handover", staff_id=giver.id, from_staff_id=old, to_staff_id=to
    )
    thread_marks.add(work.connection, person, mark, work.now)
    _plan_introduction(work, person)


def _hand_over_alert(work: Work, person: Person, to: int, giver: Colleague) -> None:
    alert = alerts.open_of(work.connection, person.id)
    if alert is None:
        return
    alerts.note(work.connection, alert, "handed_over", work.now, staff_id=to)
    if alert.state == "open" and alert.level != "yellow":
        alarm.begin_climb(work, alert)
    elif alert.taken_by != to:
        taking.offer(work, alert.id, giver, to)


def _plan_introduction(work: Work, person: Person) -> None:
    """Who has not been invited yet hears the new name in the invitation."""
    if person.state not in {"joined", "awaiting"}:
        return
    timers.drop(work.connection, "handover", person.id)
    wake = Wake(
        kind="handover",
        due_at=next_start(person.programme, work.now),
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=person.id,
    )
    timers.plant(work.connection, wake)


def _tell(work: Work, person: Person, to: int) -> None:
    notice = Notice(
        staff_id=to,
        key="staff.handover",
        municipality_id=person.municipality_id,
        person=None,
    )
    push(work, notice)
