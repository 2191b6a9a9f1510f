"""What a person can say in any state: a human, and what is no words at all."""

from bot.effects import conversing, speech
from bot.effects.appointments import agreements
from bot.effects.fields import Scene
from bot.effects.meetups import on_the_day
from bot.effects.turn import Turn
from flows.engine.texts import Text
from flows.listening.pleasantries import find_pleasantry


def wish_human(turn: Turn) -> None:
    """Have the consultant call, and say when they are at work."""
    agreements.tell_consultant(turn, "call_me", None)
    _say(turn, "wish.human", ("consultant", "when_back"))


def wish_letter(turn: Turn) -> None:
    """Have the consultant write, and say when they are at work."""
    agreements.tell_consultant(turn, "write_me", None)
    _say(turn, "wish.letter", ("consultant", "when_back"))


def wish_shadow(turn: Turn) -> None:
    """Ask what they would like to see a day of."""
    conversing.start(turn, "shadow")


def not_understood(turn: Turn) -> None:
    """Say what can be said, when nothing is asked and the words are no wish."""
    friendly = find_pleasantry(turn.words)
    key = "wish.not_understood" if friendly is None else f"wish.{friendly}"
    _say(turn, key, ("first_name", "consultant"))
    if friendly is None:
        on_the_day.tell_words(turn)


def say_old_button(turn: Turn) -> None:
    """A button of a question that is over does nothing but say so."""
    _say(turn, "odd.old_button", ())


def answer_odd(turn: Turn, kind: str) -> None:
    """A voice message, a sticker, a place: each has its kind answer."""
    key = f"odd.{kind}"
    known = turn.house.words.catalog.has(key, "chat")
    _say(turn, key if known else "odd.other", ("consultant",))


def say_cpr_removed(turn: Turn) -> None:
    """A CPR number was taken out before anybody or anything could read it."""
    _say(turn, "odd.cpr", ())


def kept_for_human(turn: Turn) -> None:
    """A human has the thread: say nothing, and have them see the message."""
    agreements.tell_consultant(turn, "message", None)


def _say(turn: Turn, key: str, fields: tuple[str, ...]) -> None:
    speech.say(turn, Text(key, fields), Scene(turn, None))
