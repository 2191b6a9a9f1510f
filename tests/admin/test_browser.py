"""In a real browser: the daily round, alive, without JavaScript, by keyboard."""

import asyncio
import re
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
from sqlalchemy import update

from bot.config import ROOT
from bot.store.tables.staff import sessions
from tests.admin.moves import RED
from tests.admin.visitor import PASSWORD
from tests.town import Town

CHROMIUM = Path("/usr/bin/chromium")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VENDOR = ROOT / "admin" / "static" / "vendor" / ".done"

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


async def violations(page: Page, *rules: str) -> list[str]:
    """Ask axe what is wrong with the page, by all of its rules or by some."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE.read_text("utf-8"))
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = rules
    result = await page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['id']}: {v['nodes'][0]['target']}" for v in result["violations"]]


def hear(message: ConsoleMessage, said: list[str]) -> None:
    """Keep what the console says, but for a font whose loading a quick leave cut off.

    The browser then asks for its older form, which nobody has.
    """
    if "/fonts/" not in message.location["url"]:
        said.append(message.text)


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


NAME = """() => {
    const at = document.activeElement;
    const named = at.labels?.length ? at.labels[0].textContent : at.textContent;
    return (at.getAttribute("aria-label") || named).trim();
}"""


async def reach(page: Page, name: str) -> None:
    """Go on with Tab until something of this name has the focus."""
    for _ in range(120):
        await page.keyboard.press("Tab")
        if (await page.evaluate(NAME)).startswith(name):
            return
    raise AssertionError(f"Tab never comes to {name}")


#: What has the focus, what is typed there, and what Enter leads to.
ROUND = (
    ("E-mail", "mette@gladsaxe.example", ""),
    ("Adgangskode", PASSWORD, "Tag den"),
    ("Tag den", "", "Du har taget den"),
    ("Skema til samtalen", "", "Hvad I aftalte"),
    ("Hvad I aftalte", "Hun er hos sin mor.", ""),
    ("Gem skemaet", "", "Fra samtalen"),
    ("Hvad sker der nu?", "Vi ses i morgen.", ""),
    ("Luk beskeden", "", "Beskeden er lukket"),
    ("I dag", "", "Lise Holm"),
    ("Lise Holm", "", "Skriv til Lise"),
    ("Din besked", "Vi ses klokken ti.", ""),
    ("Send", "", "Mette: Vi ses klokken ti."),
    ("I dag", "", "Ingen beskeder haster"),
)


async def test_whole_round_by_keyboard(
    town: Town, address: str, chromium: Browser
) -> None:
    """Log in, take, note the talk, close, answer a message, and on: no mouse."""
    town.settle_in()
    town.settle_in("Lise Holm", "+4520000011")
    town.says("Hej Mette, kan du fortælle mere om fredag?", phone="+4520000011")
    town.says(RED)
    context = await chromium.new_context(base_url=address, locale="da-DK")
    page = await context.new_page()
    await page.goto("/admin/")
    for name, typed, leads_to in ROUND:
        await reach(page, name)
        await page.keyboard.type(typed)
        if leads_to:
            await page.keyboard.press("Enter")
            await page.get_by_text(re.compile(leads_to)).first.wait_for()
    await context.close()


async def test_unsent_words_are_kept(
    town: Town, address: str, chromium: Browser
) -> None:
    """Over a reload and an expired session; sending and log-out clear them."""
    anna = town.settle_in()
    page = await open_page(chromium, address)
    await page.goto(f"/admin/people/{anna}")
    box = page.get_by_label("Din besked")
    await box.fill("Jeg tænkte på dig")
    await page.reload()
    assert await box.input_value() == "Jeg tænkte på dig"
    with town.database.transaction() as connection:
        connection.execute(update(sessions).values(ended_at=town.clock.now()))
    await page.get_by_role("button", name="Send", exact=True).click()
    await page.get_by_label("E-mail").fill("mette@gladsaxe.example")
    await page.get_by_label("Adgangskode").fill(PASSWORD)
    await page.get_by_role("button", name="Log ind").click()
    assert await box.input_value() == "Jeg tænkte på dig"
    await page.get_by_role("button", name="Send", exact=True).click()
    await page.get_by_text("Mette: Jeg tænkte på dig").wait_for()
    assert await box.input_value() == ""
    await box.fill("Noget andet")
    await page.get_by_role("button", name="Log ud").click()
    await page.get_by_label("E-mail").wait_for()
    assert await page.evaluate("sessionStorage.length") == 0
