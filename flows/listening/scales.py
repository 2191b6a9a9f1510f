"""Read a number on a scale: "en toer", "2 ud af 5", "i går 2, nu 4"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flows.listening.clock_words import FIGURES, NUMBERS
from flows.listening.phrases import Phrases
from flows.listening.vocabulary import known_words, make_alike, read_words, spell_alike
from flows.listening.words import FILLERS

#: The answers of WHO-5, word for word, and as they are said.
_ANSWERS: Final = Phrases(
    {
        5: "altid, konstant, hele tiden, all of the time, all the time, hele tid",
        4: """det meste af tid|tiden, mesteparten af tid|tiden, det meste
            for det meste, most of the time, mest af tiden|tid""",
        3: """mere end halvdelen, over halvdelen, mere end halvdelen af tid
            mere end det halve, over halvdelen af tid, more than half""",
        2: """mindre end halvdelen, under halvdelen, mindre end halvdelen af tid
            mindre end det halve, under halvdelen af tid, less than half""",
        1: "lidt af tid|tiden, en lille del af tid|tiden, some of the time",
        0: """på intet tid|tidspunkt, ikke på noget tid|tidspunkt, slet ikke
            på ingen tidspunkt|tid, aldrig, at no time, overhovedet ikke""",
    },
    spell_alike,
)
_UNITS: Final = known_words(
    "time timer minutter dag dage uge måned år kr gange personer kopper kop kaffe øl "
    "kilometer km sekunder procent % venner børn søskende opgaver lektier aftaler "
    "møder afleveringer ting stk sider kilo kg grader"
)
_PLAIN_AFTER: Final = known_words(
    "i på nu herfra tror tænker vil fordi for men så og er tal tallet ud af desværre "
    "tak måske nok det jeg den der siger eller som igen måske tiden mest ikke hvis "
    "bedste selvom da ja nej til agtigt tallet pga med efter ca score point ud"
)
_LEADING: Final = known_words(
    "en et den det er siger sige giver giv score svar svarer svaret så nok nummer nr "
    "tal tallet på vælger sætter sætte skriver som blive tager klart solid ja måske "
    "cirka fint dagen vil"
)
_BEFORE: Final = known_words(
    "går sidst sidste før var tidligere morges plejer normalt dengang forrige"
)
#: These speak of the figure after them only.
_LEADERS: Final = known_words("plejer normalt var fra")
_NOW: Final = known_words("nu dag idag aften stadig oppe nede her")
_CORRECTIONS: Final = known_words("nej vent mener rettelse ups")
_DENIALS: Final = known_words("ikke hverken ingen aldrig end")
_OPENERS: Final = known_words(
    "hvad hvor hvorfor hvordan hvornår hvem hvilken er skal kan"
)
_ASKING: Final = known_words("hvad hvor hvorfor hvordan hvornår hvem hvilken")
_BREAKS: Final = frozenset((",", ".", "(", ")", "men", ";", "!"))
_NAMING: Final = frozenset(("kl", "bus", "linje"))
_HALVES: Final = known_words("halv halvanden komma plus minus halvt") | {"+", "-"}
_OF: Final = re.compile(r"(\d+)/(\d+)$")


@dataclass(frozen=True, slots=True)
class _Figure:
    number: int
    place: int


def read_scale(text: str, *, lowest: int, highest: int) -> int | None:
    """Read the one number meant; none where it is open or out of range."""
    words = [word for word in read_words(text) if word not in FILLERS]
    if _is_question(words):
        return None
    figures = _list_figures(words, highest)
    if figures is None:
        return None
    figures = [each for each in figures if not _names_range(words, each.place)]
    numbers = {figure.number for figure in _keep_meant(words, figures)}
    if not numbers and lowest == 0:
        numbers = _read_answers(words)
    if len(numbers) != 1:
        return None
    number = numbers.pop()
    return number if lowest <= number <= highest else None


def _is_question(words: Sequence[str]) -> bool:
    if not words or words[0] not in _OPENERS:
        return False
    asking = words[0] in _ASKING and _BREAKS.isdisjoint(words)
    figured = words[1:2] and (words[1].isdecimal() or words[1] in FIGURES)
    return words[-1] == "?" or asking or bool(figured)


def _read_answers(words: Sequence[str]) -> set[int]:
    line = [word for word in map(make_alike, words) if word]
    found = _ANSWERS.find(line)
    meant = [
        match
        for match in found
        if match.start == 0 or line[match.start - 1] not in ("ikke", "næsten")
    ]
    return {match.tag for match in (meant if len(meant) == len(found) else [])}


def _list_figures(words: list[str], highest: int) -> list[_Figure] | None:
    """List the figures, or nothing at all where one lies between two."""
    found: list[_Figure] = []
    for place, word in enumerate(words):
        part = _OF.match(word)
        if part and int(part[2]) == highest:
            found.append(_Figure(int(part[1]), place))
            continue
        if word[0].isdecimal() and not word.isdecimal() and not _is_clock(words, place):
            return None
        number = _number_of(words, place)
        if number is None:
            continue
        if _is_between(words, place):
            return None
        found.append(_Figure(number, place))
    return found


def _is_clock(words: list[str], place: int) -> bool:
    return "," not in words[place] and len(words[place]) > 3  # noqa: PLR2004


def _number_of(words: list[str], place: int) -> int | None:
    word = words[place]
    if word.isdecimal():
        return int(word) if len(word) < 5 else -1  # noqa: PLR2004
    if word in FIGURES:
        return FIGURES[word]
    if word in ("en", "et"):
        # An article, unless nothing else is said.
        return 1 if all(each in ("en", "et", ".", ",", "!") for each in words) else None
    return NUMBERS.get(word)


def _is_between(words: list[str], place: int) -> bool:
    before, after = words[place - 1 : place], words[place + 1 : place + 4]
    if after[:1] and after[0] in _HALVES:
        return after[0] != "-" or len(after) == 1
    if after[:3] == ["og", "en", "halv"] or after[:2] == ["en", "halv"]:
        return True
    return (
        bool(before)
        and before[0] in ("minus", "-", "over", "under")
        and (before[0] != "-" or place == 1)
    )


def _names_range(words: list[str], place: int) -> bool:
    """Whether a figure is an end of the scale: "fra 1 til 5"."""
    for start in (place - 1, place - 3):
        ends = words[max(start, 0) : start + 4]
        if start >= 0 and ends[::2] == ["fra", "til"] and ends[1] in ("0", "1", "en"):
            return len(ends) > 3 and ends[3] in ("5", "10", "fem", "ti")  # noqa: PLR2004
    return False


def _keep_meant(words: list[str], figures: list[_Figure]) -> list[_Figure]:
    kept = [each for each in figures if not _is_beside(words, each)]
    for place, word in enumerate(words):
        later = [each for each in kept if each.place > place]
        if word in _CORRECTIONS and later and len(later) < len(kept):
            kept = later
    if len({each.number for each in kept}) > 1:
        kept = _keep_present(words, kept)
    if len({each.number for each in kept}) > 1:
        kept = [each for each in kept if not _counts(words, each)] or kept
    return kept


def _is_beside(words: list[str], figure: _Figure) -> bool:
    """Whether a figure tells of something else, or is denied."""
    place = figure.place
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    ordinal = after == "." and words[place + 2 : place + 3]
    if after in _UNITS or (ordinal and ordinal[0] in _UNITS) or before in _NAMING:
        return True
    if _is_denied(words, place, before) or (before == "af" and place > 1):
        return True
    if "skala" in words[:place] and (before in ("fra", "til") or after == "til"):
        return True
    led = before in _LEADING or before in ("fra", "til") or not before[:1].isalpha()
    return not led and after[:1].isalpha() and after not in _PLAIN_AFTER


def _is_denied(words: list[str], place: int, before: str) -> bool:
    if before == "eller":
        return "hverken" in words[:place]
    if before == "end":
        return words[place - 2 : place - 1] != ["mere"]
    return before in _DENIALS


def _keep_present(words: list[str], figures: list[_Figure]) -> list[_Figure]:
    if words[figures[0].place - 1] == "fra" and words[figures[-1].place - 1] == "til":
        return figures[-1:]
    marks = [place for place, word in enumerate(words) if word in _BEFORE | _NOW]
    if not any(words[place] in _BEFORE for place in marks):
        return figures
    leads = marks[0] < figures[0].place
    present = [
        figure
        for figure in figures
        if not _is_over(words, marks, figure.place, leads=leads)
    ]
    return present or figures


def _is_over(words: list[str], marks: list[int], place: int, *, leads: bool) -> bool:
    near = [mark for mark in marks if _is_same_clause(words, mark, place)]
    before = [mark for mark in near if mark < place]
    after = [mark for mark in near if mark > place and words[mark] not in _LEADERS]
    near = (before[-1:] or after[:1]) if leads else (after[:1] or before[-1:])
    return bool(near) and words[near[0]] in _BEFORE


def _is_same_clause(words: list[str], one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return _BREAKS.isdisjoint(words[first:last])


def _counts(words: list[str], figure: _Figure) -> bool:
    after = words[figure.place + 1 : figure.place + 2]
    return bool(after) and after[0].isalpha() and after[0] not in _PLAIN_AFTER
