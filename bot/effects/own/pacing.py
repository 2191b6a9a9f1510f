"""The young person's own pace: pause, stop, start again, another hour."""

from typing import Final

from bot.effects.appointments import agreements
from bot.effects.ending import end
from bot.effects.joining import ledger
from bot.effects.joining.joining import FIRST_CHECKIN, refresh
from bot.effects.plans import plan_checkin
from bot.effects.turn import Turn
from bot.rules.age import ADULT
from bot.rules.delivery import Delivery
from bot.rules.quiet_spells import UNTIL_START
from bot.store import consents, data_wishes, outbox, people, timers
from bot.store.conversations import Kept
from flows.engine.flow import Starter
from flows.events import (
    HourChosen,
    PauseChosen,
    PauseEnded,
    ReturnWished,
    StartedAgain,
    Stopped,
)

#: What still goes out while there is a pause: what was asked for, and appointments.
_STILL: Final[tuple[Delivery, ...]] = ("crisis", "alert", "reply", "change")


def pause(turn: Turn, _kept: Kept, event: PauseChosen) -> None:
    """Be quiet until then; what Makker has asked need not be answered."""
    person = turn.person
    until = event.until or UNTIL_START
    people.change(turn.connection, person.id, paused_until=until)
    for kept in turn.open_conversations:
        if turn.house.flows[kept.conversation.flow].starter is Starter.MAKKER:
            end(turn, kept, "paused")
    outbox.skip_waiting(turn.connection, person.id, "paused", but=_STILL)
    timers.drop(turn.connection, "checkin", person.id)
    if event.until is not None and person.has_joined:
        plan_checkin(turn.connection, person, person.rhythm, until)
    refresh(turn)


def end_pause(turn: Turn, _kept: Kept, _event: PauseEnded) -> None:
    """Go on as before; what is planned already stays."""
    was_paused = turn.person.paused_until is not None
    people.change(turn.connection, turn.person.id, paused_until=None)
    refresh(turn)
    if was_paused or not timers.due_at(turn.connection, "checkin", turn.person.id):
        _plan_soon(turn)


def stop(turn: Turn, _kept: Kept, _event: Stopped) -> None:
    """Send nothing more that Makker starts; the consultant is told once."""
    person = turn.person
    was_stopped = person.stopped_at is not None
    people.change(turn.connection, person.id, stopped_at=person.stopped_at or turn.now)
    timers.drop(turn.connection, "checkin", person.id)
    for kept in turn.open_conversations:
        end(turn, kept, "stopped")
    outbox.skip_waiting(turn.connection, person.id, "stopped", but=("crisis", "alert"))
    refresh(turn)
    if not was_stopped:
        ledger.note(turn, "join", "withdrawn", "pace.stopped")
        agreements.tell_consultant(turn, "stopped", None)


def stop_quietly(turn: Turn) -> None:
    """A cry that says stop as well: stop, and let the help answer stand alone."""
    if turn.person.stopped_at is None:
        people.change(turn.connection, turn.person.id, stopped_at=turn.now)
        timers.drop(turn.connection, "checkin", turn.person.id)
        ledger.note(turn, "join", "withdrawn", "pace.stopped")
        agreements.tell_consultant(turn, "stopped", None)


def start_again(turn: Turn, _kept: Kept, _event: StartedAgain) -> None:
    """Take back the stop after a yes; a wish for erasure is taken back with it."""
    person = turn.person
    people.change(turn.connection, person.id, stopped_at=None, paused_until=None)
    ledger.note(turn, "join", "given", "pace.ask_back")
    data_wishes.settle(turn.connection, person.id, "erase", turn.now)
    refresh(turn)
    _plan_soon(turn)
    agreements.tell_consultant(turn, "started", None)
    if _owes_own_consent(turn):
        turn.followed_by.append("own_consent")


def wish_return(turn: Turn, _kept: Kept, _event: ReturnWished) -> None:
    """The door is open: a human lets them in again."""
    agreements.tell_consultant(turn, "wants_back", None)


def choose_hour(turn: Turn, _kept: Kept, event: HourChosen) -> None:
    """Keep the hour, and move the check-in that is planned to it."""
    person = turn.person
    people.change(turn.connection, person.id, slot_hour=event.hour)
    refresh(turn)
    planned = timers.due_at(turn.connection, "checkin", person.id)
    if planned is not None:
        day = planned.astimezone(person.programme.time_zone)
        earliest = max(turn.now, day.replace(hour=0, minute=0))
        plan_checkin(turn.connection, turn.person, turn.person.rhythm, earliest)


def _plan_soon(turn: Turn) -> None:
    person = turn.person
    if person.has_joined:
        plan_checkin(turn.connection, person, person.rhythm, turn.now + FIRST_CHECKIN)


def _owes_own_consent(turn: Turn) -> bool:
    """Whoever came of age while it was quiet has not been asked yet."""
    person = turn.person
    joined_at = person.joined_at
    if not person.has_joined or joined_at is None or person.age(turn.now) < ADULT:
        return False
    joined_young = person.age(joined_at) < ADULT
    return joined_young and not consents.is_given(turn.connection, person.id, "own_18")
