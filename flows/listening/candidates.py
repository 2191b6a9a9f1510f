"""Gather atoms into candidates: the times a text names, each with its standing."""

from dataclasses import dataclass, replace
from typing import Final

from flows.listening.atoms import Atom, Kind
from flows.listening.clock_words import NUMBERS
from flows.listening.clocks import read_clock
from flows.listening.days import DAY_STARTERS, read_day
from flows.listening.spans import read_span
from flows.listening.vocabulary import known_words

#: Room for a reader to look ahead without asking whether the text has ended.
PADDING: Final = [""] * 8
_MOST: Final = 24
_CONNECTORS: Final = known_words(
    "i på om kl den d ved af engang der lige cirka the at on in , da her allerede "
    "klar bare nu præcis først også gerne næste denne kommende"
)
_EITHER: Final = frozenset(("eller", "/", "og", "enten", "alternativt"))
_STARTERS: Final = (
    DAY_STARTERS
    | frozenset((*NUMBERS, "om", "kl", "at", "halv", "halvanden", "kvart", "kvarter"))
    | frozenset(("par", "nogle", "cirka"))
)
#: Kinds that take the same seat in a candidate.
_SEATS: Final = {
    Kind.WEEKDAY: "weekday",
    Kind.DATE: "date",
    Kind.OFFSET: "offset",
    Kind.BESIDE: "offset",
    Kind.SAME_DAY: "offset",
    Kind.WEEK: "week",
    Kind.WEEKS_ON: "week",
    Kind.WEEKS_BESIDE: "week",
    Kind.MONTH: "month",
    Kind.SPAN: "span",
    Kind.CLOCK: "clock",
    Kind.BOUND: "clock",
    Kind.SAME_CLOCK: "clock",
    Kind.SHIFT: "clock",
    Kind.WITHIN: "clock",
    Kind.PART: "part",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time named in one breath, and how it stands in the text."""

    atoms: tuple[Atom, ...]
    #: Said to be impossible, or named only to be left behind.
    refused: bool = False
    #: Named as something else that happens: "jeg har tandlæge kl. 10".
    aside: bool = False
    #: Only a limit: "efter fredag".
    bounded: bool = False
    #: Offered as one of several: "mandag eller tirsdag".
    either: bool = False

    @property
    def start(self) -> int:
        """Return the first token it stands on."""
        return self.atoms[0].start

    @property
    def end(self) -> int:
        """Return the token after its last."""
        return self.atoms[-1].end

    def find(self, *kinds: Kind) -> Atom | None:
        """Return its atom of one of these kinds."""
        return next((atom for atom in self.atoms if atom.kind in kinds), None)


def read_atoms(words: list[str]) -> list[Atom]:
    """Read every piece of a time in a padded list of words, left to right."""
    found: list[Atom] = []
    place, last, size = 0, None, len(words) - len(PADDING)
    while place < size:
        if words[place] not in _STARTERS and not words[place][0].isdecimal():
            place += 1
            continue
        atom = (
            read_day(words, place, last)
            or read_clock(words, place, last)
            or read_span(words, place)
        )
        if atom is None:
            place += 1
            continue
        found.append(atom)
        last, place = atom, atom.end
    if len(found) > _MOST:
        # No reply proposes so many; those at its ends may still be meant.
        return [*found[: _MOST // 2], *found[-_MOST // 2 :]]
    return found


def gather(words: list[str], atoms: list[Atom]) -> list[Candidate]:
    """Join the atoms said in one breath."""
    found: list[Candidate] = []
    for atom in atoms:
        if atom.kind in (Kind.PAST, Kind.LASTING):
            continue
        if found and _joins(words, found[-1], atom):
            found[-1] = replace(found[-1], atoms=(*found[-1].atoms, atom))
            continue
        either = bool(found) and _is_alternative(words, found[-1].end, atom.start)
        found.append(Candidate((atom,), either=either))
    return found


def _joins(words: list[str], candidate: Candidate, atom: Atom) -> bool:
    seats = {_SEATS[known.kind] for known in candidate.atoms}
    if _SEATS[atom.kind] in seats:
        return False
    between = words[candidate.end : atom.start]
    if between == ["til"]:
        return "clock" not in seats and _SEATS[atom.kind] == "clock"
    return all(word in _CONNECTORS for word in between)


def _is_alternative(words: list[str], end: int, start: int) -> bool:
    between = [word for word in words[end:start] if word not in _CONNECTORS]
    return bool(between) and all(word in _EITHER for word in between)
