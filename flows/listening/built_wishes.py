"""Find a wish by how its clause is built, where no known phrase says it.

A clause counts only if every word of it is of a kind that such a wish is made of, so
that a story in which the same words stand is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from flows.listening.reading import DELAY, PAST, SPAN, TIME, WITHIN, Reading
from flows.listening.vocabulary import spell_alike
from flows.listening.wish_forms import FORMS
from flows.listening.wish_words import WORDS


class Built(StrEnum):
    """What a clause is built to say."""

    SILENCE = "silence"
    #: No messages, only where it is told for how long.
    REST = "rest"
    CALM = "calm"
    RESUME = "resume"
    HELP = "help"
    PERSON = "person"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Found:
    """What is built, and whether it holds beside an open question."""

    built: Built
    is_firm: bool


@dataclass(frozen=True, slots=True)
class _Form:
    found: Found
    needs: tuple[frozenset[str], ...]
    allowed: frozenset[str]
    bars: frozenset[str]
    strangers: int
    fewer_than: int


_LONGEST: Final = 30
_FEWER_THAN: Final = 16
_HEAD: Final = re.compile(r"(\w+)(!?)(?: ~(\d))?(?: <(\d+))?:")
#: Where a clause ends besides its marks.
_JOINTS: Final = frozenset(("og", "for", "eller", "da"))
_AFTER_FOR: Final = frozenset(("jeg", "det", "nu"))
#: Where somebody tells of what they do themselves.
_LONE: Final = "@lone"
#: And where they miss it.
_BEGS: Final = "@begs"
_YOU: Final = frozenset(("du", "i"))
#: And of what they get.
_GETS: Final = "@gets"


def _kind(words: str) -> frozenset[str]:
    spelled = ("+".join(map(spell_alike, word.split("+"))) for word in words.split())
    return frozenset(filter(None, spelled))


_KINDS: Final = {
    **{name: _kind(words) for name, words in WORDS.items()},
    "lone": frozenset((_LONE,)),
    "gets": frozenset((_GETS,)),
    "begs": frozenset((_BEGS,)),
    "later": frozenset((TIME, WITHIN, DELAY, SPAN)),
}
#: Two words that are one kind wherever they stand: "lade være", "holde op".
_PAIRS: Final = tuple(
    (pair, *pair.split("+", 1))
    for pair in sorted(frozenset[str]().union(*_KINDS.values()))
    if "+" in pair
)


def _join(names: str) -> frozenset[str]:
    """Join kinds; a pair brings its two words with it."""
    joined = frozenset[str]().union(*(_KINDS[name] for name in names.split()))
    return joined.union(*(word.split("+") for word in joined))


def _parse(line: str) -> _Form:
    head = _HEAD.match(line)
    if head is None:
        raise ValueError(f"no form of a wish: {line}")
    needs, also, bars = line[head.end() :].split("/")
    return _Form(
        found=Found(Built(head[1]), is_firm=bool(head[2])),
        needs=tuple(_KINDS[name] for name in needs.split()),
        allowed=_join(f"little {needs} {also}"),
        bars=frozenset[str]().union(*(_KINDS[name] for name in bars.split())),
        strangers=int(head[3] or 0),
        fewer_than=int(head[4] or _FEWER_THAN),
    )


_FORMS: Final = tuple(map(_parse, FORMS.strip().splitlines()))


def find_built(reading: Reading) -> Iterator[Found]:
    """Find what each clause is built to say, the first and likeliest first."""
    if len(reading.line) > _LONGEST or PAST in reading.line:
        return
    for words in map(_gather, _divide(reading)):
        yield from (form.found for form in _FORMS if _fits(form, words))


def _divide(reading: Reading) -> Iterator[list[str]]:
    """Divide a message into clauses; what stands under an "if" is none."""
    clause: list[str] = []
    last = 0
    for place, word in enumerate(reading.line[1:-1], 1):
        number = reading.clauses[place]
        if number != last or _joins(reading.line, place):
            yield from _keep(clause)
            clause, last = [], number
        if word[0].isalnum() or word[0] in "@?":
            clause.append(word)
    yield from _keep(clause)


def _joins(line: list[str], place: int) -> bool:
    if line[place] == "for":
        return line[place + 1] in _AFTER_FOR
    return line[place] in _JOINTS


def _keep(clause: list[str]) -> Iterator[list[str]]:
    if clause and clause[0] in _JOINTS:
        clause = clause[1:]
    if clause and "hvis" not in clause[:2]:
        yield clause


def _gather(clause: list[str]) -> set[str]:
    words = set(clause)
    words.update(pair for pair, one, other in _PAIRS if one in words and other in words)
    if "jeg" in words and words.isdisjoint(_KINDS["answers"]):
        words.add(_LONE)
    if "jeg" in words and words.isdisjoint(_KINDS["wish"]):
        words.add(_GETS)
    if clause[:2] and _begs(clause):
        words.add(_BEGS)
    return words


def _begs(clause: list[str]) -> bool:
    """Whether messages are missed: "vil du ikke skrive", "du skriver aldrig"."""
    asked = clause[0] in ("kan", "vil") and not _YOU.isdisjoint(clause[1:2])
    return asked or (clause[0] in _YOU and not _KINDS["send"].isdisjoint(clause[1:2]))


def _fits(form: _Form, words: set[str]) -> bool:
    return (
        not any(map(words.isdisjoint, form.needs))
        and words.isdisjoint(form.bars)
        and sum("+" not in word for word in words) < form.fewer_than
        and _count_strangers(words - form.allowed) <= form.strangers
        and _are_apart(form, words)
    )


def _count_strangers(words: set[str]) -> int:
    return sum(word[0].isalpha() and "+" not in word for word in words)


def _are_apart(form: _Form, words: set[str]) -> bool:
    """Whether each kind has a word of its own."""
    told = frozenset[str]().union(*form.needs) & words
    return len(told) >= len(form.needs)
