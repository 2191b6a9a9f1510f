"""A message read once: its words, the times it names, the signs it gives."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from flows.listening.atoms import Atom, Kind
from flows.listening.candidates import PADDING, Candidate, gather, read_atoms
from flows.listening.phrases import START, Match
from flows.listening.signs import Sign
from flows.listening.standing import judge
from flows.listening.vocabulary import (
    ANSWERS,
    WISHES,
    known_words,
    make_alike,
    read_words,
)
from flows.listening.words import IDLE

#: Stand-ins for a time, for a time from now, for a span and for what is over.
TIME: Final = "@t"
WITHIN: Final = "@in"
DELAY: Final = "@late"
SPAN: Final = "@d"
PAST: Final = "@past"
#: Where the message is over.
END: Final = "$"
_LONGEST_DELAY: Final = 90
_NEARNESS: Final = known_words("på om i kl")
#: After these "så" says how much, and begins nothing.
_DEGREES: Final = known_words("ikke er for lidt har blive kan")
_BREAKS: Final = known_words("men så fordi selvom mens derfor ellers trods hvis")


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a message."""

    #: Every word, padded at the end.
    words: list[str]
    times: list[Candidate]
    atoms: list[Atom]
    #: The words that count, times replaced by their stand-ins.
    line: list[str]
    #: The clause each word of the line stands in.
    clauses: list[int]
    #: Those of answers, then those of wishes.
    signs: list[Match[Sign]]
    #: Where in the line each time stands.
    spots: list[int]
    tags: frozenset[Sign]

    def has(self, *signs: Sign) -> bool:
        """Whether the message gives one of these signs."""
        return not self.tags.isdisjoint(signs)


def read(text: str) -> Reading:
    """Read a message."""
    words = [*read_words(text), *PADDING]
    atoms = read_atoms(words)
    times = judge(words, gather(words, atoms)) if atoms else []
    line = [START, *_draw_line(words, times, atoms), END]
    spots = [place for place, word in enumerate(line) if word in (TIME, WITHIN)]
    clauses = _count_clauses(line)
    signs = [*ANSWERS.find(line), *WISHES.find(line)]
    tags = frozenset(match.tag for match in signs)
    return Reading(words, times, atoms, line, clauses, signs, spots, tags)


def _draw_line(
    words: list[str], times: list[Candidate], atoms: list[Atom]
) -> list[str]:
    stands = {time.start: (time.end, _name(time)) for time in times}
    for atom in atoms:
        if atom.kind is Kind.LASTING:
            long = atom.value[0] > _LONGEST_DELAY
            stands[atom.start] = atom.end, SPAN if long else DELAY
        elif atom.kind is Kind.PAST:
            stands[atom.start] = atom.end, PAST
    line: list[str] = []
    place, size = 0, len(words) - len(PADDING)
    while place < size:
        if tuple(words[place : place + 3]) in IDLE:
            place += 3
            continue
        end, word = stands.get(place) or (place + 1, _alike(words, place))
        if word == TIME and line and line[-1] in _NEARNESS:
            line.pop()
        if word:
            line.append(word)
        place = end
    return line


def _alike(words: list[str], place: int) -> str:
    return "det" if words[place] == "d" else make_alike(words[place])


def _name(time: Candidate) -> str:
    return WITHIN if time.atoms[0].kind is Kind.WITHIN else TIME


def _count_clauses(line: list[str]) -> list[int]:
    found: list[int] = []
    clause = 0
    for before, word in pairwise(["", *line]):
        far = word == "så" and before in _DEGREES
        mark = not (word[0].isalnum() or word[0] == "@")
        clause += mark or (word in _BREAKS and not far)
        found.append(clause)
    return found
