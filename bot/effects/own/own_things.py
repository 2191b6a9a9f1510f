"""What the person wishes with their own data and their own plan for bad days."""

from bot.effects.appointments import agreements
from bot.effects.joining import ledger
from bot.effects.own import sharing
from bot.effects.turn import Turn
from bot.store import data_wishes, outbox, own_plans, people, timers
from bot.store.conversations import Kept
from flows.events import (
    CorrectionWished,
    ErasureWished,
    KeepingWished,
    PlanLineAdded,
    PlanLineRemoved,
    SharingEnded,
)

#: Longest line of a plan that is kept.
LONGEST_LINE = 500


def wish_correction(turn: Turn, _kept: Kept, event: CorrectionWished) -> None:
    """Give what is wrong to the consultant, and keep the wish."""
    _keep(turn, "correct", event.words)
    agreements.tell_consultant(turn, "correct", None, event.words)


def end_sharing(turn: Turn, _kept: Kept, _event: SharingEnded) -> None:
    """Close every window that the person has opened."""
    sharing.turn_all_off(turn, turn.person.id)


def wish_erasure(turn: Turn, _kept: Kept, _event: ErasureWished) -> None:
    """Keep the wish, have a human carry it out, and start nothing any more."""
    _keep(turn, "erase")
    person = turn.person
    if person.stopped_at is None and person.state == "joined":
        people.change(turn.connection, person.id, stopped_at=turn.now)
        ledger.note(turn, "join", "withdrawn", "my_data.erase")
    timers.drop(turn.connection, "checkin", person.id)
    outbox.skip_waiting(
        turn.connection, person.id, "stopped", but=("crisis", "alert", "reply")
    )
    agreements.tell_consultant(turn, "erase", None)


def wish_keeping(turn: Turn, _kept: Kept, _event: KeepingWished) -> None:
    """Note that things may stay; a wish for erasure is taken back by it."""
    data_wishes.settle(turn.connection, turn.person.id, "erase", turn.now)
    _keep(turn, "keep")


def add_line(turn: Turn, _kept: Kept, event: PlanLineAdded) -> None:
    """Add a line to the plan, in their own words."""
    own_plans.add(
        turn.connection,
        turn.person.id,
        municipality_id=turn.person.municipality_id,
        part=event.part,
        words=event.words.strip()[:LONGEST_LINE],
        staff_id=None,
        now=turn.now,
    )


def remove_line(turn: Turn, _kept: Kept, event: PlanLineRemoved) -> None:
    """Take a line out of their plan."""
    own_plans.remove(turn.connection, turn.person.id, event.line, turn.now)


def _keep(turn: Turn, kind: data_wishes.Kind, words: str | None = None) -> None:
    data_wishes.add(
        turn.connection,
        turn.person.id,
        municipality_id=turn.person.municipality_id,
        kind=kind,
        words=words,
        now=turn.now,
    )
