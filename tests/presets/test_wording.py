"""Wording differs from programme to programme as data; the base says the rest."""

from pathlib import Path

import pytest

from bot.config import MESSAGES
from bot.presets import preset_names
from bot.wording.catalog import Catalog, read_folder
from tests.presets.conftest import Runs
from tests.town import Town


def test_programme_has_words_of_its_own(runs: Runs) -> None:
    """Asked the same, a young person of UNIK reads of school and a contact person."""
    unik = runs("unik")
    anna = unik.settle_in()
    words = unik.starts("handover", anna)[-1].words
    assert "kontaktperson" in words
    assert "konsulent" not in words


def test_other_programmes_keep_the_base(town: Town) -> None:
    """The same text elsewhere is the base's."""
    anna = town.settle_in()
    assert "konsulent" in town.starts("handover", anna)[-1].words


def test_municipality_comes_before_its_programme() -> None:
    """A municipality that changes a word is heard first, then the programme."""
    catalog = Catalog(MESSAGES)
    key = "my_data.reader.own"
    assert catalog.find(key, "chat", "gladsaxe/unik") == "Din kontaktperson"
    local = catalog.under("gladsaxe", {(key, None): "Din voksne"})
    assert local.find(key, "chat", "gladsaxe/unik") == "Din voksne"
    assert catalog.find(key, "chat", "morsoe/unik") == "Din kontaktperson"
    assert catalog.find(key, "chat", "morsoe/ips_syd") == "Din konsulent"


@pytest.mark.parametrize(
    "folder", [p for p in sorted(MESSAGES.iterdir()) if any(p.glob("*.po"))]
)
def test_each_folder_is_a_programmes(folder: Path) -> None:
    """What ships beside the base belongs to a preset, and says something else."""
    assert folder.name in preset_names()
    base = Catalog(MESSAGES)
    for entry in read_folder(folder):
        assert base.find(entry.key, "sms" if entry.variant == "sms" else "chat") != (
            entry.words
        )
