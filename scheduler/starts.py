"""Start what is planned, when the doses allow it; each time ends sent or skipped."""

from datetime import datetime, timedelta

from bot import dialogue
from bot.effects import later
from bot.effects.appointments import agreements
from bot.effects.beginning import begin, end_talk_about, notice_turn
from bot.effects.everyday.choosing_questions import what_to_ask_of
from bot.effects.plans import RHYTHMS, plan_checkin
from bot.effects.standing import standing_of
from bot.effects.turn import Work
from bot.rules.doses import Dose, Go, Skip, Wait, may_ask, may_remind
from bot.rules.reminders import APART, decent_time, delivery_for
from bot.rules.silence import has_gone_quiet, is_slower
from bot.store import (
    appointments,
    conversations,
    people,
    tasks,
    timers,
)
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.timers import Timer
from flows.engine.flow import Starter
from scheduler.settling import may_ask_by, meant_for, put_off, settle

#: Alerts that were closed one after the other are asked about once.
_JUST_ASKED = timedelta(days=2)
#: What had to wait for a talk longer than this is left out.
_KEPT = timedelta(days=5)


def ask_how_it_is(work: Work, timer: Timer) -> None:
    """Start a check-in, and plan the next one by the person's rhythm.

    One that a full week holds waits for room, but no longer than half the rhythm.
    """
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is None:
        return
    pause = RHYTHMS.get(person.rhythm)
    latest = meant_for(timer) + (pause or timedelta()) / 2
    dose = may_ask_by(work, person, latest)
    if isinstance(dose, Wait):
        put_off(work, timer, dose.until)
        return
    asked = what_to_ask_of(work, person)
    is_on = settle(work, person, asked.flow, dose, timer)
    outcomes = conversations.outcomes_of(work.connection, person.id, "checkin")
    if is_on:
        dialogue.start_in_turn(work, person, asked.flow, asked.subject)
        if has_gone_quiet(outcomes):
            _tell_of_missed(work, person)
    if pause is not None:
        slower = pause if is_slower(outcomes) else timedelta()
        next_at = work.now + pause + slower
        plan_checkin(work.connection, person, person.rhythm, next_at)


def remind(work: Work, timer: Timer) -> None:
    """Remind of an appointment as it stands now; one that moved has its own timer."""
    appointment = appointments.get(work.connection, timer.wake.subject_id)
    if appointment is None or appointment.version != timer.wake.turn:
        return
    person = people.lock(work.connection, appointment.person_id)
    if person is None or not appointment.is_on:
        return
    dose = _dose_for_reminder(work, person, appointment)
    if isinstance(dose, Wait):
        put_off(work, timer, dose.until)
        return
    if settle(work, person, f"appointment {appointment.id}", dose, timer):
        subject = Subject("appointment", appointment.id, appointment.version)
        end_talk_about(notice_turn(work, person), subject)
        delivery = delivery_for(work.now, appointment.starts_at)
        begin(work, person, "appointment", subject, delivery=delivery)


def _dose_for_reminder(work: Work, person: Person, appointment: Appointment) -> Dose:
    """Late is late: never after the hour, and not once more right after another."""
    starts_at = appointment.starts_at
    dose = may_remind(person.programme, standing_of(work, person), work.now)
    if starts_at <= work.now:
        return Skip("too_late")
    other = timers.due_at(work.connection, "reminder", appointment.id)
    if other is not None and other - work.now < APART:
        return Skip("superseded")
    if not isinstance(dose, Wait):
        return dose
    decent = decent_time(person.programme, starts_at, work.now)
    return Wait(decent, dose.reason) if decent > work.now else Go()


def ask_whether_help_came(work: Work, timer: Timer) -> None:
    """After an alert was closed ask once, at a decent hour, whether help came."""
    person = people.lock(work.connection, timer.wake.person_id or 0)
    if person is None:
        return
    dose = may_remind(person.programme, standing_of(work, person), work.now)
    if isinstance(dose, Wait):
        put_off(work, timer, dose.until)
        return
    asked = conversations.last_started(work.connection, person.id, "got_help")
    if asked is not None and work.now - asked < _JUST_ASKED:
        dose = Skip("superseded")
    if settle(work, person, f"got_help {timer.wake.subject_id}", dose, timer):
        dialogue.start_in_turn(work, person, "got_help")


def begin_later(work: Work, timer: Timer) -> None:
    """Begin what had to wait for a talk, when that is over and it is not too late."""
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is None:
        return
    flow = str(timer.wake.details["flow"])
    dose = _dose_for(work, person, flow)
    since = datetime.fromisoformat(str(timer.wake.details["since"]))
    if isinstance(dose, Wait) and dose.until - since <= _KEPT:
        put_off(work, timer, dose.until)
        return
    dose = Skip("too_late") if isinstance(dose, Wait) else dose
    if settle(work, person, flow, dose, timer):
        subject = later.subject_of(timer.wake)
        answers = timer.wake.details["answers"]
        dialogue.start_in_turn(work, person, flow, subject, answers)


def _dose_for(work: Work, person: Person, flow: str) -> Dose:
    """What Makker asks of itself keeps to the doses, all else to the hours."""
    standing = standing_of(work, person)
    if work.house.flows[flow].starter is Starter.MAKKER:
        return may_ask(person.programme, standing, work.now)
    return may_remind(person.programme, standing, work.now)


def _tell_of_missed(work: Work, person: Person) -> None:
    """Who answered and has stopped answering is a sign; one open task says so."""
    if not tasks.has_open(work.connection, "missed_checkins", person.id):
        turn = dialogue.starting_turn(work, person)
        agreements.tell_consultant(turn, "missed_checkins", None)
