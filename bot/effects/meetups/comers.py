"""Words of one's own to those who come: who gets them, one by one, and stopped."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.effects.meetups.announcing import BETWEEN, STOPPED
from bot.effects.team import staff_writing
from bot.effects.turn import Work
from bot.store import letters, people, rsvps
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.staff import Colleague


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who comes, and why words do not reach them."""

    person_id: int
    first_name: str
    #: stopped or left; None where they do.
    reason: str | None


def receivers(work: Work, meetup_id: int) -> Sequence[Receiver]:
    """Tell who gets words to those who come, who does not, and why not."""
    coming = rsvps.of_meetup(work.connection, meetup_id, ("coming",))
    found = [people.get(work.connection, rsvp.person_id) for rsvp in coming]
    return [
        Receiver(person.id, person.first_name, _reason(person))
        for person in sorted(found, key=lambda person: person.id)
    ]


def write(work: Work, meetup_id: int, colleague: Colleague, words: str) -> int:
    """Write to each of those who come under one's own name; tell how many that was.

    Nobody sees to whom else it went; they get it one after the other, so that a
    mistake can be stopped half-way.
    """
    reached = [r for r in receivers(work, meetup_id) if r.reason is None]
    for number, receiver in enumerate(reached):
        staff_writing.write(
            work,
            receiver.person_id,
            colleague,
            words,
            way="direct",
            subject=Subject("meetup", meetup_id),
            after=number * BETWEEN,
        )
    return len(reached)


def stop(work: Work, meetup_id: int) -> int:
    """Keep the words from those who have not got them yet; tell how many that is."""
    return letters.stop(work.connection, Subject("meetup", meetup_id), STOPPED)


def _reason(person: Person) -> str | None:
    if staff_writing.may_write(person):
        return None
    return "stopped" if person.stopped_at is not None else "left"
