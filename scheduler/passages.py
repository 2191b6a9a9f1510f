"""Start what belongs to coming, growing up, changing hands and leaving."""

from datetime import timedelta

from bot import dialogue
from bot.effects.appointments import agreements
from bot.effects.joining import number_talk
from bot.effects.own.coming_of_age import plan_own_consent
from bot.effects.standing import standing_of
from bot.effects.turn import Work
from bot.rules.age import ADULT
from bot.rules.consent import fits_age
from bot.rules.doses import Wait, may_remind
from bot.rules.hours import may_start, next_start
from bot.store import consents, handling, people, tasks, thread_marks
from bot.store.people import Person
from bot.store.timers import Timer
from scheduler.settling import put_off, settle

#: An invitation waits this long at a time while an alert is open.
WHILE_IN_DISTRESS = timedelta(hours=4)


def invite(work: Work, timer: Timer) -> None:
    """Send the invitation at a decent hour, once; go on after a guardian's yes."""
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is None or person.stopped_at is not None:
        return
    is_let_in = person.state == "awaiting" and consents.is_given(
        work.connection, person.id, "guardian"
    )
    is_new = person.state == "invited" and person.invited_at is None
    if not is_let_in and not is_new:
        return
    if handling.is_held_back(work.connection, person.id):
        later = work.now + WHILE_IN_DISTRESS
        put_off(work, timer, next_start(person.programme, later))
    elif not may_start(person.programme, work.now):
        put_off(work, timer, next_start(person.programme, work.now))
    elif not fits_age(person.programme, person.age(work.now)):
        _tell_of_age(work, person)
    else:
        people.change(work.connection, person.id, invited_at=work.now)
        answers = {"joins": "yes"} if is_let_in else None
        dialogue.start_in_turn(work, person, "welcome", None, answers)


def introduce(work: Work, timer: Timer) -> None:
    """Introduce another consultant, unless there is yet another by now."""
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is None:
        return
    mark = thread_marks.newest(work.connection, person.id, "handover")
    if mark is not None and mark.to_staff_id == person.consultant_id:
        _notify(work, person, timer, "handover")


def say_goodbye(work: Work, timer: Timer) -> None:
    """Say goodbye, unless the programme has been opened again."""
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is not None and person.state == "ended":
        _notify(work, person, timer, "goodbye")


def ask_own_consent(work: Work, timer: Timer) -> None:
    """Ask for a yes of their own at 18; a corrected birthday moves the question."""
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is None or not person.has_joined:
        return
    if person.age(work.now) < ADULT:
        plan_own_consent(work.connection, person)
    elif not consents.is_given(work.connection, person.id, "own_18"):
        _notify(work, person, timer, "own_consent")


def _notify(work: Work, person: Person, timer: Timer, flow: str) -> None:
    """Quiet hours hold it, a stop stops it; no cap does."""
    dose = may_remind(person.programme, standing_of(work, person), work.now)
    if isinstance(dose, Wait):
        put_off(work, timer, dose.until)
        return
    if settle(work, person, flow, dose, timer):
        dialogue.start_in_turn(work, person, flow)


def _tell_of_age(work: Work, person: Person) -> None:
    """Somebody outside the programme's ages is not written to: a human looks."""
    if not tasks.has_open(work.connection, "age", person.id):
        turn = dialogue.starting_turn(work, person)
        agreements.tell_consultant(turn, "age", None)


def ask_number(work: Work, timer: Timer) -> None:
    """Ask whether a number is still theirs; a stop stops this too."""
    person = people.lock(work.connection, timer.wake.subject_id)
    if person is None or person.stopped_at is not None:
        return
    if may_start(person.programme, work.now):
        number_talk.ask(work, person)
    else:
        put_off(work, timer, next_start(person.programme, work.now))
