"""Where the five programmes are played, as country.toml tells it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from bot.presets.municipalities import find_municipality
from scheduler.simulation.plan import Ground, read_plan

_FILE = Path(__file__).parent / "country.toml"


class UnknownLocationError(Exception):
    """No programme of the country has this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """One programme in one municipality, and how many take part."""

    municipality: str
    preset: str
    group: str
    people: int
    #: How many are at work or in education when the play is over.
    working: int

    @property
    def path(self) -> str:
        """The name in commands, as toender/ips_syd."""
        return f"{find_municipality(self.municipality).slug}/{self.preset}"

    @property
    def ground(self) -> Ground:
        """What is founded there."""
        place = find_municipality(self.municipality)
        settings: Mapping[str, Any] = read_plan().programmes[self.preset]["settings"]
        return Ground(
            municipality={
                "slug": place.slug,
                "name": place.name,
                "region": place.region,
            },
            programmes={self.preset: {"group": self.group, "settings": settings}},
        )


def locations(
    names: Sequence[str] = (), people: int | None = None
) -> Sequence[Location]:
    """Give the locations of these names, or all; for fewer people in proportion.

    Each keeps at least one person. UnknownLocationError names what is not there.
    """
    known = {place.path: place for place in _read()}
    for name in names:
        if name not in known:
            raise UnknownLocationError(
                f"no programme {name} is played; there are: {', '.join(known)}"
            )
    chosen = [known[name] for name in names] or list(known.values())
    if people is None:
        return chosen
    share = Fraction(people, sum(place.people for place in chosen))
    return [_shrunk(place, share) for place in chosen]


def _shrunk(place: Location, share: Fraction) -> Location:
    """Keep the share of those who work."""
    fewer = max(1, round(place.people * share))
    working = round(Fraction(place.working, place.people) * fewer)
    return replace(place, people=fewer, working=working)


@cache
def _read() -> Sequence[Location]:
    told = tomllib.loads(_FILE.read_text("utf-8"))
    return [Location(**place) for place in told["locations"]]
