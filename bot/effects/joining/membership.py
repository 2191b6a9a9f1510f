"""A provider says that the person has shut Makker out, or let it in again."""

from bot.effects.appointments import agreements
from bot.effects.turn import Turn
from bot.store import addresses


def note_opt_out(turn: Turn, opt_out: str) -> None:
    """After STOP at the SMS provider nothing passes, until START at the same place."""
    address = addresses.bound_now(turn.connection, turn.person.id, turn.channel)
    if address is not None and opt_out in {"stop", "start"}:
        state = "blocked" if opt_out == "stop" else "ok"
        addresses.change_state(turn.connection, address.id, state)


def change(turn: Turn, kind: str) -> None:
    """A shut door is a signal to the consultant, and never answered."""
    address = addresses.bound_now(turn.connection, turn.person.id, turn.channel)
    if address is None:
        return
    is_blocked = kind == "blocked"
    addresses.change_state(
        turn.connection, address.id, "blocked" if is_blocked else "ok"
    )
    if is_blocked:
        agreements.tell_consultant(turn, "blocked", None)
