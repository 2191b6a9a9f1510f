"""What flows may know about meetups, receipts, wellbeing and goals."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.effects.turn import Turn
from bot.rules.wellbeing import who5_concern
from bot.store import goals, measures, meetups, receipts, rsvps
from bot.store.conversations import Kept
from bot.store.meetups import Meetup
from bot.store.rsvps import HOLDING, Rsvp
from flows.engine.facts import (
    CalendarFacts,
    Facts,
    Listed,
    MeetupFacts,
    StepFacts,
    WellbeingFacts,
)


def add_everyday(turn: Turn, kept: Kept, facts: Facts) -> Facts:
    """Add what the conversation's own flow asks for."""
    find = _OF_FLOW.get(kept.conversation.flow)
    return facts if find is None else find(turn, kept, facts)


def list_goals(turn: Turn, _kept: Kept) -> tuple[Listed, ...]:
    """Name each goal in the person's own words."""
    return tuple(
        Listed(str(goal.id), goal.words)
        for goal in goals.of_person(turn.connection, turn.person.id)
    )


def _meetup(turn: Turn, kept: Kept, facts: Facts) -> Facts:
    """Read a meetup under lock, so that a place is given to one person only."""
    if kept.subject is None or kept.subject.kind != "meetup":
        return facts
    meetup = meetups.lock(turn.connection, kept.subject.id)
    if meetup is None:
        return facts
    rsvp = rsvps.find(turn.connection, meetup.id, turn.person.id)
    return replace(
        facts,
        meetup=MeetupFacts(
            state=rsvp.state if rsvp else "invited",
            has_place=_has_place(turn, meetup, rsvp),
            has_limit=meetup.places is not None,
            is_cancelled=not meetup.is_on,
            has_started=meetup.starts_at <= turn.now,
            has_ended=meetup.ends_at <= turn.now,
            has_wish=rsvp is not None and rsvp.wish is not None,
            is_met=rsvp is not None and rsvp.met_by is not None,
        ),
    )


def _has_place(turn: Turn, meetup: Meetup, rsvp: Rsvp | None) -> bool:
    """A place that is held, or one that nobody stands before the person for."""
    state = rsvp.state if rsvp else "invited"
    if meetup.places is None or state in HOLDING:
        return True
    waiting = rsvps.count(turn.connection, meetup.id, ("waiting",))
    ahead = 0 if state == "maybe" else waiting - (state == "waiting")
    taken = rsvps.count(turn.connection, meetup.id, HOLDING)
    return meetup.places - taken - ahead > 0


def _calendar(turn: Turn, kept: Kept, facts: Facts) -> Facts:
    receipt = receipts.last_of(turn.connection, turn.person.id)
    kind = kept.subject.kind if kept.subject else None
    calendar = CalendarFacts(
        matter="meetup" if kind == "meetup" else "appointment" if kind else None,
        cancellation=None
        if receipt is None
        else ("sent" if receipt.seen_at is None else "seen"),
    )
    return replace(facts, calendar=calendar)


def _wellbeing(turn: Turn, _kept: Kept, facts: Facts) -> Facts:
    """Judge the newest answers beside those before."""
    scores = measures.last(turn.connection, turn.person.id, "who5")
    if not scores:
        return facts
    last = scores[-2].score if len(scores) > 1 else None
    wellbeing = WellbeingFacts(
        has_last_score=last is not None,
        needs_human=who5_concern(scores[-1].items, last) is not None,
    )
    return replace(facts, wellbeing=wellbeing)


def _own_steps(turn: Turn, _kept: Kept, facts: Facts) -> Facts:
    own_steps = StepFacts(
        goals=len(goals.of_person(turn.connection, turn.person.id)),
        has_step=goals.open_step(turn.connection, turn.person.id) is not None,
    )
    return replace(facts, own_steps=own_steps)


_OF_FLOW: Mapping[str, Callable[[Turn, Kept, Facts], Facts]] = {
    "meetup": _meetup,
    "loneliness": _meetup,
    "ask": _calendar,
    "who5": _wellbeing,
    "step": _own_steps,
}
