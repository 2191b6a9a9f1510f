"""Appointments and calls: what the person wants reaches the consultant at once."""

from collections.abc import Mapping
from datetime import datetime

from bot.effects.alerts.attention import ask_to_look_in
from bot.effects.alerts.staff_push import Notice, push
from bot.effects.appointments.unseen import expect_seen, stop_expecting
from bot.effects.plans import plan_reminders
from bot.effects.turn import Turn
from bot.rules.reminders import working_time
from bot.rules.wellbeing import mood_concern
from bot.store import appointments, tasks, timers
from bot.store.appointments import Appointment
from bot.store.conversations import Kept, Subject
from bot.store.tasks import NewTask
from flows.events import (
    AppointmentConfirmed,
    AppointmentDeclined,
    ContactWished,
    LatenessTold,
    NewTimeWished,
    OnTheWay,
    RunningLate,
)
from flows.listening.amounts import find_minutes

#: Wishes about an appointment that a new word of the person's takes back.
TAKEN_BACK = ("declined", "sick", "new_time")


class NoAppointmentError(Exception):
    """A conversation about an appointment has none."""


def confirm(turn: Turn, kept: Kept, _event: AppointmentConfirmed) -> None:
    """Note that the person is coming, also when they had said no before."""
    appointment = appointment_of(turn, kept)
    if appointment.state != "declined":
        appointments.confirm(turn.connection, appointment, turn.now)
        return
    again = appointments.change(
        turn.connection, appointment, turn.now, state="confirmed", confirmed_at=turn.now
    )
    plan_reminders(turn.connection, turn.person, again, turn.now, is_told=True)
    take_wishes_back(turn, again)
    tell_consultant(turn, "comes_anyway", kept.subject)


def decline(turn: Turn, kept: Kept, event: AppointmentDeclined) -> None:
    """Note that the person is not coming, and have a human see it in time."""
    appointment = appointment_of(turn, kept)
    appointments.change(turn.connection, appointment, turn.now, state="declined")
    timers.drop(turn.connection, "reminder", appointment.id)
    kind = "sick" if event.reason == "sick" else "declined"
    task_id = tell_consultant(turn, kind, kept.subject)
    expect_seen(turn, task_id, appointment)


def wish_new_time(turn: Turn, kept: Kept, event: NewTimeWished) -> None:
    """Pass the wish on; the old time stands until a human has moved it."""
    words = event.at.isoformat() if event.at else _wish_in(kept)
    task_id = tell_consultant(turn, "new_time", kept.subject, words)
    appointment = appointment_of(turn, kept)
    if appointment.is_on and appointment.starts_at > turn.now:
        expect_seen(turn, task_id, appointment)


def _wish_in(kept: Kept) -> str | None:
    """Give the wish as it was said: the day, and what was said of the hour."""
    answers = kept.conversation.answers
    said = [answers[slot] for slot in ("wish", "clock") if slot in answers]
    return ", ".join(said) or None


def run_late(turn: Turn, kept: Kept, event: RunningLate) -> None:
    """Tell the consultant that the person is on the way, and how late."""
    if event.minutes is None:
        tell_consultant(turn, "late", kept.subject, turn.words or None)
        return
    tell_consultant(
        turn,
        "late",
        kept.subject,
        turn.words or None,
        key="staff.late_by",
        fields={"minutes": str(event.minutes)},
    )


def tell_lateness(turn: Turn, kept: Kept, event: LatenessTold) -> None:
    """Pass on how late, in the person's own words; one task says it all."""
    if kept.subject is not None:
        for task_id in tasks.open_about(turn.connection, ("late",), kept.subject):
            tasks.take_back(turn.connection, task_id, turn.now)
    minutes = find_minutes(event.words)
    tell_consultant(
        turn,
        "late",
        kept.subject,
        event.words,
        key="staff.late_by" if minutes else "staff.late_words",
        fields={"minutes": str(minutes)} if minutes else None,
    )


def be_on_the_way(turn: Turn, kept: Kept, _event: OnTheWay) -> None:
    """Tell the consultant that the person has set out."""
    host = host_of(turn, kept.subject)
    push_to(turn, host, "staff.on_way", subject=kept.subject)


def wish_contact(turn: Turn, kept: Kept, event: ContactWished) -> None:
    """Tell the consultant that the person wants a call or a message."""
    kind = "call_me" if event.way == "call" else "write_me"
    tell_consultant(turn, kind, kept.subject)
    if event.mood is not None and mood_concern([event.mood], wants_contact=True):
        ask_to_look_in(turn, "low_mood")


def tell_consultant(
    turn: Turn,
    kind: str,
    subject: Subject | None,
    words: str | None = None,
    *,
    key: str | None = None,
    fields: Mapping[str, str] | None = None,
) -> int:
    """Give the consultant a task, push that it is there, and give its id."""
    person = turn.person
    staff_id = host_of(turn, subject)
    task = NewTask(
        municipality_id=person.municipality_id,
        kind=kind,
        person_id=person.id,
        staff_id=staff_id,
        words=words,
        subject=subject,
    )
    task_id = tasks.add(turn.connection, task, turn.now)
    push_to(turn, staff_id, key or f"staff.{kind}", fields, subject=subject)
    return task_id


def push_to(
    turn: Turn,
    staff_id: int,
    key: str,
    fields: Mapping[str, str] | None = None,
    *,
    subject: Subject | None = None,
) -> None:
    """Push something about the person to a colleague.

    What is about work or an appointment rings nobody up at night for nothing.
    """
    notice = Notice(
        staff_id=staff_id,
        key=key,
        municipality_id=turn.person.municipality_id,
        person=turn.person,
        fields=fields or {},
        not_before=_when_told(turn, subject),
    )
    push(turn, notice)


def _when_told(turn: Turn, subject: Subject | None) -> datetime | None:
    """In working hours, unless an appointment is nearer than that."""
    if subject is None:
        return None
    starts_at = None
    if subject.kind == "appointment":
        found = appointments.get(turn.connection, subject.id)
        starts_at = found.starts_at if found is not None else turn.now
    return working_time(turn.person.programme, starts_at, turn.now)


def host_of(turn: Turn, subject: Subject | None) -> int:
    """Give who is to know: whoever has the appointment, else the consultant."""
    if subject is not None and subject.kind == "appointment":
        found = appointments.get(turn.connection, subject.id)
        if found is not None:
            return found.consultant_id
    return turn.person.consultant_id


def appointment_of(turn: Turn, kept: Kept) -> Appointment:
    """Give the appointment that a conversation is about."""
    if kept.subject is not None and kept.subject.kind == "appointment":
        found = appointments.get(turn.connection, kept.subject.id)
        if found is not None:
            return found
    raise NoAppointmentError("the conversation speaks of an appointment it lacks")


def take_wishes_back(turn: Turn, appointment: Appointment) -> None:
    """A new word of the person's answers what they had wished before."""
    subject = Subject("appointment", appointment.id)
    for task_id in tasks.open_about(turn.connection, TAKEN_BACK, subject):
        tasks.take_back(turn.connection, task_id, turn.now)
        stop_expecting(turn, task_id)
