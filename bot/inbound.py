"""One message from outside, as every channel hands it in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """One message from outside, whatever the channel."""

    channel: str
    provider_id: str
    sender: str
    words: str
    received_at: datetime
    #: text, button, sticker, voice, photo, location, contact, edited, deleted,
    #: forwarded, unreadable and what else a channel can carry.
    kind: str = "text"
    #: A CPR number was taken out of the words.
    had_cpr: bool = False
    #: stop or start, when the provider itself has shut or opened the number.
    opt_out: str = ""


def clean(words: str) -> str:
    """Take out what no keyboard writes: NUL, and halves of letters."""
    return words.replace("\0", "").encode("utf-8", "replace").decode()
