"""Links to a person's own page, sent to the phone that is known as theirs."""

from datetime import timedelta

from bot.effects import speech
from bot.effects.fields import Scene
from bot.effects.turn import Turn, Work
from bot.store import addresses, attempts, people
from bot.store.people import Person
from flows.engine.texts import Text

NOTICE = Text("link.notice", ("first_name", "link", "sender"))
#: New links that a page may ask for within the span.
SPAN = timedelta(hours=1)
MOST_LINKS = 3


def announce(work: Work, person: Person) -> None:
    """Say by SMS that something lies on the page, and nothing of what it is."""
    turn = Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel="sms",
        delivery="reply",
    )
    speech.say(turn, NOTICE, Scene(turn, None))
    speech.close(turn)


def send_new(work: Work, person_id: int) -> None:
    """Send a link that works again; the page says the same whether or not it could."""
    tries = attempts.count(work.connection, f"chat link {person_id}", work.now, SPAN)
    person = people.lock(work.connection, person_id) if tries <= MOST_LINKS else None
    if person is None or person.state == "ended":
        return
    if addresses.bound_now(work.connection, person.id, "sms") is not None:
        announce(work, person)
