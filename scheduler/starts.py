"""Start what is planned, when the doses allow it; each time ends sent or skipped."""

from dataclasses import replace
from datetime import datetime

from bot import dialogue
from bot.effects.plans import RHYTHMS, plan_checkin
from bot.effects.turn import Work
from bot.rules.doses import Dose, Go, Skip, Standing, Wait, may_ask, may_remind
from bot.rules.hours import may_start, next_start
from bot.store import (
    appointments,
    conversations,
    handling,
    occurrences,
    outbox,
    people,
    timers,
)
from bot.store.conversations import Subject
from bot.store.occurrences import Occurrence
from bot.store.people import Person
from bot.store.timers import Timer


def ask_how_it_is(work: Work, timer: Timer) -> None:
    """Start a check-in, and plan the next one by the person's rhythm."""
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is None:
        return
    dose = may_ask(person.programme, standing_of(work, person), work.now)
    if isinstance(dose, Wait):
        _wait(work, timer, dose.until)
        return
    _settle(work, person, "checkin", dose)
    if isinstance(dose, Go):
        dialogue.start(work, person, "checkin", None)
    pause = RHYTHMS.get(person.rhythm)
    if pause is not None:
        plan_checkin(work.connection, person, person.rhythm, work.now + pause)


def remind(work: Work, timer: Timer) -> None:
    """Remind of an appointment as it stands now; one that moved has its own timer."""
    appointment = appointments.get(work.connection, timer.wake.subject_id)
    if appointment is None or appointment.version != timer.wake.turn:
        return
    person = people.lock(work.connection, appointment.person_id)
    if person is None or not appointment.is_on or appointment.starts_at <= work.now:
        return
    dose = may_remind(person.programme, standing_of(work, person), work.now)
    if isinstance(dose, Wait):
        _wait(work, timer, dose.until)
        return
    _settle(work, person, f"appointment {appointment.id}", dose)
    if isinstance(dose, Go):
        subject = Subject("appointment", appointment.id, appointment.version)
        _end_older_talk(work, person, subject)
        dialogue.start(work, person, "appointment", subject)


def invite(work: Work, timer: Timer) -> None:
    """Send the invitation at a decent hour, once."""
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is None or person.has_joined or person.invited_at is not None:
        return
    if not may_start(person.programme, work.now):
        _wait(work, timer, next_start(person.programme, work.now))
        return
    people.change(work.connection, person.id, invited_at=work.now)
    dialogue.start(work, person, "welcome", None)


def standing_of(work: Work, person: Person) -> Standing:
    """Read what the doses must know of a person."""
    talk = conversations.open_of(work.connection, person.id)
    return Standing(
        started=outbox.started_lately(work.connection, person.id, work.now),
        has_joined=person.has_joined,
        is_stopped=person.stopped_at is not None,
        is_in_talk=bool(talk),
        is_in_distress=handling.is_held_back(work.connection, person.id),
        paused_until=person.paused_until,
        human_until=person.human_until,
        slot_hour=person.slot_hour,
    )


def _end_older_talk(work: Work, person: Person, subject: Subject) -> None:
    """A second reminder takes the place of the first one's question."""
    turn = dialogue.starting_turn(work, person)
    for kept in conversations.open_of(work.connection, person.id):
        if kept.subject is not None and kept.subject.id == subject.id:
            dialogue.give_way(turn, kept)


def _wait(work: Work, timer: Timer, until: datetime) -> None:
    timers.plant(work.connection, replace(timer.wake, due_at=until))


def _settle(work: Work, person: Person, plan: str, dose: Dose) -> None:
    local = work.now.astimezone(person.programme.time_zone)
    occurrence = Occurrence(
        municipality_id=person.municipality_id,
        person_id=person.id,
        plan=plan,
        local_date=local.date(),
        slot=f"{local.hour:02}",
        reason=dose.reason if isinstance(dose, Skip) else None,
    )
    occurrences.settle(work.connection, occurrence, work.now)
