"""Read the end of a pause in an answer to "how long": "til mandag", "14 dage"."""

from datetime import datetime, time
from typing import Final

from flows.listening.normalise import tokens
from flows.listening.pauses import find_end
from flows.listening.reading import read
from flows.listening.times import find_time

#: Words that say by themselves how a time bounds the pause.
_BOUNDS: Final = frozenset(
    ("til", "indtil", "i", "om", "resten", "hele", "før", "efter", "over")
)


def find_said_end(text: str, now: datetime) -> datetime | None:
    """Find when quiet ends, as far as the words fix it; never a past moment.

    A day by itself is the day it ends: "mandag" is "til mandag".
    """
    if _BOUNDS.isdisjoint(tokens(text)):
        text = f"til {text}"
    named = find_end(read(text), now)
    if named is None:
        found = find_time(text, now)
        if found is not None:
            named = found.at
        if named is None and found is not None and found.day is not None:
            named = datetime.combine(found.day, time(), now.tzinfo)
    return named if named is not None and named > now else None
