"""What a person can say of their own things in any state: pace, data, plan, menu."""

from bot.effects import conversing
from bot.effects.joining import newcomers, telegram_links
from bot.effects.turn import Turn
from flows.listening.asked_hours import find_wished_hour
from flows.listening.asked_rhythms import find_rhythm
from flows.listening.commands import Command
from flows.listening.menu_words import find_asked
from flows.listening.normalise import fold

_NOT_IN = {"invited", "declined", "awaiting"}


def stop(turn: Turn) -> None:
    """Stop at once; it is said back once."""
    conversing.start(turn, "pace", answers={"wish": "stop"})


def start_again(turn: Turn) -> None:
    """Coming back needs a yes; whoever has never joined is invited."""
    if turn.person.state in _NOT_IN:
        newcomers.invite(turn)
    else:
        conversing.start(turn, "pace", answers={"wish": "start"})


def pause(turn: Turn) -> None:
    """Be quiet; ask until when, unless that was said."""
    conversing.start(turn, "pace", answers={"wish": "pause", "said": turn.words})


def write_less(turn: Turn) -> None:
    """Ask less often."""
    rhythm = find_rhythm(turn.words)
    named = {"rhythm": rhythm} if rhythm else {}
    conversing.start(turn, "pace", answers={"wish": "less", **named})


def change_hour(turn: Turn) -> None:
    """Write at another hour of the day."""
    hour = find_wished_hour(turn.words)
    named = {} if hour is None else {"hour": str(hour)}
    conversing.start(turn, "pace", answers={"wish": "hour", **named})


def change_channel(turn: Turn) -> None:
    """Write somewhere else."""
    channel = _channel_in(turn)
    named = {"channel": channel} if channel else {}
    conversing.start(turn, "pace", answers={"wish": "channel", **named})


def show_data(turn: Turn) -> None:
    """Tell what is stored, or who has read it."""
    wish = "who" if "hvem" in fold(turn.words) else "what"
    conversing.start(turn, "my_data", answers={"wish": wish})


def erase_data(turn: Turn) -> None:
    """Ask once whether everything is to be erased."""
    conversing.start(turn, "my_data", answers={"wish": "erase"})


def show_plan(turn: Turn) -> None:
    """Show the plan for bad days."""
    conversing.start(turn, "my_plan")


def show_menu(turn: Turn) -> None:
    """Say what Makker is or can do."""
    asked = find_asked(turn.words) or "what"
    conversing.start(turn, "menu", answers={"wish": asked})


def help_or_menu(turn: Turn) -> None:
    """Give help, unless the question was what Makker is or can do."""
    if needs_help(turn, Command.HELP):
        conversing.start(turn, "help")
    else:
        show_menu(turn)


def needs_help(turn: Turn, command: Command | None) -> bool:
    """Whether it is help itself that is asked for."""
    return command is Command.HELP and find_asked(turn.words) is None


def _channel_in(turn: Turn) -> str | None:
    """Find the place that was named, where it is one to choose."""
    said = fold(turn.words)
    if "nummer" in said:
        return "number"
    if "telegram" in said and telegram_links.is_telegram_on(
        turn.connection, turn.person
    ):
        return "telegram"
    return "web" if "makkers" in said and "chat" in said else None
