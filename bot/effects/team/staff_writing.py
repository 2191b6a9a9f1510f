"""A colleague writes as themselves, takes a thread over and gives it back."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from bot.effects.team import unread
from bot.effects.telling import channel_of
from bot.effects.turn import Work, local_words
from bot.rules.delivery import Delivery
from bot.store import outbox, people, tasks
from bot.store.conversations import Subject
from bot.store.outbox import Outgoing
from bot.store.people import Person
from bot.store.staff import Colleague
from bot.wording.words import fill

#: direct: on the person's own channel; chat: in Makker's chat, a link by SMS.
Way = Literal["direct", "chat"]
#: Wishes that writing answers.
ANSWERED = ("write_me", "message")


def may_write(person: Person) -> bool:
    """Tell whether a person takes messages here; who said stop is to be called."""
    return person.stopped_at is None and person.state not in {"declined", "ended"}


def write(
    work: Work,
    person_id: int,
    colleague: Colleague,
    words: str,
    *,
    way: Way,
    delivery: Delivery = "reply",
    subject: Subject | None = None,
    after: timedelta = timedelta(),
) -> bool:
    """Write to a person under one's own name; False when they take no messages.

    Words to many, about a subject, are nobody's answer to a wish to hear from one.
    """
    person = people.lock(work.connection, person_id)
    if person is None or not may_write(person):
        return False
    channel = "web" if way == "chat" else channel_of(person)
    outgoing = replace(
        _outgoing(work, person, colleague, words, channel),
        delivery=delivery,
        subject=subject,
        not_before=work.now + after,
    )
    outbox_id = outbox.add(work.connection, outgoing, work.now)
    if channel == "web":
        unread.expect_read(work, person, outbox_id)
    answered = ANSWERED if subject is None else ()
    for task_id in tasks.open_of(work.connection, answered, person.id):
        tasks.finish(work.connection, task_id, colleague.id, work.now)
    return True


def take_over(work: Work, person_id: int) -> datetime | None:
    """Keep Makker quiet with a person for a while; give until when."""
    person = people.lock(work.connection, person_id)
    if person is None:
        return None
    until = work.now + timedelta(hours=person.programme.human_hours)
    people.change(work.connection, person.id, human_until=until)
    return until


def give_back(work: Work, person_id: int) -> None:
    """Let Makker answer again."""
    people.change(work.connection, person_id, human_until=None)


def _outgoing(
    work: Work, person: Person, colleague: Colleague, words: str, channel: str
) -> Outgoing:
    """The name stands first: nobody has to guess whether a human speaks."""
    template = local_words(work, person).catalog.find("human.wrote", "chat")
    fields = {"author": colleague.first_name, "words": words}
    return Outgoing(
        municipality_id=person.municipality_id,
        person_id=person.id,
        author_id=colleague.id,
        delivery="reply",
        channel=channel,
        words=fill(template, fields, "human.wrote"),
        texts=("human.wrote",),
    )
