"""How a text looks on each channel, with the longest names filled in."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.wording.needs import Reach
from bot.wording.sms import (
    ONE_IN_GSM,
    PART_IN_GSM,
    for_sms,
    segments,
    strangers_to_gsm,
)
from bot.wording.words import fields_in, fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One text on SMS and in chat; None where it is not said."""

    sms: str | None
    chat: str | None
    letters: int = 0
    segments: int = 0
    #: Letters that are left in the last segment.
    left: int = 0
    #: Signs that SMS leaves out or writes another way.
    strangers: tuple[str, ...] = ()
    is_button: bool = False


def preview(
    words: str,
    variant: str | None,
    reach: Reach,
    samples: Mapping[str, str],
    *,
    is_private: bool,
) -> Preview:
    """Show words that are a variant of a text, as far as they reach."""
    known = {name: samples.get(name, "{" + name + "}") for name in fields_in(words)}
    filled = fill(words, known, "preview")
    if reach != "message":
        return Preview(sms=None, chat=filled, is_button=True)
    chat = filled if variant in {None, "chat"} else None
    if variant == "chat" or (variant is None and is_private):
        return Preview(sms=None, chat=filled)
    sms = for_sms(filled)
    count = segments(sms)
    room = ONE_IN_GSM if count <= 1 else count * PART_IN_GSM
    return Preview(
        sms=sms,
        chat=chat,
        letters=len(sms),
        segments=count,
        left=max(0, room - len(sms)),
        strangers=tuple(dict.fromkeys(strangers_to_gsm(words))),
    )
