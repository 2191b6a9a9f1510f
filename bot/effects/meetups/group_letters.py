"""Words of one's own to a whole group: who gets them, one by one, and stopped."""

from collections.abc import Sequence

from bot.effects.meetups.announcing import BETWEEN, STOPPED
from bot.effects.meetups.comers import Receiver
from bot.effects.team import staff_writing
from bot.effects.turn import Work
from bot.rules.hours import next_start
from bot.rules.quiet_spells import is_paused
from bot.store import letters, meetups, people
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.staff import Colleague


def receivers(work: Work, group_id: int) -> Sequence[Receiver]:
    """Tell who gets words to the group, who does not, and why not."""
    found = [
        people.get(work.connection, person_id)
        for person_id in meetups.members(work.connection, group_id)
    ]
    return [
        Receiver(person.id, person.first_name, _reason(work, person))
        for person in found
    ]


def write(work: Work, group_id: int, colleague: Colleague, words: str) -> int:
    """Write to each member under one's own name; tell how many that was.

    It is nobody's answer: it keeps to decent hours, and a pause or a stop that comes
    in between still holds. One after the other gets it, so that it can be stopped.
    """
    reached = [r for r in receivers(work, group_id) if r.reason is None]
    for number, receiver in enumerate(reached):
        programme = people.get(work.connection, receiver.person_id).programme
        staff_writing.write(
            work,
            receiver.person_id,
            colleague,
            words,
            way="direct",
            delivery="nudge",
            subject=Subject("group", group_id),
            after=next_start(programme, work.now) - work.now + number * BETWEEN,
        )
    return len(reached)


def stop(work: Work, group_id: int) -> int:
    """Keep the words from those who have not got them yet; tell how many that is."""
    return letters.stop(work.connection, Subject("group", group_id), STOPPED)


def _reason(work: Work, person: Person) -> str | None:
    reasons = (
        (person.stopped_at is not None, "stopped"),
        (not person.has_joined, "not_joined"),
        (is_paused(person.paused_until, work.now), "paused"),
        (person.rhythm == "appointments", "appointments_only"),
    )
    return next((reason for holds, reason in reasons if holds), None)
