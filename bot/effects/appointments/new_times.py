"""A free slot is taken: the appointment moves at once, and the consultant is told."""

from datetime import timedelta

from bot.effects.appointments.agreements import (
    appointment_of,
    push_to,
    take_wishes_back,
)
from bot.effects.plans import plan_reminders
from bot.effects.turn import Turn
from bot.store import appointments, slots, tasks
from bot.store.appointments import Appointment, NewAppointment
from bot.store.conversations import Kept, Subject
from bot.store.tasks import NewTask
from bot.wording import dates
from flows.events import NewTimeTaken


class SlotGoneError(Exception):
    """Somebody else has the slot; the message is heard anew, with what is free then."""


def take_time(turn: Turn, kept: Kept, event: NewTimeTaken) -> None:
    """Move the appointment to the slot; one that is over gets a new one beside it."""
    old = appointment_of(turn, kept)
    is_movable = old.state != "missed" and old.starts_at > turn.now
    appointment = old if is_movable else _copy(turn, old)
    slots.give_back(turn.connection, appointment.id, turn.now)
    length = slots.take(
        turn.connection, appointment.consultant_id, event.at, appointment.id, turn.now
    )
    if length is None:
        raise SlotGoneError("the slot is taken")
    moved = appointments.change(
        turn.connection,
        appointment,
        turn.now,
        starts_at=event.at,
        minutes=min(appointment.minutes, int(length / timedelta(minutes=1))),
        state="confirmed",
        confirmed_at=turn.now,
    )
    plan_reminders(turn.connection, turn.person, moved, turn.now, is_told=True)
    take_wishes_back(turn, old)
    _tell_consultant(turn, moved)


def _copy(turn: Turn, old: Appointment) -> Appointment:
    new = NewAppointment(
        municipality_id=old.municipality_id,
        person_id=old.person_id,
        consultant_id=old.consultant_id,
        kind=old.kind,
        starts_at=old.starts_at,
        minutes=old.minutes,
        place=old.place,
        company=old.company or None,
        contact=old.contact or None,
    )
    return appointments.add(turn.connection, new, turn.now)


def _tell_consultant(turn: Turn, moved: Appointment) -> None:
    zone = turn.person.programme.time_zone
    task = NewTask(
        municipality_id=moved.municipality_id,
        kind="moved",
        person_id=moved.person_id,
        staff_id=moved.consultant_id,
        subject=Subject("appointment", moved.id),
    )
    tasks.add(turn.connection, task, turn.now)
    fields = {
        "day": turn.house.words.day(moved.starts_at, turn.now, zone),
        "time": dates.clock(moved.starts_at, zone),
    }
    push_to(turn, moved.consultant_id, "staff.moved", fields, subject=task.subject)
