"""In a real browser: the daily round, both widths, no violation, no JavaScript."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    async_playwright,
)

from bot.config import ROOT
from tests.admin.moves import RED, agree, decline, propose
from tests.admin.visitor import PASSWORD
from tests.town import Town

CHROMIUM = Path("/usr/bin/chromium")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VENDOR = ROOT / "admin" / "static" / "vendor" / ".done"
WIDTHS = (360, 1440)

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
    pytest.mark.skipif(
        not (AXE.exists() and VENDOR.exists()), reason="run make setup for the parts"
    ),
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    """A browser of its own for each test."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        await browser.close()


async def open_page(chromium: Browser, address: str, **options: object) -> Page:
    """Log Mette in, and stop at the first page."""
    context: BrowserContext = await chromium.new_context(
        base_url=address,
        locale="da-DK",
        **options,  # type: ignore[arg-type]
    )
    page = await context.new_page()
    await page.goto("/admin/")
    await page.get_by_label("E-mail").fill("mette@gladsaxe.example")
    await page.get_by_label("Adgangskode").fill(PASSWORD)
    await page.get_by_role("button", name="Log ind").click()
    await page.get_by_role("heading", name="I dag", exact=True).wait_for()
    return page


async def violations(page: Page) -> list[str]:
    """Ask axe what is wrong with the page."""
    await page.evaluate(AXE.read_text("utf-8"))
    result = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{v['id']}: {v['nodes'][0]['target']}" for v in result["violations"]]


def hear(message: ConsoleMessage, said: list[str]) -> None:
    """Keep what the console says, but for a font whose loading a quick leave cut off.

    The browser then asks for its older form, which nobody has.
    """
    if "/fonts/" not in message.location["url"]:
        said.append(message.text)


@pytest.mark.parametrize("width", WIDTHS)
async def test_no_page_has_a_violation(
    town: Town, address: str, chromium: Browser, width: int
) -> None:
    """An audit by axe finds nothing, nothing sticks out, and the console is silent."""
    one = decline(town)
    agree(town, one.person_id, hours=2)
    lise = town.settle_in("Lise Marie Vestergaard Thomsen", "+4520000011")
    shadow = propose(town, lise)
    town.says(RED, phone="+4520000011")
    town.says("hej", phone="+4520000077")
    page = await open_page(chromium, address, viewport={"width": width, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: hear(message, said))
    for path in (
        "/admin/",
        "/admin/people",
        "/admin/people?name=zz",
        f"/admin/people/{one.person_id}",
        f"/admin/people/{lise}",
        f"/admin/people/{lise}/appointments",
        f"/admin/appointments/{one.id}",
        "/admin/alerts/1",
        "/admin/tasks/2",
        "/admin/calendar",
        "/admin/week",
        f"/admin/people/{lise}/shadow",
        f"/admin/people/{lise}/jobs",
        f"/admin/people/{lise}/discharge",
        f"/admin/people/{lise}/call",
        f"/admin/shadow/{shadow}",
    ):
        await page.goto(path)
        assert await violations(page) == [], path
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, path
    assert said == []
    await page.get_by_role("button", name="Log ud").click()
    assert await violations(page) == []


async def test_alert_comes_alive_and_is_taken(
    town: Town, address: str, chromium: Browser
) -> None:
    """The open page shows the alert without a reload; one press takes it."""
    town.settle_in()
    page = await open_page(chromium, address)
    await page.get_by_text("Ingen beskeder haster").wait_for()
    await asyncio.to_thread(town.says, RED)
    await page.get_by_role("link", name="Anna Bæk").first.wait_for()
    await page.get_by_role("button", name="Tag den").click()
    await page.get_by_text("Du har taget den").wait_for()


async def test_whole_round_without_javascript(
    town: Town, address: str, chromium: Browser
) -> None:
    """Take, close, write, make an appointment: all by plain forms."""
    anna = town.settle_in()
    town.says(RED)
    page = await open_page(chromium, address, java_script_enabled=False)
    await page.get_by_role("button", name="Tag den").click()
    await page.get_by_label("Hvad sker der nu?").fill("Vi ses i morgen.")
    await page.get_by_role("button", name="Luk beskeden").click()
    await page.get_by_text("Beskeden er lukket").wait_for()
    await page.goto(f"/admin/people/{anna}")
    await page.get_by_label("Din besked").fill("Hej Anna")
    await page.get_by_role("button", name="Send").click()
    await page.get_by_text("Mette: Hej Anna").wait_for()
    await page.get_by_role("link", name="Ny aftale").click()
    await page.get_by_label("Dato").fill("2026-11-27")
    await page.get_by_label("Klokken").fill("13:00")
    await page.get_by_label("Sted").fill("Rosenkæret 39")
    await page.get_by_role("button", name="Lav aftalen").click()
    await page.get_by_text("Makker fortæller om den").wait_for()


async def test_whole_round_by_keyboard(
    town: Town, address: str, chromium: Browser
) -> None:
    """From the top of the page to the taken alert by Tab and Enter alone."""
    town.settle_in()
    town.says(RED)
    page = await open_page(chromium, address)
    for _ in range(20):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.textContent") == "Tag den":
            break
    await page.keyboard.press("Enter")
    await page.get_by_text("Du har taget den").wait_for()
