"""Municipalities, found by whatever they are called."""

import pytest

from bot.presets import regions
from bot.presets.municipalities import UnknownMunicipalityError, find_municipality


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Gladsaxe", "gladsaxe"),
        (" gladsaxe  kommune ", "gladsaxe"),
        ("Københavns Kommune", "koebenhavn"),
        ("Århus", "aarhus"),
        ("HØJE-TAASTRUP", "hoeje-taastrup"),
        ("hoeje-taastrup", "hoeje-taastrup"),
        ("Bornholms Regionskommune", "bornholm"),
        ("Assens", "assens"),
    ],
)
def test_names_as_people_write_them(typed: str, slug: str) -> None:
    """Case, Kommune and the letters of addresses make no difference."""
    assert find_municipality(typed).slug == slug


def test_every_municipality_has_its_own_slug() -> None:
    """All 98, each found by its name and by its slug."""
    found = {find_municipality(name).slug: name for name in regions()}
    assert len(found) == 98
    assert all(find_municipality(slug).name == name for slug, name in found.items())


def test_unknown_one_is_named() -> None:
    """The name that was given stands in the reason."""
    with pytest.raises(UnknownMunicipalityError, match="'Gladsakse'"):
        find_municipality("Gladsakse")
