"""Read until when somebody wants silence: "indtil jul", "en uge", "i december"."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from flows.listening.atoms import Atom, Kind
from flows.listening.candidates import Candidate
from flows.listening.moments import COPENHAGEN, find_day, find_moment, set_here
from flows.listening.reading import Reading
from flows.listening.vocabulary import known_words

#: Before the time at which the silence ends.
_ENDING: Final = known_words("til indtil før inden tidligst først fra igen engang ved")
_OPEN_ENDED: Final = known_words(
    "resten imens mens foreløbig foreløbigt indtil stund længe stykke kort"
)
_UNTIL: Final = known_words("til indtil når før efter")
_AWAITED: Final = known_words("jeg efter eksamen eksamenerne")
#: Last day of a season of the year: (month, day).
_SEASONS: Final = {
    "jul": (12, 26),
    "juleferie": (1, 3),
    "nytår": (1, 1),
    "vinterferie": (2, 22),
    "påske": (4, 20),
    "påskeferie": (4, 20),
    "sommerferie": (8, 10),
    "sommer": (8, 31),
    "efterårsferie": (10, 18),
}
#: First day, where the season itself is the limit.
_STARTS: Final = {"jul": (12, 24), "nytår": (12, 31), "sommer": (6, 1)}
_DAY: Final = 24 * 60
_DECEMBER: Final = 12


def names_end(reading: Reading) -> bool:
    """Whether a message says how long the silence is to last."""
    if not _OPEN_ENDED.isdisjoint(reading.words) or _waits_for(reading.words):
        return True
    if any(word in _SEASONS or word in _FERIES for word in reading.words):
        return True
    lasting = any(atom.kind is Kind.LASTING for atom in reading.atoms)
    return lasting or any(not is_hourly(each) for each in reading.times)


def _waits_for(words: list[str]) -> bool:
    """Whether something of one's own is waited for: "til jeg er rask"."""
    return any(
        first in _UNTIL and second in _AWAITED for first, second in pairwise(words)
    )


def is_hourly(time: Candidate) -> bool:
    """Whether a time is a part of every day: "om natten"."""
    return all(atom.kind is Kind.PART for atom in time.atoms)


def find_end(reading: Reading, now: datetime) -> datetime | None:
    """Return when the silence ends, as far as the message fixes it."""
    local = now.astimezone(COPENHAGEN)
    season = _end_of_season(reading.words, local.date())
    if season:
        return _at_midnight(season)
    for atom in reading.atoms:
        found = _end_of(atom, reading, local)
        if found and found > local:
            return found
    return None


def _end_of(atom: Atom, reading: Reading, local: datetime) -> datetime | None:
    if atom.kind is Kind.LASTING:
        return (local + timedelta(minutes=atom.value[0])).astimezone(COPENHAGEN)
    ending = not _ENDING.isdisjoint(reading.words[max(0, atom.start - 3) : atom.start])
    if atom.kind is Kind.MONTH:
        return _at_midnight(_edge_of_month(atom.value[0], local.date(), ending=ending))
    if atom.kind in (Kind.WEEK, Kind.WEEKS_ON, Kind.SPAN):
        return _end_of_week(atom, reading.words, local.date(), ending=ending)
    return _end_of_time(atom, reading, local, ending=ending)


def _end_of_time(
    atom: Atom, reading: Reading, local: datetime, *, ending: bool
) -> datetime | None:
    setting = set_here(local, None)
    for candidate in reading.times:
        if atom not in candidate.atoms:
            continue
        day = find_day(candidate, setting)
        moment = find_moment(candidate, day, setting)
        if moment:
            return moment
        if day:
            counted = atom.kind is Kind.OFFSET and "om" in reading.words
            return _at_midnight(day + timedelta(0 if ending or counted else 1))
    return None


def _end_of_week(
    atom: Atom, words: list[str], today: date, *, ending: bool
) -> datetime | None:
    monday = today - timedelta(today.weekday())
    if words[atom.end - 1] == "weekend":
        return _at_midnight(monday + timedelta(5 if ending else 7))
    if "uge" not in words[atom.start : atom.end]:
        return None
    if atom.kind is Kind.WEEK:
        year = today.year + (atom.value[0] < today.isocalendar().week)
        monday = date.fromisocalendar(year, min(atom.value[0], 52), 1)
    elif atom.kind is Kind.WEEKS_ON:
        monday += timedelta(7 * atom.value[0])
    return _at_midnight(monday + timedelta(0 if ending else 7))


def _edge_of_month(month: int, today: date, *, ending: bool) -> date:
    year = today.year + (month < today.month)
    if ending:
        return date(year, month, 1)
    return date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)


def _end_of_season(words: list[str], today: date) -> date | None:
    for place, word in enumerate(words):
        edge = _SEASONS.get(word)
        if edge is None:
            continue
        before = words[max(0, place - 3) : place]
        if word in _STARTS and "efter" not in before and "over" not in before:
            edge = _STARTS[word]
            return _coming(edge, today, 0)
        return _coming(edge, today, 1)
    return None


def _coming(edge: tuple[int, int], today: date, days: int) -> date:
    found = date(today.year, *edge) + timedelta(days)
    return found if found > today else date(today.year + 1, *edge) + timedelta(days)


def _at_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COPENHAGEN)


_FERIES: Final = frozenset(("ferie",))
