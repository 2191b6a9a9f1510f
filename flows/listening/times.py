"""Find the time that a Danish text names: "halv ti i morgen", "uge 49 tirsdag".

Hours 1 to 6 without more are in the afternoon; a weekday is its next occurrence;
a time already past is never returned.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Final

from flows.listening.atoms import Kind
from flows.listening.candidates import PADDING, Candidate, gather, read_atoms
from flows.listening.moments import (
    Setting,
    find_day,
    find_moment,
    has_clock,
    set_here,
)
from flows.listening.standing import judge
from flows.listening.vocabulary import known_words, read_words

_CORRECTIONS: Final = known_words("nej vent mener mente rettelse faktisk ups")


class Vague(StrEnum):
    """Why a named time is not exact."""

    DATE_ONLY = "date_only"
    PART = "part"
    INTERVAL = "interval"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Found:
    """A time found in a text: exact in `at`, or why it is `vague`."""

    at: datetime | None = None
    #: The local date, where one is fixed.
    day: date | None = None
    vague: Vague | None = None


@dataclass(frozen=True, slots=True)
class _Dated:
    candidate: Candidate
    day: date | None
    at: datetime | None


def find_time(
    text: str, now: datetime, *, base: datetime | None = None
) -> Found | None:
    """Find the time a text proposes; `base` is the appointment it speaks of."""
    words = read_words(text)
    candidates = name_times([*words, *PADDING])
    return choose([*words, *PADDING], candidates, now, base=base)


def find_spoken_day(text: str, now: datetime) -> date | None:
    """Find the one day that a text speaks of, wished or not; None for several."""
    words = [*read_words(text), *PADDING]
    dated = _set_in_calendar(list(name_times(words)), set_here(now, None))
    days = {each.day for each in dated if each.day is not None}
    return days.pop() if len(days) == 1 else None


def name_times(words: list[str]) -> list[Candidate]:
    """List the times named in a padded list of words, and how each stands."""
    atoms = read_atoms(words)
    return judge(words, gather(words, atoms)) if atoms else []


def choose(
    words: list[str],
    candidates: Sequence[Candidate],
    now: datetime,
    *,
    base: datetime | None = None,
) -> Found | None:
    """Choose the time proposed among those named."""
    live = [each for each in candidates if not each.refused]
    live = [each for each in live if not each.aside] or live
    if not live:
        return None
    dated = _set_in_calendar(live, set_here(now, base))
    whole = [each for each in dated if _is_whole(each)]
    if whole:
        return _correct(words, dated, now, base) or _choose_whole(words, whole, dated)
    return _put_together(dated, set_here(now, base))


def _set_in_calendar(live: list[Candidate], setting: Setting) -> list[_Dated]:
    found: list[_Dated] = []
    for candidate in live:
        month = candidate.find(Kind.MONTH)
        day = find_day(candidate, setting)
        at = find_moment(candidate, day, setting) if has_clock(candidate) else None
        found.append(_Dated(candidate, day, at))
        setting = replace(
            setting,
            month=month.value[0] if month else setting.month,
            day=day or setting.day,
        )
    return found


def _is_whole(dated: _Dated) -> bool:
    within = dated.candidate.find(Kind.WITHIN) is not None
    named = dated.day is not None or within
    return named and dated.at is not None and not dated.candidate.bounded


def _correct(
    words: list[str],
    dated: list[_Dated],
    now: datetime,
    base: datetime | None,
) -> Found | None:
    """Take a clock that is put right for the day it was said of."""
    for before, after in pairwise(dated):
        between = words[before.candidate.end : after.candidate.start]
        if _CORRECTIONS.isdisjoint(between) or not _is_whole(before):
            continue
        if after.day is None and after.candidate.find(Kind.CLOCK):
            at = find_moment(after.candidate, before.day, set_here(now, base))
            return Found(at=at, day=at.date()) if at else None
    return None


def _choose_whole(words: list[str], whole: list[_Dated], dated: list[_Dated]) -> Found:
    last = whole[-1]
    if _are_several(dated):
        return Found(vague=Vague.SEVERAL)
    first = whole[0]
    between = words[first.candidate.end : last.candidate.start]
    if first.at != last.at and _CORRECTIONS.isdisjoint(between):
        return Found(vague=Vague.SEVERAL)
    return Found(at=last.at, day=last.at.date() if last.at else None)


def _put_together(dated: list[_Dated], setting: Setting) -> Found:
    if _are_several(dated):
        return Found(vague=Vague.SEVERAL)
    days = [each.day for each in dated if each.day and not each.candidate.bounded]
    day = days[-1] if days else None
    timed = [each.candidate for each in dated if has_clock(each.candidate)]
    timed = [each for each in timed if not each.bounded]
    if timed and not _is_loose(dated, day):
        at = find_moment(timed[-1], day, setting)
        if at:
            return Found(at=at, day=at.date())
    return Found(day=day, vague=_why_vague(dated))


def _are_several(dated: list[_Dated]) -> bool:
    return any(
        after.candidate.either and (before.day, before.at) != (after.day, after.at)
        for before, after in pairwise(dated)
    )


def _is_loose(dated: list[_Dated], day: date | None) -> bool:
    """Whether only a week or month is named, so that the day stays open."""
    loose = (Kind.WEEK, Kind.WEEKS_ON, Kind.WEEKS_BESIDE, Kind.MONTH, Kind.SPAN)
    return day is None and any(each.candidate.find(*loose) for each in dated)


def _why_vague(dated: list[_Dated]) -> Vague:
    if any(each.candidate.find(Kind.BOUND) or each.candidate.bounded for each in dated):
        return Vague.INTERVAL
    if any(each.candidate.find(Kind.PART) for each in dated):
        return Vague.PART
    return Vague.DATE_ONLY
