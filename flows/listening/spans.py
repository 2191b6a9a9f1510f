"""Read how long and how far: "om en time", "to timer tidligere", "14 dage"."""

from typing import Final

from flows.listening.atoms import Atom, Kind, figure
from flows.listening.vocabulary import known_words

HOUR: Final = 60
DAY: Final = 24 * HOUR
_UNITS: Final = {
    "sekunder": 0,
    "minutter": 1,
    "kvarter": 15,
    "time": HOUR,
    "dag": DAY,
    "dage": DAY,
    "uge": 7 * DAY,
    "måned": 30 * DAY,
}
_SENSE: Final = {
    **dict.fromkeys(("senere", "efter", "frem", "fremad", "længere"), 1),
    **dict.fromkeys(("tidligere", "før", "inden", "forinden"), -1),
}
_MOVING: Final = known_words("rykke skubbe udsætte flytte")
#: "a couple of", "some": two, roughly.
_FEW: Final = frozenset(("par", "nogle", "lidt"))
_NAMED: Final = {"halvanden": 1.5, "halv": 0.5, "par": 2, "nogle": 2, "lidt": 2}
#: Danes count both ends of a week.
_WEEK_OF_EIGHT: Final = 8


def read_span(words: list[str], place: int) -> Atom | None:
    """Read a number and its unit, and where it counts from."""
    start = place
    ahead = words[place] == "om"
    amount, place, loose = _read_amount(words, place + ahead)
    unit = _UNITS.get(words[place])
    if not amount or unit is None:
        return None
    end = place + 1
    end += words[end] == "tid"
    minutes = int(amount * unit)
    if ahead:
        return _ahead(minutes, unit, (start, end), loose=loose)
    return _lasting(words, minutes, (start, end), unit, loose=loose)


def _read_amount(words: list[str], place: int) -> tuple[float, int, bool]:
    loose = words[place] in ("cirka", "lige", "små")
    place += loose
    if words[place : place + 2] in (["et", "par"], ["en", "par"]):
        place += 1
    if words[place] in _NAMED:
        return _NAMED[words[place]], place + 1, words[place] in _FEW
    number = figure(words[place])
    if number is None:
        return _decimal(words[place]), place + 1, False
    place += 1
    if words[place] == "halv":
        # "en halv time" is thirty minutes, "1 ½ time" is ninety.
        written = words[place - 1].isdecimal()
        return (number + 0.5 if written else 0.5), place + 1, False
    more = words[place : place + 3] == ["og", "en", "halv"]
    return number + 0.5 * more, place + 3 * more, False


def _decimal(token: str) -> float:
    whole, comma, part = token.partition(",")
    if comma and len(whole) <= 2 and part == "5" and whole.isdecimal():  # noqa: PLR2004
        return int(whole) + 0.5
    return 0


def _ahead(
    minutes: int, unit: int, span: tuple[int, int], *, loose: bool
) -> Atom | None:
    if loose or unit > 7 * DAY:
        return Atom(Kind.SPAN, *span, (minutes,))
    if unit < DAY:
        return Atom(Kind.WITHIN, *span, (minutes,))
    days = minutes // DAY
    if days == _WEEK_OF_EIGHT:
        days = 7
    return Atom(Kind.OFFSET, *span, (days, 0, int(days % 7 == 0)))


def _lasting(
    words: list[str], minutes: int, span: tuple[int, int], unit: int, *, loose: bool
) -> Atom | None:
    start, end = span
    if words[end] == "siden":
        return Atom(Kind.PAST, start, end + 1)
    sense = _SENSE.get(words[end], 0)
    if not sense and not _MOVING.isdisjoint(words[max(0, start - 4) : start]):
        # "skub den en time" is later.
        return Atom(Kind.SHIFT, start, end, (minutes,)) if unit < DAY else None
    if not sense:
        return Atom(Kind.LASTING, start, end, (minutes, int(loose)))
    if loose:
        return Atom(Kind.BOUND, start, end + 1)
    if unit < DAY:
        return Atom(Kind.SHIFT, start, end + 1, (sense * minutes,))
    return Atom(Kind.BESIDE, start, end + 1, (sense * minutes // DAY,))
