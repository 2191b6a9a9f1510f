"""Answer whoever writes before they are asked; a yes joins, invited or not."""

from bot.effects import conversing
from bot.effects.turn import Turn
from bot.store import people, timers
from flows.listening.replies import Meaning, Question, read_reply

_FLOW = "welcome"


def greet(turn: Turn, words: str) -> bool:
    """Invite a newcomer who writes; False when they have an invitation open."""
    person = turn.person
    if person.state != "invited" or _is_asked_now(turn):
        return False
    local = turn.now.astimezone(person.programme.time_zone)
    reply = read_reply(words, Question.EVENT_RSVP, local)
    said_yes = reply.meaning is Meaning.YES
    invite(turn, {"joins": "yes"} if said_yes else None)
    return True


def invite(turn: Turn, answers: dict[str, str] | None = None) -> None:
    """Start the welcome now; an invitation that waits for its hour is not sent too."""
    if turn.person.invited_at is None:
        people.change(turn.connection, turn.person.id, invited_at=turn.now)
    timers.drop(turn.connection, "invite", turn.person.id)
    conversing.start(turn, _FLOW, answers=answers)


def _is_asked_now(turn: Turn) -> bool:
    return any(kept.conversation.flow == _FLOW for kept in turn.open_conversations)
