"""Speak with one member of a group about a meetup, in a conversation of its own."""

from typing import Literal

from bot.effects import conversing, speech
from bot.effects.fields import Scene
from bot.effects.telling import channel_of
from bot.effects.turn import Turn, Work
from bot.rules.delivery import Delivery
from bot.store import conversations, meetups, people, rsvps
from bot.store.conversations import Subject
from bot.store.meetups import Meetup
from bot.store.people import Person
from bot.store.rsvps import Rsvp
from flows.engine.texts import Text

#: Whom it is about, the meetup, and what they have said to it.
Matter = tuple[Person, Meetup, Rsvp]
About = Literal["invite", "offer", "changed", "remind", "full"]
Afterwards = Literal["review", "missed"]
#: What somebody waits for, or must hear in time, is no mere nudge.
_DELIVERY: dict[About, Delivery] = {
    "offer": "change",
    "changed": "change",
    "full": "change",
}


def lock(work: Work, rsvp_id: int) -> Matter | None:
    """Lock the person, then the meetup, and read the answer as it is then."""
    known = rsvps.get(work.connection, rsvp_id)
    if known is None:
        return None
    person = people.lock(work.connection, known.person_id)
    meetup = meetups.lock(work.connection, known.meetup_id)
    rsvp = rsvps.get(work.connection, rsvp_id)
    if person is None or meetup is None or rsvp is None:
        return None
    return person, meetup, rsvp


def talk(work: Work, person: Person, meetup: Meetup, about: About) -> None:
    """Begin a conversation about a meetup; an older one about it is over."""
    turn = _turn(work, person, _DELIVERY.get(about, "nudge"))
    end_talk(turn, meetup, "replaced")
    conversing.start(turn, "meetup", subject_of(meetup), {"about": about})
    speech.close(turn)


def look_back(work: Work, person: Person, meetup: Meetup, about: Afterwards) -> None:
    """Begin a conversation about a meetup that is over."""
    turn = _turn(work, person, "nudge")
    conversing.start(turn, "meetup_after", subject_of(meetup), {"about": about})
    speech.close(turn)


def say(
    work: Work, person: Person, meetup: Meetup, text: Text, *, keeps_hearing: bool
) -> None:
    """Say something about a meetup that asks nothing."""
    turn = _turn(work, person, "change")
    end_talk(turn, meetup, "standing" if keeps_hearing else "replaced")
    speech.say(turn, text, Scene(turn, subject_of(meetup)))
    speech.close(turn)


def end_quietly(work: Work, person: Person, meetup: Meetup) -> None:
    """The meetup is over: nothing that was asked about it takes an answer now."""
    end_talk(_turn(work, person, "nudge"), meetup, "over")


def is_told(work: Work, person: Person, meetup: Meetup) -> bool:
    """Tell whether somebody has been asked about a meetup."""
    subject = subject_of(meetup)
    return bool(conversations.heard_about(work.connection, person.id, subject))


def end_talk(turn: Turn, meetup: Meetup, outcome: str) -> None:
    """End what was asked about a meetup; what stands may still take an answer."""
    for kept in conversations.heard_about(
        turn.connection, turn.person.id, subject_of(meetup)
    ):
        conversing.end(turn, kept, outcome)


def subject_of(meetup: Meetup) -> Subject:
    """Name the meetup as it stands now."""
    return Subject("meetup", meetup.id, meetup.version)


def _turn(work: Work, person: Person, delivery: Delivery) -> Turn:
    return Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=channel_of(person),
        delivery=delivery,
        open_conversations=conversations.open_of(work.connection, person.id),
    )
