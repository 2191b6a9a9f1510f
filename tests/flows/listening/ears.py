"""The ears as they are shipped, read once for all tests."""

from functools import cache
from pathlib import Path
from typing import Final

from bot.wording.listening import read_ears
from flows.listening.ears import Ears
from flows.listening.verdict import Verdict

FOLDER: Final = Path("messages/da/listening")


@cache
def ears() -> Ears:
    """Read the ears."""
    return read_ears(FOLDER)


def hear(text: str, *before: str) -> Verdict:
    """Hear a text after others."""
    return ears().hear(text, before)
