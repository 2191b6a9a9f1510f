"""Read a clock as Danes say it: "halv ti", "kvart over 2", "kl. 1430"."""

import re
from typing import Final

from flows.listening.atoms import Atom, Kind, figure
from flows.listening.day_words import WEEKDAYS
from flows.listening.vocabulary import known_words

_NOON: Final = 12 * 60
_HALF: Final = 30
_QUARTER: Final = 15
_LAST_HOUR: Final = 24
_LAST_MINUTE: Final = 59
_WRITTEN: Final = re.compile(r"(\d\d?)[.:,](\d\d)$")
_MILITARY: Final = re.compile(r"([01]\d|2[0-3])([0-5]\d)$")
_INTERVAL: Final = re.compile(r"\d\d?(?:[.:]\d\d)?-\d\d?(?:[.:]\d\d)?$")
_LEADS: Final = frozenset(("kl", "at"))
_LOOSE: Final = frozenset(("cirka", "sådan", "lige", "præcis", "nok", "først"))
_OPEN: Final = known_words("efter før inden mellem tidligst senest fra")
_MOVING: Final = known_words("flytte rykke skubbe ændre bytte udsætte ombooke")
_STEPS: Final = frozenset((5, 10, 15, 20, 25))
#: Words after which a bare number is a clock.
_ASKING: Final = known_words("til ved fra efter før inden cirka sige sig siger mellem")
#: Words after which a number counts something, so that it is no clock.
_COMING: Final = known_words("komme møde møder tage mødes ses")
_JUDGING: Final = known_words("er passer går ville")
_JUDGED: Final = known_words(
    "fint bedre bedst ok perfekt godt muligt for super cool fedt ledig umuligt ikke "
    "være skidt dårligt mig også"
)
_SOON: Final = frozenset(("morgen", "overmorgen", "dag"))
_OFFICE_HOURS: Final = range(7, 21)
_OFFERING: Final = known_words("eller så kan vi det tage sige blive være måske men")
_COUNTED: Final = known_words(
    "minutter time dag dage uge måned kvarter kr år procent % personer gange "
    "stykker sek sekunder mand x er ud af / . januar februar marts april maj juni "
    "juli august september oktober november december th nd rd st"
)


def read_clock(words: list[str], place: int, last: Atom | None) -> Atom | None:
    """Read the clock, or the span between two, that begins here."""
    start = place
    led = words[place] in _LEADS
    place += led
    while words[place] in _LOOSE and led:
        place += 1
    if _INTERVAL.match(words[place]):
        between = led or words[start - 1] in _ASKING or _follows_day(last, start)
        return Atom(Kind.BOUND, start, place + 1) if between else None
    first = _read_one(words, place, bare=led or _may_be_bare(words, place, last))
    if first is None:
        return None
    # In "dagen efter kl. 10" the word before belongs to the day.
    taken = last is not None and last.end == start
    return _close(words, start, first, words[start - 1] if not taken else "")


def _close(words: list[str], start: int, first: Atom, before: str) -> Atom:
    end = first.end
    joint = ("og",) if before == "mellem" else ("-", "til")
    if words[end] in joint:
        led = words[end + 1] in _LEADS
        second = _read_one(words, end + 1 + led, bare=True)
        moved = before == "fra" and not _MOVING.isdisjoint(words[:start])
        if second is not None and not moved:
            return Atom(Kind.BOUND, start, second.end)
    if words[end : end + 2] == ["-", "tid"]:
        end += 2
    kind = Kind.BOUND if before in _OPEN else Kind.CLOCK
    return Atom(kind, start, end, first.value)


def _may_be_bare(words: list[str], place: int, last: Atom | None) -> bool:
    token = words[place]
    number = figure(token)
    if number is None or number > _LAST_HOUR:
        return False
    if (token.isdecimal() or number > 2) and _is_judged(words, place, number):  # noqa: PLR2004
        return True
    if words[place + 1] in _COUNTED:
        return False
    if words[place + 1] in ("pm", "am"):
        return True
    if _follows_day(last, place):
        return token.isdecimal() or number > 2  # noqa: PLR2004
    return _is_said_as_clock(words, place, last)


def _is_said_as_clock(words: list[str], place: int, last: Atom | None) -> bool:
    """Whether the words around a bare number make it a clock: "til 15"."""
    before = words[place - 1]
    if before in ("eller", "/"):
        return last is not None and last.kind is Kind.CLOCK and last.end == place - 1
    if not words[place].isdecimal():
        return before in ("sige", "sig") and (figure(words[place]) or 0) > 2  # noqa: PLR2004
    if before in _ASKING or words[place + 1 : place + 3] == ["i", "stedet"]:
        return True
    closed = words[place + 1] in ("", ".", "?", "!", ",")
    asked = before in _COMING or words[place - 2 : place] == ["kan", "jeg"]
    return closed and asked


def _is_judged(words: list[str], place: int, number: int) -> bool:
    """Whether a figure is found good or bad, or bound to a day: "12 er fint"."""
    before, after, second = words[place - 1], words[place + 1], words[place + 2]
    if after in _JUDGING and second in _JUDGED:
        return True
    alone = not before.isalnum()
    if (after == "på" and second in WEEKDAYS) or (after == "i" and second in _SOON):
        return alone or before in _OFFERING
    if after == "?":
        return alone and number in _OFFICE_HOURS
    refused = before == "ikke" and words[place - 2] in ("kan", "men", "^", "")
    return refused and after in ("men", ",", "", ".", "så")


def _follows_day(last: Atom | None, place: int) -> bool:
    days = (Kind.WEEKDAY, Kind.DATE, Kind.OFFSET, Kind.PART, Kind.SAME_DAY)
    return last is not None and last.kind in days and last.end == place


def _read_one(words: list[str], place: int, *, bare: bool) -> Atom | None:
    found = (
        _read_spoken(words, place)
        or _read_written(words, place, bare=bare)
        or (_read_hour(words, place) if bare else None)
    )
    return found and _mark_half(words, found)


def _read_spoken(words: list[str], place: int) -> Atom | None:
    start = place
    if words[place] in ("en", "et") and words[place + 1] in ("kvart", "kvarter"):
        place += 1
    if words[place] == "halv" and words[place + 1] != "over":
        return _hour_at(words, start, place + 1, -_HALF)
    minutes, place = _read_minutes(words, place)
    if not minutes or words[place] not in ("over", "i", "to"):
        return None
    minutes = minutes if words[place] == "over" else -minutes
    place += 1
    if words[place] == "halv" and words[place + 1] != "over":
        return _hour_at(words, start, place + 1, minutes - _HALF)
    return _hour_at(words, start, place, minutes)


def _read_minutes(words: list[str], place: int) -> tuple[int, int]:
    if words[place] in ("kvart", "kvarter"):
        return _QUARTER, place + 1
    if words[place] == "halv" and words[place + 1] == "over":
        return _HALF, place + 1
    number = figure(words[place]) or 0
    if words[place + 1] == "minutter":
        return number, place + 2
    return (number if number in _STEPS else 0), place + 1


def _hour_at(words: list[str], start: int, place: int, minutes: int) -> Atom | None:
    place += words[place] == "kl"
    hour = figure(words[place])
    if not hour or hour > _LAST_HOUR or words[place + 1] == "time":
        return None
    fixed = int(hour > 12)  # noqa: PLR2004
    return Atom(Kind.CLOCK, start, place + 1, (hour * 60 + minutes, fixed, hour))


def _read_written(words: list[str], place: int, *, bare: bool) -> Atom | None:
    token = words[place]
    found = _WRITTEN.match(token) or _MILITARY.match(token)
    if not found or ("," in token and not bare) or _counts(words, place, token, bare):
        return None
    hour, minute = int(found[1]), int(found[2])
    if hour >= _LAST_HOUR or minute > _LAST_MINUTE:
        return None
    fixed = int(hour > 12 or token[0] == "0")  # noqa: PLR2004
    return Atom(Kind.CLOCK, place, place + 1, (hour * 60 + minute, fixed, hour))


def _counts(words: list[str], place: int, token: str, bare: object) -> bool:
    # "2026" is a year and "1500 kr" is money, unless "kl" stands before them.
    year = token.isdecimal() and token[:2] == "20" and token[-1] not in "05"
    counted = _COUNTED - ({".", "er", "/"} if not token.isdecimal() else {".", "er"})
    return words[place + 1] in counted or (year and not bare)


def _read_hour(words: list[str], place: int) -> Atom | None:
    hour = figure(words[place])
    if hour is None or hour > _LAST_HOUR:
        return None
    end, minutes = place + 1, hour * 60
    if words[end].isdecimal() and len(words[end]) == 2 and words[end] < "60":  # noqa: PLR2004
        minutes, end = minutes + int(words[end]), end + 1
    fixed = int(hour > 12 or words[place][0] == "0")  # noqa: PLR2004
    return Atom(Kind.CLOCK, place, end, (minutes % (24 * 60), fixed, hour))


def _mark_half(words: list[str], atom: Atom) -> Atom:
    half = words[atom.end]
    if half not in ("pm", "am"):
        return atom
    minutes = atom.value[0] % _NOON + (_NOON if half == "pm" else 0)
    return Atom(atom.kind, atom.start, atom.end + 1, (minutes, 1, atom.value[2]))
