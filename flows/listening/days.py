"""Read a day as Danes say it: "i overmorgen", "d. 3/12", "uge 49", "om 14 dage"."""

import re
from typing import Final

from flows.listening.atoms import Atom, Kind, figure
from flows.listening.day_words import (
    MONTHS,
    NAMED_DAYS,
    ORDINALS,
    PARTS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from flows.listening.vocabulary import known_words

_ENDS: Final = frozenset(("", ",", ".", "?", "!", "samme", "så", "men", "hvis", ")"))
_PARTS: Final = tuple(PARTS)
_TODAY: Final = {"dag": 0, "morgen": 1, "overmorgen": 2}
_OVER: Final = known_words("går forgårs morges")
_NUMERIC: Final = re.compile(r"(\d{1,4})([./-])(\d\d?)(?:[./-](\d{2,4}))?$")
_CLOCK: Final = re.compile(r"\d\d?[.:]\d\d$|\d{4}$")
_LAST_DAY: Final = 31
_LAST_WEEK: Final = 53
_MONTHS: Final = 12


def read_day(words: list[str], place: int, last: Atom | None) -> Atom | None:
    """Read the day, week or part of a day that begins here."""
    reader = _READERS.get(words[place])
    if reader is not None:
        return reader(words, place)
    if words[place][0].isdecimal():
        return _read_numeric(words, place, last)
    return None


def _read_weekday(words: list[str], place: int) -> Atom | None:
    before, after = words[place - 1], words[place + 1]
    if before in ("sidste", "hver", "hveranden"):
        return Atom(Kind.PAST, place, place + 1)
    day = WEEKDAYS[words[place]]
    if after == "efter" and words[place + 2] in _ENDS:
        return Atom(Kind.WEEKDAY, place, place + 2, (day, 2, 0))
    if after in ("8", "otte") and words[place + 2] == "dage":
        return Atom(Kind.WEEKDAY, place, place + 3, (day, 0, 1))
    following = int(before == "næste")
    return Atom(Kind.WEEKDAY, place - following, place + 1, (day, following, 0))


def _read_short(words: list[str], place: int) -> Atom | None:
    after = words[place + 1]
    if after in ("kl", "d", "den", *PARTS) or after[:1].isdecimal():
        return Atom(
            Kind.WEEKDAY, place, place + 1, (SHORT_WEEKDAYS[words[place]], 0, 0)
        )
    return None


def _read_in(words: list[str], place: int) -> Atom | None:
    name = words[place + 1]
    if name in _OVER or (name == "nat" and words[place - 1] != "til"):
        return Atom(Kind.PAST, place, place + 2)
    if name in _TODAY:
        return Atom(Kind.OFFSET, place, place + 2, (_TODAY[name], 0))
    if name in PARTS:
        return Atom(Kind.OFFSET, place, place + 2, (0, 1 + _PARTS.index(name)))
    return None


def _read_overmorrow(_words: list[str], place: int) -> Atom | None:
    return Atom(Kind.OFFSET, place, place + 1, (2, 0))


def _read_part(words: list[str], place: int) -> Atom | None:
    if words[place - 1] == "til" and words[place] == "aften":
        return Atom(Kind.OFFSET, place - 1, place + 1, (0, 1 + _PARTS.index("aften")))
    if words[place - 1] in ("god", "godt", "hver"):
        return None
    if words[place - 1] == "hele":
        return Atom(Kind.PAST, place, place + 1)
    return Atom(Kind.PART, place, place + 1, (_PARTS.index(words[place]),))


def _read_date(words: list[str], place: int) -> Atom | None:
    """Read "d. 3/12", "den 3. december", "den første", "den dag"."""
    after = words[place + 1]
    if after == "dag" and words[place] == "den":
        return Atom(Kind.SAME_DAY, place, place + 2)
    numeric = _NUMERIC.match(after)
    if numeric:
        return _numeric_atom(place, place + 2, numeric)
    day = figure(after) if after.isdecimal() else ORDINALS.get(after)
    if not day or day > _LAST_DAY:
        return None
    if after in ORDINALS and not _closes_date(words, place + 2):
        return None
    return _with_month(words, (place, place + 2), day)


def _closes_date(words: list[str], place: int) -> bool:
    if words[place - 1] == "anden":
        return words[place] in MONTHS
    return words[place] in MONTHS or words[place] in (*_ENDS, "kl", "i", "om", "eller")


def _with_month(words: list[str], span: tuple[int, int], day: int) -> Atom:
    start, end = span
    end += words[end] == "."
    if words[end] in ("te", "th", "st", "nd", "rd"):
        end += 1
    month = MONTHS.get(words[end], 0)
    if not month:
        # The dot of "den 3." ends no sentence; that of "27." may.
        end -= words[end - 1] == "." and not words[start].startswith("d")
        return Atom(Kind.DATE, start, end, (day, 0, 0))
    year = words[end + 1]
    if len(year) == 4 and year.startswith("20") and year.isdecimal():  # noqa: PLR2004
        return Atom(Kind.DATE, start, end + 2, (day, month, int(year)))
    return Atom(Kind.DATE, start, end + 1, (day, month, 0))


def _read_ordinal(words: list[str], place: int) -> Atom | None:
    if words[place + 1] not in MONTHS:
        return None
    return _with_month(words, (place, place + 1), ORDINALS[words[place]])


def _read_month(words: list[str], place: int) -> Atom | None:
    month, day = MONTHS[words[place]], words[place + 1]
    if day.isdecimal() and int(day[:4]) <= _LAST_DAY and words[place + 2] != "uge":
        return Atom(Kind.DATE, place, place + 2, (int(day), month, 0))
    return Atom(Kind.MONTH, place, place + 1, (month,))


def _read_numeric(words: list[str], place: int, last: Atom | None) -> Atom | None:
    token = words[place]
    after_day = last is not None and last.kind is Kind.WEEKDAY and last.end == place
    numeric = _NUMERIC.match(token)
    if numeric:
        sure = numeric[2] == "/" or numeric[4] or _is_dated(words, place, numeric)
        return _numeric_atom(place, place + 1, numeric) if sure else None
    day = figure(token) or 0
    if not token.isdecimal() or not 0 < day <= _LAST_DAY:
        return None
    atom = _with_month(words, (place, place + 1), day)
    if atom.value[1] or (after_day and (day > 23 or _precedes_clock(words, atom.end))):  # noqa: PLR2004
        return atom
    return None


def _is_dated(words: list[str], place: int, found: re.Match[str]) -> bool:
    if words[place - 1] == "kl":
        return False
    # Nobody meets at 3.12; they do on the third of December.
    odd = int(found[1]) < 7 and int(found[3]) % 5 != 0  # noqa: PLR2004
    return odd or _precedes_clock(words, place + 1)


def _precedes_clock(words: list[str], place: int) -> bool:
    place += words[place] in (".", ",")
    return words[place] in ("kl", "halv", "kvart") or bool(_CLOCK.match(words[place]))


def _numeric_atom(start: int, end: int, found: re.Match[str]) -> Atom | None:
    day, month, year = int(found[1]), int(found[3]), int(found[4] or 0)
    if len(found[1]) == 4:  # noqa: PLR2004
        day, year = year, day
    if not (0 < day <= _LAST_DAY and 0 < month <= _MONTHS):
        return None
    year += 2000 if 0 < year < 100 else 0  # noqa: PLR2004
    return Atom(Kind.DATE, start, end, (day, month, year))


def _read_week(words: list[str], place: int) -> Atom | None:
    before, after = words[place - 1], words[place + 1]
    number = figure(after) if after.isdecimal() else None
    if number and number <= _LAST_WEEK:
        return Atom(Kind.WEEK, place, place + 2, (number,))
    if before == "næste":
        ahead = 1 + (words[place - 2] == "næste")
        return Atom(Kind.WEEKS_ON, place - ahead, place + 1, (ahead,))
    if after in ("efter", "derpå") and words[place - 1] != "en":
        return Atom(Kind.WEEKS_BESIDE, place, place + 2, (1,))
    if before == "sidste":
        return Atom(Kind.PAST, place, place + 1)
    if before in ("denne", "her", "indeværende"):
        return Atom(Kind.WEEKS_ON, place - 1, place + 1, (0,))
    return Atom(Kind.SPAN, place, place + 1)


def _read_named(words: list[str], place: int) -> Atom | None:
    return Atom(Kind.DATE, place, place + 1, (*NAMED_DAYS[words[place]], 0))


def _read_span(words: list[str], place: int) -> Atom | None:
    if words[place - 1] in ("god", "godt", "glædelig"):
        return None
    return Atom(Kind.SPAN, place, place + 1)


def _read_month_word(words: list[str], place: int) -> Atom | None:
    if words[place - 1] in ("næste", "denne", "her"):
        return Atom(Kind.SPAN, place, place + 1)
    return None


def _read_same(words: list[str], place: int) -> Atom | None:
    after = words[place + 1]
    both = words[place + 2 : place + 4] in (["og", "tid"], ["og", "dag"])
    if after in ("tid", "time", "kl") or both:
        return Atom(Kind.SAME_CLOCK, place, place + (4 if both else 2))
    if after in ("dag", "ugedag"):
        return Atom(Kind.SAME_DAY, place, place + 2)
    return None


def _read_day_word(words: list[str], place: int) -> Atom | None:
    beside = {"efter": 1, "derpå": 1, "før": -1, "inden": -1}.get(words[place + 1], 0)
    if beside:
        return Atom(Kind.BESIDE, place, place + 2, (beside,))
    if words[place - 1] == "næste":
        return Atom(Kind.BESIDE, place, place + 1, (1,))
    return None


_READERS: Final = {
    **dict.fromkeys(WEEKDAYS, _read_weekday),
    **dict.fromkeys(SHORT_WEEKDAYS, _read_short),
    **dict.fromkeys(PARTS, _read_part),
    **dict.fromkeys(ORDINALS, _read_ordinal),
    **dict.fromkeys(MONTHS, _read_month),
    **dict.fromkeys(("d", "den"), _read_date),
    **dict.fromkeys(("weekend", "jul", "nytår", "påske", "hverdag"), _read_span),
    **dict.fromkeys(NAMED_DAYS, _read_named),
    "i": _read_in,
    "overmorgen": _read_overmorrow,
    "uge": _read_week,
    "måned": _read_month_word,
    "samme": _read_same,
    "dag": _read_day_word,
}
#: Every word a day may begin with.
DAY_STARTERS: Final = frozenset(_READERS)
