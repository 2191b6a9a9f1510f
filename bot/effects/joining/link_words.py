"""What is said while an address is not a person's yet: nothing of theirs."""

from bot.effects.turn import Work, local_words
from bot.inbound import Inbound
from bot.store import inbox, outbox
from bot.store.codes import LIVES
from bot.store.outbox import Outgoing
from bot.store.people import Person


def answer_stranger(work: Work, inbox_id: int, inbound: Inbound, key: str) -> None:
    """Answer whoever wrote, by words that name nobody."""
    home = inbox.home_of_strangers(work.connection)
    if home is None:
        return
    outbox.add(
        work.connection,
        Outgoing(
            municipality_id=home,
            delivery="reply",
            channel=inbound.channel,
            words=work.house.words.say(key, inbound.channel, {}),
            texts=(key,),
            inbox_id=inbox_id,
        ),
        work.now,
    )


def send_code(work: Work, person: Person, channel: str, code: str, key: str) -> None:
    """Send a code where the person is known; it is worth sending while it is good."""
    outbox.add(
        work.connection,
        Outgoing(
            municipality_id=person.municipality_id,
            person_id=person.id,
            delivery="reply",
            channel=channel,
            words=local_words(work, person).say(key, channel, {"code": code}),
            texts=(key,),
            deadline=work.now + LIVES,
        ),
        work.now,
    )
