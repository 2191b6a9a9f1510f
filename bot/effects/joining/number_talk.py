"""Ask whether a number is still theirs, and hear nothing else from it until then."""

from bot.effects import conversing, speech
from bot.effects.joining import numbers
from bot.effects.turn import Turn, Work
from bot.store import addresses
from bot.store.people import Person
from flows.engine.heard import Chose, SaidSomethingElse
from flows.listening.commands import Command
from flows.listening.replies import Meaning, Question, read_reply

_ANSWERS = {Meaning.YES: "yes", Meaning.NO: "no"}


def ask(work: Work, person: Person) -> None:
    """Put the number in doubt and ask, by words that name nobody."""
    address = numbers.doubtful(work, person)
    if address is None or address.state == numbers.DOUBTED:
        return
    addresses.change_state(work.connection, address.id, numbers.DOUBTED)
    turn = Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel="sms",
        delivery="nudge",
    )
    conversing.start(turn, numbers.ASK)
    speech.close(turn)


def hear(turn: Turn, command: Command | None) -> None:
    """Take words from a number in doubt for the answer, and say nothing else.

    Who says stop there does not want to be written to, whoever it is.
    """
    kept = numbers.open_question(turn) or conversing.start(turn, numbers.ASK)
    answer = "no" if command is Command.STOP else _answer_in(turn)
    turn.said.clear()
    conversing.go_on(turn, kept, Chose(answer) if answer else SaidSomethingElse())


def _answer_in(turn: Turn) -> str | None:
    local = turn.now.astimezone(turn.person.programme.time_zone)
    reply = read_reply(turn.words, Question.EVENT_RSVP, local)
    return _ANSWERS.get(reply.meaning)
