"""How an address becomes a person's: a link used once, or a code from the known one."""

import re

from bot.effects import speech
from bot.effects.fields import Scene
from bot.effects.joining import link_words, newcomers
from bot.effects.joining.code_sending import send_code
from bot.effects.turn import Turn, Work
from bot.inbound import Inbound
from bot.store import addresses, codes, inbox, invitations, people
from bot.store.codes import MOST_TRIES, Code
from bot.store.people import Person
from flows.engine.texts import Text

_START = re.compile(r"/start(?:@\w+)?(?:\s+([A-Za-z0-9_-]{1,64}))?\s*")
_TYPED = re.compile(r"\D*(?:\d[ .-]?){7}\D*")


def is_start(inbound: Inbound) -> bool:
    """Whether Telegram says that somebody has opened the chat."""
    is_telegram = inbound.channel == "telegram"
    return is_telegram and _START.fullmatch(inbound.words) is not None


def take_up(work: Work, inbox_id: int, inbound: Inbound) -> bool:
    """Answer an address that brings a link or a code; False when it has none."""
    if is_start(inbound):
        _open_link(work, inbox_id, inbound)
        return True
    code = codes.waited_for(work.connection, inbound.channel, inbound.sender, work.now)
    if code is None:
        return False
    _try_code(work, code, inbox_id, inbound)
    return True


def _open_link(work: Work, inbox_id: int, inbound: Inbound) -> None:
    """A link leads in whoever has not joined; who has is asked for a code as well.

    Wrong, used and old links all get the same words: they tell nothing.
    """
    match = _START.fullmatch(inbound.words)
    token = match[1] if match else None
    found = token and invitations.find(
        work.connection, inbound.channel, token, work.now
    )
    person = people.lock(work.connection, found.person_id) if found else None
    if (
        not found
        or person is None
        or not invitations.use(work.connection, found, work.now)
    ):
        link_words.answer_stranger(work, inbox_id, inbound, "link.unknown")
        return
    if person.state in {"invited", "declined", "awaiting"}:
        _bind(work, person, inbound)
        _welcome(work, person.id, inbox_id, inbound)
    elif send_code(work, person, inbound.channel, inbound.sender):
        link_words.answer_stranger(work, inbox_id, inbound, "link.type_code")
    else:
        link_words.answer_stranger(work, inbox_id, inbound, "link.no_code")


def _try_code(work: Work, code: Code, inbox_id: int, inbound: Inbound) -> None:
    if not _TYPED.fullmatch(inbound.words):
        link_words.answer_stranger(work, inbox_id, inbound, "link.type_code")
        return
    typed = re.sub(r"\D", "", inbound.words)
    if not codes.try_out(work.connection, code, typed, work.now):
        is_over = code.tries + 1 >= MOST_TRIES
        key = "link.code_over" if is_over else "link.wrong_code"
        link_words.answer_stranger(work, inbox_id, inbound, key)
        return
    person = people.lock(work.connection, code.person_id)
    if person is not None:
        _bind(work, person, inbound)
        _say_linked(work, person.id, inbox_id, inbound)


def _bind(work: Work, person: Person, inbound: Inbound) -> None:
    """Make the address theirs; a new number takes the place of the old one."""
    connection, channel = work.connection, inbound.channel
    old = addresses.bound_now(connection, person.id, channel)
    if old is not None:
        addresses.unbind(connection, channel, old.value, work.now)
    addresses.bind(
        connection,
        person.id,
        municipality_id=person.municipality_id,
        channel=channel,
        value=inbound.sender,
        now=work.now,
    )
    if channel == "telegram" and person.programme.telegram:
        people.change(connection, person.id, channel=channel)


def _welcome(work: Work, person_id: int, inbox_id: int, inbound: Inbound) -> None:
    turn = _turn(work, person_id, inbox_id, inbound)
    newcomers.invite(turn)
    speech.close(turn)


def _say_linked(work: Work, person_id: int, inbox_id: int, inbound: Inbound) -> None:
    turn = _turn(work, person_id, inbox_id, inbound)
    is_quiet = inbound.channel == "telegram" and not turn.person.programme.telegram
    key = "link.linked_quietly" if is_quiet else "link.linked"
    speech.say(turn, Text(key), Scene(turn, None))
    speech.close(turn)


def _turn(work: Work, person_id: int, inbox_id: int, inbound: Inbound) -> Turn:
    person = people.get(work.connection, person_id)
    inbox.settle(
        work.connection,
        inbox_id,
        municipality_id=person.municipality_id,
        person_id=person.id,
    )
    return Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=inbound.channel,
        delivery="reply",
        inbox_id=inbox_id,
    )
