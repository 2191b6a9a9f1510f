"""Appointments and calls: what the person wants reaches the consultant at once."""

from bot.effects.staff_push import Notice, push
from bot.effects.turn import Turn
from bot.store import appointments, tasks, timers
from bot.store.appointments import Appointment
from bot.store.conversations import Kept, Subject
from bot.store.tasks import NewTask
from flows.events import (
    AppointmentConfirmed,
    AppointmentDeclined,
    ContactWished,
    NewTimeWished,
    RunningLate,
)


class NoAppointmentError(Exception):
    """A conversation about an appointment has none."""


def confirm(turn: Turn, kept: Kept, _event: AppointmentConfirmed) -> None:
    """Note that the person is coming."""
    appointments.confirm(turn.connection, _appointment(turn, kept), turn.now)


def decline(turn: Turn, kept: Kept, event: AppointmentDeclined) -> None:
    """Note that the person is not coming, and have a human see it."""
    appointment = _appointment(turn, kept)
    appointments.change(turn.connection, appointment, turn.now, state="declined")
    timers.drop(turn.connection, "reminder", appointment.id)
    kind = "sick" if event.reason == "sick" else "declined"
    tell_consultant(turn, kind, kept.subject)


def wish_new_time(turn: Turn, kept: Kept, event: NewTimeWished) -> None:
    """Pass the wish on; the old time stands until a human has moved it."""
    words = event.at.isoformat() if event.at else kept.conversation.answers.get("wish")
    tell_consultant(turn, "new_time", kept.subject, words)


def run_late(turn: Turn, kept: Kept, _event: RunningLate) -> None:
    """Tell the consultant that the person is on the way."""
    tell_consultant(turn, "late", kept.subject)


def wish_contact(turn: Turn, kept: Kept, event: ContactWished) -> None:
    """Tell the consultant that the person wants a call or a message."""
    kind = "call_me" if event.way == "call" else "write_me"
    tell_consultant(turn, kind, kept.subject)


def tell_consultant(
    turn: Turn, kind: str, subject: Subject | None, words: str | None = None
) -> None:
    """Give the consultant a task, and push that it is there."""
    person = turn.person
    task = NewTask(
        municipality_id=person.municipality_id,
        kind=kind,
        person_id=person.id,
        staff_id=person.consultant_id,
        words=words,
        subject=subject,
    )
    tasks.add(turn.connection, task, turn.now)
    notice = Notice(
        staff_id=person.consultant_id,
        key=f"staff.{kind}",
        municipality_id=person.municipality_id,
        person=person,
    )
    push(turn, notice)


def _appointment(turn: Turn, kept: Kept) -> Appointment:
    if kept.subject is not None:
        found = appointments.get(turn.connection, kept.subject.id)
        if found is not None:
            return found
    raise NoAppointmentError("the conversation speaks of an appointment it lacks")
