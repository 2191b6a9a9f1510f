"""Start what follows a day of shadowing, a job, a milestone or a discharge."""

from dataclasses import replace
from datetime import date, timedelta

from bot.effects.appointments import unseen
from bot.effects.beginning import begin, end_talk_about, notice_turn
from bot.effects.standing import standing_of
from bot.effects.turn import Work
from bot.effects.work.follow_along import plan_next
from bot.effects.work.transitions import is_missed, report_missed
from bot.rules.delivery import Delivery
from bot.rules.doses import Dose, Go, Skip, Wait, may_ask, may_remind
from bot.rules.reminders import delivery_for
from bot.store import (
    appointments,
    milestones,
    people,
    shadow_days,
    spells,
    transitions,
)
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.timers import Timer
from scheduler.settling import may_ask_by, meant_for, put_off, settle

#: A question about a job that had to wait longer is left out.
_STALE = timedelta(days=5)
#: A milestone is asked once in many months, and waits this long for a week with room.
_ROOM = timedelta(days=21)


def look_whether_seen(work: Work, timer: Timer) -> None:
    """Alarm when nobody has seen a cancellation before its hour."""
    unseen.look(work, timer.wake.subject_id, timer.wake.turn)


def tell_of_shadow(work: Work, timer: Timer) -> None:
    """Write on the eve, in the morning or after a day of shadowing that holds.

    About a place that came from a file it is asked here, before anything holds.
    """
    appointment = appointments.get(work.connection, timer.wake.subject_id)
    if appointment is None or appointment.version != timer.wake.turn:
        return
    day = shadow_days.of_appointment(work.connection, appointment.id)
    person = people.lock(work.connection, appointment.person_id)
    part = str(timer.wake.details["part"])
    wanted = "proposed" if part == "proposed" else "confirmed"
    is_so = day is not None and day.state == wanted
    if person is None or not is_so or not _fits(work, appointment, part):
        return
    dose = _dose(work, person, part)
    if isinstance(dose, Wait):
        put_off(work, timer, dose.until)
        return
    if settle(work, person, f"shadow {appointment.id}", dose, timer):
        subject = Subject("appointment", appointment.id, appointment.version)
        end_talk_about(notice_turn(work, person), subject)
        begin(
            work,
            person,
            "shadow",
            subject,
            answers={"part": part},
            delivery=_delivery(work, appointment, part),
        )


def follow_along(work: Work, timer: Timer) -> None:
    """Ask about a job, and plan the next time; the plan goes by its start."""
    spell = spells.get(work.connection, timer.wake.subject_id)
    if spell is None or spell.version != timer.wake.turn or not spell.is_on:
        return
    person = people.lock(work.connection, spell.person_id)
    if person is None:
        return
    day = date.fromisoformat(str(timer.wake.details["day"]))
    dose = may_ask_by(work, person, timer.wake.due_at + _STALE)
    if isinstance(dose, Wait) and not _is_stale(timer, dose):
        put_off(work, timer, dose.until)
        return
    dose = Skip("too_late") if isinstance(dose, Wait) else dose
    if settle(work, person, f"job {spell.id}", dose, timer):
        answers = {"part": str(timer.wake.details["part"])}
        begin(work, person, "job_started", Subject("spell", spell.id), answers=answers)
    plan_next(work, person, spell, after=day)


def ask_milestone(work: Work, timer: Timer) -> None:
    """Ask whether somebody is in work or education, once."""
    milestone = milestones.get(work.connection, timer.wake.subject_id)
    if milestone is None or milestone.version != timer.wake.turn:
        return
    person = people.lock(work.connection, milestone.person_id)
    if person is None or milestone.answer is not None:
        return
    dose = may_ask_by(work, person, meant_for(timer) + _ROOM)
    if isinstance(dose, Wait):
        put_off(work, timer, dose.until)
        return
    if settle(work, person, f"milestone {milestone.months}", dose, timer):
        begin(work, person, "milestone", Subject("milestone", milestone.id))


def look_at_transition(work: Work, timer: Timer) -> None:
    """Say a kind word after discharge; tell staff of a step that was missed."""
    transition = transitions.get(work.connection, timer.wake.subject_id)
    if transition is None or transition.version != timer.wake.turn:
        return
    person = people.lock(work.connection, transition.person_id)
    part = timer.wake.details["part"]
    if person is None or (part != "hello" and not is_missed(transition, part)):
        return
    if part != "hello" and not timer.wake.details.get("is_reported"):
        report_missed(work, person, transition, part)
    dose = may_ask(person.programme, standing_of(work, person), work.now)
    if isinstance(dose, Wait):
        put_off(work, _reported(timer), dose.until)
        return
    if settle(work, person, f"transition {part}", dose, timer):
        subject = Subject("transition", transition.id)
        begin(work, person, "transition", subject, answers={"part": part})


def _reported(timer: Timer) -> Timer:
    """Staff are told once, however long the word to the person has to wait."""
    wake = timer.wake
    details = {**wake.details, "is_reported": True}
    return replace(timer, wake=replace(wake, details=details))


def _fits(work: Work, appointment: Appointment, part: str) -> bool:
    """Words before the day only before it; afterwards only when nobody missed it."""
    is_over = appointment.starts_at <= work.now
    if part == "after":
        return is_over and (appointment.is_on or appointment.state == "held")
    is_open = appointment.is_proposed if part == "proposed" else appointment.is_on
    return is_open and not is_over


def _dose(work: Work, person: Person, part: str) -> Dose:
    """What touches the day itself goes out at its hour; looking back can wait."""
    standing = standing_of(work, person)
    dose = may_remind(person.programme, standing, work.now)
    if part == "after":
        return Skip("distress") if standing.is_in_distress else dose
    return Go() if isinstance(dose, Wait) else dose


def _delivery(work: Work, appointment: Appointment, part: str) -> Delivery:
    return "nudge" if part == "after" else delivery_for(work.now, appointment.starts_at)


def _is_stale(timer: Timer, dose: Wait) -> bool:
    return dose.until - timer.wake.due_at > _STALE
