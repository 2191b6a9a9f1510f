"""End a conversation from outside; effects may do it while another one goes on."""

from dataclasses import replace

from bot.effects.turn import Turn
from bot.store import conversations, timers
from bot.store.conversations import Kept


def end(turn: Turn, kept: Kept, outcome: str) -> None:
    """End a conversation that something else has taken the place of."""
    timers.drop(turn.connection, "silence", kept.id)
    ended = replace(kept, conversation=replace(kept.conversation, outcome=outcome))
    conversations.save(turn.connection, ended, kept.asked_at, turn.now)
