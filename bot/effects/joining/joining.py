"""Joining: consent, the duty to notify, and the rhythm that the person chose."""

from datetime import timedelta

from bot.effects.appointments import agreements
from bot.effects.joining import ledger
from bot.effects.own.coming_of_age import plan_own_consent
from bot.effects.plans import RHYTHMS, plan_checkin
from bot.effects.turn import Turn
from bot.effects.work import milestones
from bot.rules.age import ADULT
from bot.store import addresses, outbox, people, timers
from bot.store.conversations import Kept
from flows.events import (
    AgeRefused,
    ConsentDeclined,
    ConsentGiven,
    DutyTold,
    GuardianAwaited,
    RhythmChosen,
)

#: The first check-in comes this long after joining.
FIRST_CHECKIN = timedelta(days=3)
_FLOW = "welcome"


def give_consent(turn: Turn, kept: Kept, _event: ConsentGiven) -> None:
    """Note that the person has joined, and to which words they said yes."""
    person = turn.person
    people.change(
        turn.connection,
        person.id,
        state="joined",
        joined_at=person.joined_at or turn.now,
        stopped_at=None,
    )
    address = addresses.bound_now(turn.connection, person.id, turn.channel)
    if address is not None:
        addresses.confirm(turn.connection, address.id, turn.now)
    if person.joined_at is None:
        milestones.plan_from_start(turn, person)
    key = _key_answered(kept)
    ledger.note(turn, "join", "given", key)
    if person.age(turn.now) < ADULT:
        plan_own_consent(turn.connection, person)
    elif person.joined_at and person.age(person.joined_at) < ADULT:
        ledger.note(turn, "own_18", "given", key)
    refresh(turn)


def decline_consent(turn: Turn, _kept: Kept, _event: ConsentDeclined) -> None:
    """Note that the person does not want to be in; leaving costs nothing."""
    person = turn.person
    had_joined = person.has_joined
    ledger.note(
        turn, "join", "withdrawn" if had_joined else "declined", "welcome.invite"
    )
    people.change(turn.connection, person.id, state="declined", consent_due_at=None)
    timers.drop(turn.connection, "checkin", person.id)
    outbox.skip_waiting(
        turn.connection,
        person.id,
        "declined",
        but=("crisis", "alert", "reply", "change"),
    )
    if had_joined:
        agreements.tell_consultant(turn, "stopped", None)
    refresh(turn)


def refuse_age(turn: Turn, _kept: Kept, _event: AgeRefused) -> None:
    """Somebody outside the programme's ages wants to join: a human looks."""
    agreements.tell_consultant(turn, "age", None)


def await_guardian(turn: Turn, kept: Kept, _event: GuardianAwaited) -> None:
    """Keep the yes, and have the consultant ask the holder of custody."""
    ledger.note(turn, "join", "given", _key_answered(kept))
    people.change(turn.connection, turn.person.id, state="awaiting")
    agreements.tell_consultant(turn, "guardian", None)
    refresh(turn)


def tell_duty(turn: Turn, _kept: Kept, _event: DutyTold) -> None:
    """Note which words the person was told of the duty to notify in."""
    ledger.note(turn, "duty", "told", "welcome.duty")


def choose_rhythm(turn: Turn, kept: Kept, event: RhythmChosen) -> None:
    """Keep the rhythm, and plan the next check-in by it."""
    people.change(turn.connection, turn.person.id, rhythm=event.rhythm)
    is_new = kept.conversation.flow == _FLOW
    pause = FIRST_CHECKIN if is_new else RHYTHMS.get(event.rhythm, FIRST_CHECKIN)
    plan_checkin(turn.connection, turn.person, event.rhythm, turn.now + pause)
    refresh(turn)


def refresh(turn: Turn) -> None:
    """Read the person anew, so that what is said next is true."""
    turn.person = people.get(turn.connection, turn.person.id)


def _key_answered(kept: Kept) -> str:
    """A yes in the first go was said before the invitation had been shown."""
    was_asked = kept.conversation.turn > 1
    return "welcome.invite" if was_asked else "welcome.who_reads"
