"""The page of figures: for leads and evaluators, with nobody's name on it."""

import pytest

from bot.store import staff
from tests.admin.conftest import NewVisitor
from tests.admin.visitor import Visitor
from tests.toender import settle_toender
from tests.town import Town


@pytest.fixture
async def bo(visitor: NewVisitor) -> Visitor:
    """The lead's browser."""
    return await visitor("bo")


async def test_only_who_may_see_figures(mette: Visitor, bo: Visitor) -> None:
    """A consultant has no such page; a lead has one for their own programme."""
    assert (await mette.go("/admin/outcomes")).status == 404
    assert (await mette.go("/admin/outcomes/1")).status == 404
    assert (await bo.go("/admin/outcomes")).path == "/admin/outcomes/1"


async def test_evaluator_sees_figures_and_nobody(
    town: Town, visitor: NewVisitor
) -> None:
    """47 of Toender, 20 in work or education, with a curve and no name."""
    toender = settle_toender(town)
    with town.database.transaction() as connection:
        lis = staff.add(
            connection,
            municipality_id=town.municipality_id,
            name="Lis Dahl",
            email="lis@gladsaxe.example",
            phone="",
            now=town.clock.now(),
        )
        staff.grant(
            connection, lis, "evaluator", municipality_id=toender, programme_id=2
        )
    browser = await visitor("lis")
    page = await browser.go("/admin/outcomes/2")
    assert page.status == 200
    assert "I dag Alle 20 47 12 42,6 %" in page.words
    assert "<svg" in page.text
    assert "Ordinære timer i alt" in page.words
    assert "Konsulenter med højst det aftalte antal unge" in page.words
    assert "Opfundet" not in page.text
    assert (await browser.go("/admin/outcomes/1")).status == 404


async def test_report_is_frozen_and_stays(town: Town, bo: Visitor) -> None:
    """The figures of the day are kept under a name, and whoever comes is not in it."""
    for number in range(8):
        town.settle_in(f"Ung {number} By", f"+45200000{20 + number}")
    page = await bo.go("/admin/outcomes/1")
    done = await bo.send(page, "/freeze", name="2026")
    assert "Tallene er gemt" in done.words
    town.settle_in("Ny Ung", "+4520000050")
    kept = await bo.go("/admin/outcomes/1/reports/1")
    assert "I dag Alle skjult 8 skjult" in kept.words
    again = await bo.send(await bo.go("/admin/outcomes/1"), "/freeze", name="2026")
    assert "allerede en rapport" in again.words
    assert (await bo.go("/admin/outcomes/1/reports/9")).status == 404
