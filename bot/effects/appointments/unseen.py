"""A cancellation that nobody has seen: an alarm to staff, the truth to the person."""

from bot.effects import speech
from bot.effects.alerts.staff_push import Notice, push
from bot.effects.fields import Scene
from bot.effects.telling import channel_of
from bot.effects.turn import Turn, Work
from bot.rules.ladder import is_on_watch
from bot.rules.reminders import unseen_at
from bot.store import appointments, people, tasks, timers, watch
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.timers import Wake
from flows.engine.texts import Text

KIND = "unseen"
_FIELDS = ("consultant", "day", "time", "phone")
#: What the person learns, by the kind of wish that nobody has seen.
UNSEEN = {
    "declined": Text("appointment.unseen", _FIELDS),
    "sick": Text("appointment.unseen", _FIELDS),
    "new_time": Text("appointment.wish_unseen", _FIELDS),
}


def expect_seen(work: Work, task_id: int, appointment: Appointment) -> None:
    """Look before the hour whether a named human has seen the newest wish."""
    subject = Subject("appointment", appointment.id)
    for older in tasks.open_about(work.connection, tuple(UNSEEN), subject):
        stop_expecting(work, older)
    wake = Wake(
        kind=KIND,
        due_at=unseen_at(appointment.starts_at, work.now),
        municipality_id=appointment.municipality_id,
        person_id=appointment.person_id,
        subject_id=task_id,
        turn=appointment.id,
    )
    timers.plant(work.connection, wake)


def stop_expecting(work: Work, task_id: int) -> None:
    """Nobody need see it any more."""
    timers.drop(work.connection, KIND, task_id)


def look(work: Work, task_id: int, appointment_id: int) -> bool:
    """Alarm when nobody has seen it; False when somebody has, or it is answered."""
    task = tasks.get(work.connection, task_id)
    appointment = appointments.get(work.connection, appointment_id)
    if task is None or task.is_seen or appointment is None:
        return False
    person = people.lock(work.connection, appointment.person_id)
    if person is None:
        return False
    _alarm(work, person, appointment)
    if appointment.kind != "shadowing":
        _tell_person(work, person, appointment, task.kind)
    return True


def _alarm(work: Work, person: Person, appointment: Appointment) -> None:
    """Push once more to whoever has the appointment, and to the next on watch."""
    rungs = watch.ladder(work.connection, person.programme_id, person.id, work.now)
    others = [
        rung.staff_id
        for rung in rungs
        if rung.staff_id != appointment.consultant_id
        and is_on_watch(person.programme, rung, work.now)
    ]
    for staff_id in (appointment.consultant_id, *others[:1]):
        notice = Notice(
            staff_id=staff_id,
            key="staff.unseen",
            municipality_id=person.municipality_id,
            person=person,
        )
        push(work, notice)


def _tell_person(
    work: Work, person: Person, appointment: Appointment, kind: str
) -> None:
    turn = Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=channel_of(person),
        delivery="change",
    )
    subject = Subject("appointment", appointment.id, appointment.version)
    speech.say(turn, UNSEEN[kind], Scene(turn, subject))
    speech.close(turn)
