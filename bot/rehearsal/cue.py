"""Cues: Makker starts something now, as its scheduler would at its own time."""

from dataclasses import dataclass
from typing import Literal

from bot import dialogue
from bot.effects.meetups.meetup_talk import talk
from bot.effects.standing import standing_of
from bot.effects.turn import Work
from bot.rehearsal import work_life
from bot.rehearsal.gathering import meetup_for
from bot.rules.doses import Go, Skip, Wait, may_ask
from bot.rules.hours import may_start
from bot.store import appointments, conversations, people
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.people import Person
from flows.engine.flow import Starter

Cue = Literal[
    "welcome",
    "checkin",
    "appointment",
    "meetup",
    "who5",
    "shadow",
    "job_started",
    "milestone",
    "transition",
]
#: Reasons for which Makker keeps silent, in a rehearsal too.
NEVER = ("stopped", "not_joined", "distress")


@dataclass(frozen=True, slots=True)
class Refused:
    """Makker does not start it, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Begun:
    """It has started; why Makker itself would have waited, if it would."""

    would_wait: str = ""


def give(work: Work, person_id: int, cue: Cue, channel: str | None) -> Begun | Refused:
    """Start it on the person's channel, or on the one that is asked for."""
    person = _on_channel(work, people.get(work.connection, person_id), channel)
    match cue:
        case "welcome":
            return _invite(work, person)
        case "checkin":
            return _ask(work, person)
        case "appointment":
            return _remind(work, person)
        case "meetup":
            return _gather(work, person)
        case "who5":
            return _ask(work, person, "who5")
        case "shadow" | "job_started" | "milestone" | "transition":
            return _speak_of_work(work, person, cue)


def coming(work: Work, person: Person) -> Appointment | None:
    """Give the person's next appointment that is on."""
    found = appointments.coming_of(work.connection, person.id, work.now)
    return next((appointment for appointment in found if appointment.is_on), None)


def _on_channel(work: Work, person: Person, channel: str | None) -> Person:
    """The phone in view is where the person wants to be written to."""
    if channel is None or channel == person.channel:
        return person
    people.change(work.connection, person.id, channel=channel)
    return people.get(work.connection, person.id)


def _invite(work: Work, person: Person) -> Begun:
    """Whoever has joined is invited anew, from the first word."""
    people.change(
        work.connection,
        person.id,
        state="invited",
        invited_at=work.now,
        joined_at=None,
        stopped_at=None,
    )
    fresh = people.get(work.connection, person.id)
    _clear(work, fresh, "welcome", None)
    dialogue.start(work, fresh, "welcome", None)
    return Begun("" if may_start(person.programme, work.now) else "quiet_hours")


def _ask(work: Work, person: Person, flow: str = "checkin") -> Begun | Refused:
    _clear(work, person, flow, None)
    dose = may_ask(person.programme, standing_of(work, person), work.now)
    if isinstance(dose, Skip) and dose.reason in NEVER:
        return Refused(dose.reason)
    dialogue.start(work, person, flow, None)
    match dose:
        case Go():
            return Begun()
        case Wait() | Skip():
            return Begun(dose.reason)


def _remind(work: Work, person: Person) -> Begun | Refused:
    if person.stopped_at is not None:
        return Refused("stopped")
    appointment = coming(work, person)
    if appointment is None:
        return Refused("no_appointment")
    subject = Subject("appointment", appointment.id, appointment.version)
    _clear(work, person, "appointment", subject)
    dialogue.start(work, person, "appointment", subject)
    return Begun("" if may_start(person.programme, work.now) else "quiet_hours")


def _gather(work: Work, person: Person) -> Begun | Refused:
    if person.stopped_at is not None:
        return Refused("stopped")
    meetup = meetup_for(work, person)
    if meetup is None:
        return Refused("no_group")
    talk(work, person, meetup, "invite")
    return Begun("" if may_start(person.programme, work.now) else "quiet_hours")


def _speak_of_work(
    work: Work,
    person: Person,
    cue: Literal["shadow", "job_started", "milestone", "transition"],
) -> Begun | Refused:
    """Set the scene as staff would have, and speak of it."""
    if person.stopped_at is not None:
        return Refused("stopped")
    subject, answers = None, None
    if cue == "shadow":
        work_life.go_on_with_shadowing(work, person)
        return Begun()
    if cue == "milestone":
        subject = work_life.milestone_scene(work, person)
    else:
        scene = (
            work_life.job_scene if cue == "job_started" else work_life.transition_scene
        )
        subject, answers = scene(work, person)
    if subject is None:
        return Refused("all_answered")
    _clear(work, person, cue, None)
    dialogue.start(work, person, cue, subject, answers)
    return Begun("" if may_start(person.programme, work.now) else "quiet_hours")


def _clear(work: Work, person: Person, flow: str, subject: Subject | None) -> None:
    """What was asked of the same matter gives way, and so does Makker's own talk."""
    turn = dialogue.starting_turn(work, person)
    for kept in conversations.open_of(work.connection, person.id):
        is_same = kept.conversation.flow == flow and (
            subject is None or (kept.subject and kept.subject.id == subject.id)
        )
        starter = work.house.flows[kept.conversation.flow].starter
        if is_same or starter is Starter.MAKKER:
            dialogue.give_way(turn, kept)
