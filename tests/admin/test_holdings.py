"""Everything about one person on the site: handed out, deleted, and both logged."""

import json

import pytest
from sqlalchemy import select, update

from bot.store import places
from bot.store.sessions import PROOF_HOLDS
from bot.store.tables.audit import acts, deeds
from bot.store.tables.people import people
from bot.store.tables.staff import grants
from tests.admin.conftest import NewVisitor
from tests.admin.moves import RED
from tests.admin.test_staff_pages import hire
from tests.admin.visitor import PASSWORD, Page, Visitor
from tests.town import Town


@pytest.fixture
async def dea(town: Town, visitor: NewVisitor) -> Visitor:
    """The browser of the data protection officer."""
    hire(town, "Dea Post", "+4520000032", "dpo")
    return await visitor("dea")


@pytest.fixture
def anna(town: Town) -> int:
    """Anna, who has written."""
    person_id = town.settle_in()
    town.says("Jeg er glad for gruppen")
    return person_id


async def prove(browser: Visitor, path: str) -> Page:
    """Go to a page, and prove who one is where that is asked."""
    page = await browser.go(path)
    if "proof" in page.path:
        page = await browser.send(page, "/proof", proof=PASSWORD)
    return page


async def test_step_up_stands_before_it(dea: Visitor, town: Town, anna: int) -> None:
    """Some while after log-in the cookie alone shows nothing and deletes nothing."""
    path = f"/admin/data/{anna}"
    town.clock.move(PROOF_HOLDS)
    assert (await dea.go(path)).path.startswith("/admin/me/proof")
    refused = await dea.post(f"{path}/erase", token="token of dea", sure="1")
    assert refused.path.startswith("/admin/me/proof")
    assert "Anna Bæk" in (await prove(dea, path)).words


async def test_all_is_handed_out_and_logged(
    dea: Visitor, town: Town, anna: int
) -> None:
    """As text and for machines, in Danish, with who handed it out."""
    page = await prove(dea, f"/admin/data/{anna}")
    text = await dea.send(page, "/export", kind="text")
    assert "Jeg er glad for gruppen" in text.text
    assert "attachment" in text.headers["Content-Disposition"]
    found = await dea.send(page, "/export", kind="json")
    assert json.loads(found.text)["Om dig"][0]["Navn"] == "Anna Bæk"
    assert {row.what for row in town.rows(select(acts))} == {"export_person"}
    assert {row.what for row in town.rows(select(deeds))} == {"person_exported"}


async def test_erased_is_gone_and_logged(dea: Visitor, town: Town, anna: int) -> None:
    """Only with the tick; then nothing is left, and the log says who did it."""
    page = await prove(dea, f"/admin/data/{anna}")
    page = await dea.send(page, "/erase")
    assert "Der er ikke slettet noget" in page.words
    page = await dea.send(page, "/erase", sure="1")
    assert "Alt om personen er slettet" in page.words
    assert town.rows(select(people)) == []
    (act,) = town.rows(select(acts))
    assert (act.what, act.person_id) == ("erase", anna)
    log = await dea.go("/admin/audit")
    assert "Slettede alt om en person" in log.words


async def test_open_alert_comes_first(dea: Visitor, town: Town, anna: int) -> None:
    """Nobody is erased while a human must answer them."""
    page = await prove(dea, f"/admin/data/{anna}")
    town.says(RED)
    page = await dea.send(page, "/erase", sure="1")
    assert "Et menneske skal svare" in page.words
    assert town.rows(select(people)) != []


async def test_found_by_number_within_own_municipality(
    dea: Visitor, town: Town, anna: int
) -> None:
    """Others' people and nobody look the same."""
    page = await prove(dea, "/admin/data")
    page = await dea.send(await _proven(dea, anna), "/data", person="20 00 00 10")
    assert page.path == f"/admin/data/{anna}"
    with town.database.transaction() as connection:
        other = places.ensure_municipality(
            connection,
            slug="morsoe",
            name="Morsø",
            region="nordjylland",
            now=town.clock.now(),
        )
        connection.execute(
            update(grants)
            .where(grants.c.role == "dpo")
            .values(municipality_id=other, programme_id=None)
        )
    assert (await dea.go(f"/admin/data/{anna}")).status == 404
    page = await dea.send(await dea.go("/admin/data"), "/data", person="20000010")
    nobody = await dea.send(await dea.go("/admin/data"), "/data", person="20000099")
    assert "Ingen her har det nummer" in page.words
    assert "Ingen her har det nummer" in nobody.words


async def _proven(dea: Visitor, anna: int) -> Page:
    await prove(dea, f"/admin/data/{anna}")
    return await dea.go("/admin/data")


async def test_it_is_for_it_and_the_officer(
    mette: Visitor, visitor: NewVisitor, anna: int
) -> None:
    """A consultant and a lead find nothing there."""
    for browser in (mette, await visitor("bo")):
        assert (await browser.go("/admin/data")).status == 404
        assert (await prove(browser, f"/admin/data/{anna}")).status == 404


async def test_wishes_to_be_erased_stand_there(
    dea: Visitor, town: Town, anna: int
) -> None:
    """Whoever wished it waits on the list with the last day."""
    town.says("slet mig", f"web-{anna}", channel="web")
    town.says("ja", f"web-{anna}", channel="web")
    page = await dea.go("/admin/data")
    assert "Anna Bæk Ønsket i dag" in page.words
