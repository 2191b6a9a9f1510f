"""How many minutes, how many hours: small amounts as people write them."""

import re
from typing import Final

from flows.listening.normalise import fold

_WORDS: Final = {
    "nul": 0,
    "ingen": 0,
    "en": 1,
    "et": 1,
    "én": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "femten": 15,
    "tyve": 20,
    "femogtyve": 25,
    "tredive": 30,
    "syvogtredive": 37,
    "fyrre": 40,
}
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
#: A number in letters says how much only before what is counted, or at the end.
_COUNTED: Final = re.compile(r"([^\W\d_]+)(?= timer?\b|[ .!]*$)")
_AND_A_HALF: Final = re.compile(r"\bog en halv\b")
_HALF: Final = 0.5
_HOUR_MINUTES: Final = 60
#: Amounts that have a name of their own.
_NAMED: Final = (
    (re.compile(r"\bhalvanden time\b"), 90),
    (re.compile(r"\b(?:en )?halv(?:e)? time\b"), 30),
    (re.compile(r"\btre kvarter\b"), 45),
    (re.compile(r"\b(?:et )?kvarter(?:s tid)?\b"), 15),
)
_HOURS: Final = re.compile(r"\b(\d+|[a-zæøå]+) timer?\b")
_MINUTES: Final = re.compile(r"\b(\d+|[a-zæøå]+) ?(?:min|minutter|minut|m)\b")
_MOST_MINUTES: Final = 240
#: Nobody works more hours a week than this.
MOST_HOURS: Final = 80


def find_minutes(text: str) -> int | None:
    """Find how many minutes are meant: "10 min", "et kvarter", or a bare number."""
    said = fold(text)
    for pattern, minutes in _NAMED:
        if pattern.search(said):
            return minutes
    found = _counted(_MINUTES, said, 1) or _counted(_HOURS, said, _HOUR_MINUTES)
    if found is None and (bare := said.strip(" .!")).isdigit():
        found = int(bare)
    return found if found is not None and 0 < found <= _MOST_MINUTES else None


def find_hours(text: str, most: float) -> float | None:
    """Find how many hours are meant: "12,5", "ca. tolv timer"; None when none is."""
    said, halves = _AND_A_HALF.subn("", fold(text))
    numbers = _NUMBER.findall(said)
    words = [_WORDS[word] for word in _COUNTED.findall(said) if word in _WORDS]
    if len(numbers) > 1 or not (numbers or words):
        return None
    whole = float(numbers[0].replace(",", ".")) if numbers else float(words[-1])
    hours = whole + _HALF * halves
    return hours if hours <= most else None


def _counted(pattern: re.Pattern[str], said: str, each: int) -> int | None:
    match = pattern.search(said)
    if match is None:
        return None
    word = match.group(1)
    count = int(word) if word.isdigit() else _WORDS.get(word)
    return count * each if count else None
