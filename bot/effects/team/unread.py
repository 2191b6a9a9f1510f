"""What a colleague wrote in the chat, and nobody has read: a neutral SMS says so."""

from datetime import timedelta

from bot.effects.own.chat_links import announce
from bot.effects.turn import Work
from bot.store import chat, people, timers
from bot.store.people import Person
from bot.store.timers import Wake

KIND = "unread"
#: Whoever has the page open sees it before this.
PATIENCE = timedelta(minutes=2)
#: Messages that follow each other are announced together.
TOGETHER = timedelta(hours=1)


def expect_read(work: Work, person: Person, outbox_id: int) -> None:
    """Look in two minutes whether the page has shown it."""
    wake = Wake(
        kind=KIND,
        due_at=work.now + PATIENCE,
        municipality_id=person.municipality_id,
        person_id=person.id,
        subject_id=outbox_id,
    )
    timers.plant(work.connection, wake)


def look(work: Work, person_id: int, outbox_id: int) -> bool:
    """Announce it by SMS unless it is read; what waits together is announced once."""
    person = people.lock(work.connection, person_id)
    if person is None or not chat.is_unread(work.connection, outbox_id):
        return False
    since = work.now - TOGETHER
    if chat.has_older_unread(work.connection, person.id, outbox_id, since):
        return False
    announce(work, person)
    return True
