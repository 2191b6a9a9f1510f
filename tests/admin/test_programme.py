"""The lead's page: who is on watch, absences, duty, a test alarm, settings, lines."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.store import install, places, watch
from bot.store.tables.alerts import alerts
from bot.store.tables.audit import deeds
from bot.store.tables.talk import outbox
from tests.admin.conftest import NewVisitor
from tests.admin.moves import RED
from tests.admin.visitor import Visitor
from tests.town import Town

WATCH = "/admin/programmes/1"


@pytest.fixture
async def bo(visitor: NewVisitor) -> Visitor:
    """The lead's browser."""
    return await visitor("bo")


def setting(town: Town, name: str) -> object:
    """Read a setting as it is now."""
    with town.database.reading() as connection:
        return getattr(places.place_of(connection, town.programme_id).programme, name)


async def test_only_the_lead_sees_it(mette: Visitor, bo: Visitor) -> None:
    """For a consultant there is no such page, and no way to it in the menu."""
    for part in ("", "/settings", "/lines"):
        assert (await mette.go(WATCH + part)).status == 404
        assert (await bo.go(WATCH + part)).status == 200
    assert "/admin/programmes" not in (await mette.go("/admin/")).text
    assert (await bo.go("/admin/programmes")).path == WATCH


async def test_who_is_on_watch_now(bo: Visitor) -> None:
    """Each on the ladder, in its order, with whether they are to be reached now."""
    words = (await bo.go(WATCH)).words
    assert "2 Ida Holm På vagt nu SMS 3 Mette Skov På vagt nu" in words


async def test_nobody_on_watch_is_told(town: Town, visitor: NewVisitor) -> None:
    """At night with no duty the page says so."""
    town.clock.move(timedelta(hours=10))
    page = await (await visitor("bo")).go(WATCH)
    assert "Ingen er på vagt lige nu" in page.words


async def test_absence_moves_the_ladder(town: Town, bo: Visitor) -> None:
    """Whoever is away is passed by; both days count, and it can be taken back."""
    page = await bo.send(
        await bo.go(WATCH),
        "/absences",
        away_staff=str(town.mette),
        away_date="2026-11-24",
        back_date="2026-11-25",
    )
    assert "Mette Skov i dag til i morgen" in page.words
    assert "Mette Skov Væk" in page.words
    with town.database.reading() as connection:
        late = town.clock.now() + timedelta(hours=37)
        assert town.mette in watch.absent_now(connection, late)
        assert watch.absent_now(connection, late + timedelta(hours=2)) == {}
    page = await bo.send(page, "/absences/drop")
    assert "Ingen er væk" in page.words


async def test_absence_that_ends_before_it_begins(bo: Visitor) -> None:
    """The mistake is named, and what was filled in stays."""
    page = await bo.send(
        await bo.go(WATCH), "/absences", away_date="2026-11-26", back_date="2026-11-25"
    )
    assert page.status == 422
    assert "Slutningen kommer før begyndelsen" in page.words
    assert dict(page.form("/absences").fields)["away_date"] == "2026-11-26"


async def test_duty_shift_is_given_and_taken_back(town: Town, bo: Visitor) -> None:
    """Whoever has the duty is on watch at night."""
    page = await bo.send(await bo.go(WATCH), "/shifts", duty_staff=str(town.mette))
    with town.database.reading() as connection:
        night = town.clock.now() + timedelta(hours=14)
        (shift,) = watch.shifts_at(connection, town.programme_id, night)
    assert shift.staff_id == town.mette
    page = await bo.send(page, "/shifts/drop")
    assert "Ingen har en vagt foran sig" in page.words


async def test_drill_climbs_and_says_that_it_is_one(town: Town, bo: Visitor) -> None:
    """One button plays the ladder; pressed again it shows the one that climbs."""
    page = await bo.send(await bo.go(WATCH), "/drill")
    assert page.path == "/admin/alerts/1"
    assert "Prøve" in page.words
    told = town.heard()
    assert told
    assert all("PRØVE" in one.words for one in told)
    again = await bo.send(await bo.go(WATCH), "/drill")
    assert again.path == "/admin/alerts/1"
    await town.wait(minutes=12)
    taker = await bo.send(await bo.go("/admin/alerts/1"), "/take")
    assert "Du har taget den" in taker.words
    assert "Bo Lund tog den sidste prøve efter 12 min." in (await bo.go(WATCH)).words
    assert len(town.rows(select(alerts))) == 1


async def test_settings_are_changed_noted_and_undone(town: Town, bo: Visitor) -> None:
    """What differs is stored by name; one press puts it back."""
    page = await bo.go(f"{WATCH}/settings")
    page = await bo.send(page, "/settings", red_minutes="5", telegram="on")
    assert (setting(town, "red_minutes"), setting(town, "telegram")) == (5, True)
    assert "Minutter til den næste, når det haster: 10 → 5" in page.words
    assert "Telegram: Slået fra → Slået til" in page.words
    page = await bo.send(page, "/settings/undo")
    assert (setting(town, "red_minutes"), setting(town, "telegram")) == (10, False)
    assert [row.what for row in town.rows(select(deeds))] == ["settings", "settings"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("red_minutes", "0"),
        ("red_minutes", "snart"),
        ("opens", "18"),
        ("sender", "Psykiatrien"),
        ("phone", "12"),
        ("working_days", "1,9"),
        ("reminder_hours", "x"),
    ],
)
async def test_what_cannot_be_is_refused_by_name(
    town: Town, bo: Visitor, name: str, typed: str
) -> None:
    """All or nothing: the mistake stands by its field with what was typed."""
    page = await bo.go(f"{WATCH}/settings")
    page = await bo.send(page, "/settings", **{name: typed, "weekly_cap": "2"})
    assert page.status == 422
    assert f'id="{name}-error"' in page.text
    assert dict(page.form("/settings").fields)[name] == typed
    assert setting(town, "weekly_cap") == 3


async def test_help_line_is_checked(town: Town, visitor: NewVisitor) -> None:
    """Older than 100 days it warns on both pages, until somebody has called it."""
    town.clock.move(timedelta(days=101))
    bo = await visitor("bo")
    page = await bo.go(f"{WATCH}/lines")
    assert "Skal tjekkes" in page.words
    assert "er ikke tjekket i over 100 dage" in (await bo.go(WATCH)).words
    count = page.words.count("Skal tjekkes")
    page = await bo.send(page, "/lines/checked")
    assert page.words.count("Skal tjekkes") == count - 1


async def test_trouble_stands_on_the_page(town: Town, bo: Visitor) -> None:
    """Pushes that do not go out, and alerts that wait, are said in plain words."""
    town.settle_in()
    town.says(RED)
    with town.database.transaction() as connection:
        connection.execute(update(outbox).values(state="waiting"))
        install.beat(connection, "scheduler", town.clock.now())
    town.clock.move(timedelta(minutes=20))
    words = (await bo.go(WATCH)).words
    assert "Beskeder kommer ikke ud lige nu." in words
    assert "En alarm har ventet for længe." in words
