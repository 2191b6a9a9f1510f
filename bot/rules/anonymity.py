"""How many people share what could tell somebody apart; and what is left out for it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

#: So many at least share each combination that is released.
K = 5


@dataclass(frozen=True, slots=True)
class Traits:
    """What an outsider may know of somebody; empty where it is left out."""

    programme: str
    municipality: str
    age_band: str
    start: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How well a set of people hides each of its own."""

    people: int
    combinations: int
    #: The smallest number that share a combination; 0 for nobody.
    smallest: int
    #: People who share theirs with fewer than K, themselves counted.
    exposed: int

    @property
    def is_fit(self) -> bool:
        """Whether everybody is one of K at least."""
        return self.people > 0 and self.exposed == 0


def standing(traits: Mapping[int, Traits]) -> Standing:
    """Count who shares each combination."""
    sizes = Counter(traits.values())
    return Standing(
        people=len(traits),
        combinations=len(sizes),
        smallest=min(sizes.values(), default=0),
        exposed=sum(size for size in sizes.values() if size < K),
    )


def blurred(traits: Mapping[int, Traits]) -> Mapping[int, Traits]:
    """Leave out more of what tells people apart, until nobody stands out.

    First the start of those who would, then their age; then the age of everybody
    in their programme; and at last the programme and the place.
    """
    found = traits
    for step in (_start_of_few, _age_of_few, _age_of_programme, _place_of_few):
        if not standing(found).exposed:
            break
        found = step(found)
    return found


def _few(traits: Mapping[int, Traits]) -> frozenset[Traits]:
    sizes = Counter(traits.values())
    return frozenset(one for one, size in sizes.items() if size < K)


def _start_of_few(traits: Mapping[int, Traits]) -> Mapping[int, Traits]:
    few = _few(traits)
    return {p: replace(t, start="") if t in few else t for p, t in traits.items()}


def _age_of_few(traits: Mapping[int, Traits]) -> Mapping[int, Traits]:
    few = _few(traits)
    return {
        p: replace(t, start="", age_band="") if t in few else t
        for p, t in traits.items()
    }


def _age_of_programme(traits: Mapping[int, Traits]) -> Mapping[int, Traits]:
    where = {(t.programme, t.municipality) for t in _few(traits)}
    return {
        p: replace(t, start="", age_band="")
        if (t.programme, t.municipality) in where
        else t
        for p, t in traits.items()
    }


def _place_of_few(traits: Mapping[int, Traits]) -> Mapping[int, Traits]:
    if not _few(traits):
        return traits
    return dict.fromkeys(traits, Traits("", "", "", ""))
