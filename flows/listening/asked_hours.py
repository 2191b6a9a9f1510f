"""Read the hour of the day that somebody asks for: "kl. 17", "om formiddagen"."""

import re
from typing import Final

from flows.listening.normalise import tokens

_PARTS: Final = {
    "morgen": 9,
    "morgenen": 9,
    "formiddag": 10,
    "formiddagen": 10,
    "middag": 12,
    "middagen": 12,
    "frokost": 12,
    "frokosttid": 12,
    "eftermiddag": 15,
    "eftermiddagen": 15,
    "aften": 19,
    "aftenen": 19,
}
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[.:]\d{2})?")
_LAST_HOUR: Final = 23
#: Beside these an hour is what somebody does not want.
_REFUSED: Final = frozenset(("ikke", "for", "aldrig", "ingen"))


def find_hour(text: str) -> int | None:
    """Find an hour of the day, from 0 to 23; the clock before the part of the day."""
    words = tokens(text)
    for word in words:
        clock = _CLOCK.fullmatch(word)
        if clock and int(clock[1]) <= _LAST_HOUR:
            return int(clock[1])
    return next((_PARTS[word] for word in words if word in _PARTS), None)


def find_wished_hour(text: str) -> int | None:
    """Find the hour that is wished; "ikke om morgenen" wishes none."""
    if _REFUSED.isdisjoint(tokens(text)):
        return find_hour(text)
    return None
