"""A programme of one's own: a preset copied and changed by the lead."""

from bot.store import places
from tests.admin.conftest import NewVisitor
from tests.admin.visitor import Visitor
from tests.town import Town


async def test_a_preset_is_copied_on_the_site(town: Town, visitor: NewVisitor) -> None:
    """The lead sees the preset, changes it, and leads what comes of it."""
    bo: Visitor = await visitor("bo")
    page = await bo.go("/admin/programmes/new?preset=unik")
    text = dict(page.form("/new").fields)["toml"]
    assert "age_from = 12" in text
    wrong = await bo.send(page, "/new", name="broen", toml="age_from = 99")
    assert wrong.status == 422
    assert "age_from must not be higher" in wrong.words
    toml = text.replace("age_from = 12", "age_from = 13")
    page = await bo.send(page, "/new", name="broen", toml=toml)
    assert "Programmet er oprettet" in page.words
    with town.database.reading() as connection:
        place = places.find_place(connection, "gladsaxe/broen")
    assert place is not None
    assert (place.programme.preset, place.programme.age_from) == ("unik", 13)
    assert "broen" in (await bo.go("/admin/programmes")).words


async def test_only_leads_found_programmes(mette: Visitor) -> None:
    """Nobody else finds the page."""
    assert (await mette.go("/admin/programmes/new")).status == 404
