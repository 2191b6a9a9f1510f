"""The municipalities of Denmark, found by name or by slug."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.presets import regions

_AS_IN_ADDRESSES = str.maketrans(
    {
        "\N{LATIN SMALL LETTER AE}": "ae",
        "\N{LATIN SMALL LETTER O WITH STROKE}": "oe",
        "\N{LATIN SMALL LETTER A WITH RING ABOVE}": "aa",
        " ": "-",
    }
)


class UnknownMunicipalityError(Exception):
    """No municipality has this name."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as people, addresses and help lines name it."""

    slug: str
    name: str
    region: str


def find_municipality(text: str) -> Municipality:
    """Find a municipality; raise UnknownMunicipalityError naming what was given."""
    wanted = slug_of(text)
    plain = wanted.removesuffix("-regionskommune").removesuffix("-kommune")
    for slug in (wanted, plain, plain.removesuffix("s")):
        if slug in _by_slug():
            return _by_slug()[slug]
    raise UnknownMunicipalityError(
        f"no municipality is called {text.strip()[:60]!r}; write it as Gladsaxe"
    )


def slug_of(name: str) -> str:
    """Give a name as it stands in addresses and commands."""
    plain = unicodedata.normalize("NFC", " ".join(name.split())).lower()
    return plain.translate(_AS_IN_ADDRESSES)


@cache
def _by_slug() -> Mapping[str, Municipality]:
    return {
        slug_of(name): Municipality(slug_of(name), name, region)
        for name, region in regions().items()
    }
