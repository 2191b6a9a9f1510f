"""Which open question was meant; the reply itself is given to it after the turn."""

from bot.effects.turn import Turn
from bot.store.conversations import Kept
from flows.events import ReplyMeant


def mean(turn: Turn, _which: Kept, event: ReplyMeant) -> None:
    """Note what was meant."""
    turn.meant = event
