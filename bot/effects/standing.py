"""What the doses must know of a person before Makker starts something."""

from dataclasses import replace
from datetime import timedelta

from bot.effects.turn import Work
from bot.rules.doses import Standing
from bot.store import conversations, handling, outbox, slots
from bot.store.people import Person

#: Whoever has not written for so long is in no talk that a notice would disturb.
TALKS = timedelta(hours=2)


def standing_for_notice(work: Work, person: Person) -> Standing:
    """Read the same for a notice: a question that merely stands open is no talk."""
    standing = standing_of(work, person)
    is_writing = person.heard_at is not None and person.heard_at > work.now - TALKS
    return replace(standing, is_in_talk=standing.is_in_talk and is_writing)


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
        consent_due_at=person.consent_due_at,
        busy_until=slots.busy_until(work.connection, person.id, work.now),
    )
