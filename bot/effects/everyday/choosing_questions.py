"""What a person is asked in their slot, by what they were asked before."""

from dataclasses import dataclass

from bot.effects.turn import Work
from bot.rules.asking import Asked, Past, what_to_ask
from bot.store import conversations, goals, rsvps
from bot.store.conversations import Subject
from bot.store.people import Person


@dataclass(frozen=True, slots=True)
class Question:
    """A flow to begin, and what it is about."""

    flow: Asked
    subject: Subject | None = None


def what_to_ask_of(work: Work, person: Person) -> Question:
    """Choose the one thing to ask a person now."""
    connection = work.connection
    meetup = rsvps.next_meetup_of(connection, person.id, work.now)
    past = Past(
        joined_at=person.joined_at,
        who5_at=conversations.last_started(connection, person.id, "who5"),
        loneliness_at=conversations.last_started(connection, person.id, "loneliness"),
        step_at=conversations.last_started(connection, person.id, "step"),
        has_goal=bool(goals.of_person(connection, person.id)),
        meetup_at=meetup[1] if meetup else None,
    )
    asked = what_to_ask(person.programme, past, work.now)
    if asked == "loneliness" and meetup is not None:
        return Question(asked, Subject("meetup", meetup[0]))
    return Question(asked)
