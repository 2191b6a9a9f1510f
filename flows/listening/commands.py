"""Find a command: a whole message, or an unmistakable wish, whatever is asked."""

import re
from datetime import datetime
from enum import StrEnum
from typing import Final

from flows.listening.pauses import find_end
from flows.listening.phrases import START
from flows.listening.reading import END, Reading, read
from flows.listening.signs import Sign
from flows.listening.wishes import Wish, find_wish


class Command(StrEnum):
    """What somebody may order of Makker in any state."""

    STOP = "stop"
    RESUME = "resume"
    PAUSE = "pause"
    HELP = "help"
    MENU = "menu"
    HUMAN = "human"
    PLAN = "plan"
    MY_DATA = "my_data"
    DELETE_ME = "delete_me"
    RECEIPT = "receipt"
    LESS_OFTEN = "less_often"
    OTHER_TIME = "other_time"
    OTHER_CHANNEL = "other_channel"


#: What the SMS provider takes for STOP and START, and what it blocks and opens.
_PROVIDER_STOPS: Final = frozenset(
    ("stop", "stopall", "unsubscribe", "revoke", "optout", "opt-out", "opt out")
)
_PROVIDER_STARTS: Final = frozenset(("start", "unstop"))
#: English words of the provider's that are also answers to a question.
_AMBIGUOUS: Final = {
    "cancel": Command.STOP,
    "end": Command.STOP,
    "quit": Command.STOP,
    "yes": Command.RESUME,
}
_WISHED: Final = {
    Wish.STOP: Command.STOP,
    Wish.PAUSE: Command.PAUSE,
    Wish.RESUME: Command.RESUME,
    Wish.HUMAN: Command.HUMAN,
    Wish.HELP: Command.HELP,
    Wish.PLAN: Command.PLAN,
    Wish.MY_DATA: Command.MY_DATA,
    Wish.DELETE_ME: Command.DELETE_ME,
    Wish.RECEIPT: Command.RECEIPT,
    Wish.LESS_OFTEN: Command.LESS_OFTEN,
    Wish.OTHER_TIME: Command.OTHER_TIME,
    Wish.OTHER_CHANNEL: Command.OTHER_CHANNEL,
}
_SENTENCE_END: Final = re.compile(r"[.!\n]")
#: Beside an open question a message this long tells something, and orders nothing.
_SHORT: Final = 8
_ALWAYS: Final = frozenset((Wish.STOP, Wish.PAUSE, Wish.RESUME, Wish.DELETE_ME))


def find_command(text: str, *, question_open: bool = False) -> Command | None:
    """Find the command in a text; fewer words are one while a question is open."""
    bare = text.strip(" .!*\"'\n\t").lower()
    if bare in _PROVIDER_STOPS:
        return Command.STOP
    if bare in _PROVIDER_STARTS:
        return Command.RESUME
    if bare in _AMBIGUOUS:
        return None if question_open else _AMBIGUOUS[bare]
    reading = read(text)
    wish = find_wish(reading, alone=not question_open)
    if question_open:
        wish = _keep_unmistakable(wish, reading)
    elif wish is None and reading.has(Sign.SIGN_OFF):
        wish = Wish.STOP
    if wish is Wish.HELP and "menu" in reading.line:
        return Command.MENU
    return _WISHED[wish] if wish else None


def begins_with_stop(text: str) -> bool:
    """Tell whether a cry begins with STOP: a sentence of its own, or in capitals."""
    first = _SENTENCE_END.split(text.strip(), maxsplit=1)[0]
    return text.lstrip().startswith("STOP ") or find_command(first) is Command.STOP


def find_pause_end(text: str, now: datetime) -> datetime | None:
    """Return until when a pause is asked for, where the text says it."""
    return find_end(read(text), now)


def _keep_unmistakable(wish: Wish | None, reading: Reading) -> Wish | None:
    if wish is None or wish in _ALWAYS:
        return wish
    if wish is Wish.HUMAN and not reading.has(Sign.MOVE):
        asked = reading.has(Sign.HUMAN, Sign.LEAVE)
        return wish if asked else None
    words = [word for word in reading.line if word not in (START, END)]
    answered = reading.has(Sign.YES, Sign.NO, Sign.COMING, Sign.ABSENT, Sign.MOVE)
    return wish if len(words) <= _SHORT and not answered else None
