"""A new programme needs no Python: a TOML text, or any preset under another name."""

from dataclasses import replace

import pytest

from bot.effects.team import founding
from bot.effects.team.founding import Founding
from bot.effects.team.settings import RefusedSettingsError
from bot.presets import preset, preset_names
from bot.store import people, places
from bot.store.places import Place
from tests.own.desk import do
from tests.town import Town

BROEN = """
age_from = 16
age_to = 25
tracks = ["work", "plan"]
team = ["consultant", "school", "facilitator"]
flows_off = ["who5", "shadow"]
weekly_cap = 1
window_months = 12
eligibility = ["unwell"]
"""


def found(town: Town, toml: str, name: str = "broen") -> Place:
    """Found a programme in the town."""
    new = Founding(name, "ips_ung", toml)
    programme_id = do(
        town, lambda work: founding.found(work, town.municipality_id, new)
    )
    with town.database.reading() as connection:
        return places.place_of(connection, programme_id)


def test_a_text_makes_a_programme_that_works(town: Town) -> None:
    """Its people live by its settings: what is off does not begin, the rest does."""
    place = found(town, BROEN)
    assert place.path == "gladsaxe/broen"
    assert place.programme.tracks == ("work", "plan")
    anna = town.settle_in(programme_id=place.programme_id)
    with town.database.reading() as connection:
        programme = people.get(connection, anna).programme
    assert (programme.age_to, programme.weekly_cap) == (25, 1)
    assert town.starts("who5", anna) == []
    assert town.starts("checkin", anna) != []


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_can_be_copied(town: Town, name: str) -> None:
    """As it ships, under another name, with nothing different but that."""
    new = Founding("copied", name, founding.toml_of(name))
    programme_id = do(
        town, lambda work: founding.found(work, town.municipality_id, new)
    )
    with town.database.reading() as connection:
        programme = places.place_of(connection, programme_id).programme
    assert programme == replace(preset(name), preset=name)


@pytest.mark.parametrize(
    ("toml", "name", "mend"),
    [
        ("age_from = 40", "broen", "age_from must not be higher"),
        ('colour = "red"', "broen", "no setting is called colour"),
        ("age_from = ", "broen", "toml cannot be read"),
        ('tracks = ["magic"]', "broen", "tracks takes"),
        ('flows_off = ["help"]', "broen", "flows_off takes"),
        ("", "Broen 2", "name takes small letters"),
        ("", "unik", "is no preset's"),
    ],
)
def test_what_cannot_be_is_refused(town: Town, toml: str, name: str, mend: str) -> None:
    """Each refusal says what and how to mend, and nothing is founded."""
    with pytest.raises(RefusedSettingsError, match=mend):
        found(town, toml, name)


def test_name_is_taken_once(town: Town) -> None:
    """Two programmes of a municipality have two names."""
    found(town, BROEN)
    with pytest.raises(RefusedSettingsError, match="already"):
        found(town, BROEN)
