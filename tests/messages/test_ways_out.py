"""What every text offers: a message wherever a call is, and 112 beside each cry."""

import re

from bot.config import MESSAGES
from bot.wording.catalog import read_folder

_RING = re.compile(r"\bRING\b")
_SKRIV = re.compile(r"\bSKRIV\b")
_FOR_OTHERS = ("admin", "demo", "staff", "employer", "human", "talk")
ENTRIES = [e for e in read_folder(MESSAGES) if not e.key.startswith(_FOR_OTHERS)]


def test_who_cannot_call_can_write() -> None:
    """Wherever a call is offered by its word, SKRIV is too."""
    alone = [
        e.key for e in ENTRIES if _RING.search(e.words) and not _SKRIV.search(e.words)
    ]
    assert alone == []


def test_a_button_to_call_stands_beside_one_to_write() -> None:
    """The same in chat: each question with a call among its answers."""
    keys = {e.key for e in ENTRIES}
    calls = [key.removesuffix(".call") for key in keys if key.endswith(".call")]
    assert calls
    assert [key for key in calls if f"{key}.write" not in keys] == []
