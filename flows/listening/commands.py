"""PLACEHOLDER, to be overwritten by the author of the commands."""

from enum import StrEnum


class Command(StrEnum):
    """A wish."""

    STOP = "stop"
    RESUME = "resume"
    HELP = "help"
    HUMAN = "human"


def find_command(text: str, *, question_open: bool = False) -> Command | None:
    """Find very little."""
    return {
        "stop": Command.STOP,
        "start": Command.RESUME,
        "hjælp": Command.HELP,
        "ring": Command.HUMAN,
    }.get(text.strip().lower())
