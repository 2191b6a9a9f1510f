"""In a real browser: both widths, no violation, no JavaScript, few bytes."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

from bot.config import ROOT
from bot.effects.team import staff_writing
from bot.store import staff
from bot.store.tables.talk import inbox
from tests.chat.conftest import Phone, digits_in

CHROMIUM = Path("/usr/bin/chromium")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (360, 1440)
MOST_BYTES = 100_000
RED = "jeg vil ikke leve mere"

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
    pytest.mark.skipif(not AXE.exists(), reason="run make setup for the parts"),
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


async def open_page(
    chromium: Browser, anna: Phone, width: int = 360, **options: object
) -> Page:
    """Open a browser of a width."""
    context = await chromium.new_context(
        base_url=anna.address,
        locale="da-DK",
        viewport={"width": width, "height": 640 if width < 500 else 900},
        bypass_csp=True,
        **options,  # type: ignore[arg-type]
    )
    return await context.new_page()


async def violations(page: Page) -> list[str]:
    """Ask axe what is wrong with the page."""
    await page.evaluate(AXE.read_text("utf-8"))
    result = await page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{found['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


async def is_too_wide(page: Page) -> bool:
    """Tell whether one has to scroll sideways."""
    wide: bool = await page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide


def write(anna: Phone, words: str) -> None:
    """Let Mette write in the chat."""
    with anna.town.database.transaction() as connection:
        mette = staff.get(connection, anna.town.mette)
        staff_writing.write(
            anna.town.work(connection), anna.person_id, mette, words, way="chat"
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
async def test_no_page_has_a_violation(
    chromium: Browser, anna: Phone, tmp_path: Path, *, width: int, scheme: str
) -> None:
    """Axe finds nothing on any page, light or dark, narrow or wide."""
    page = await open_page(chromium, anna, width, color_scheme=scheme)
    anna.town.starts("checkin", anna.person_id)
    live, late = anna.link(), anna.link(hours=-1)
    paths = {
        "question": live,
        "code": f"{live}/history",
        "late": late,
        "start": "/chat/",
    }
    for name, path in paths.items():
        await page.goto(path)
        await _look(page, tmp_path / f"{name}-{width}-{scheme}.png")
    await page.goto(live)
    await page.get_by_label("Skriv med dine egne ord").fill(RED)
    await page.get_by_role("button", name="Send", exact=True).click()
    await page.locator(".row.bot a.call").first.wait_for()
    await _look(page, tmp_path / f"crisis-{width}-{scheme}.png")
    await set_own_code(anna, page, live)
    await _look(page, tmp_path / f"history-{width}-{scheme}.png")


async def set_own_code(anna: Phone, page: Page, link: str) -> None:
    """Set the own code as Anna does, and stop at her history."""
    anna.town.heard()
    await page.goto(f"{link}/history")
    await page.get_by_role("button", name="Send mig en engangskode").click()
    await page.get_by_label("Tallene fra sms'en").fill(digits_in(anna.sms()[-1]))
    await page.get_by_label("Din nye kode").fill("8417")
    await page.get_by_role("button", name="Gem koden").click()
    await page.get_by_role("heading", name="i dag").wait_for()


async def _look(page: Page, picture: Path) -> None:
    await page.screenshot(path=picture)
    assert await violations(page) == []
    assert not await is_too_wide(page)


async def test_without_javascript(chromium: Browser, anna: Phone) -> None:
    """Plain forms: a button, then own words, each with a page anew."""
    page = await open_page(chromium, anna, java_script_enabled=False)
    anna.town.starts("checkin", anna.person_id)
    await page.goto(anna.link())
    choices = page.locator(".choices button")
    label = await choices.first.get_attribute("value")
    await choices.first.click()
    await page.get_by_label("Skriv med dine egne ord").fill("jeg har det fint")
    await page.get_by_role("button", name="Send", exact=True).click()
    words = [row.words for row in anna.town.rows(inbox.select())]
    assert words == [label, "jeg har det fint"]


async def test_what_comes_is_shown_without_a_reload(
    chromium: Browser, anna: Phone
) -> None:
    """A colleague's words appear by themselves, and what is half written stays."""
    page = await open_page(chromium, anna)
    anna.town.starts("checkin", anna.person_id)
    await page.goto(anna.link())
    await page.get_by_label("Skriv med dine egne ord").fill("jeg er ved at")
    write(anna, "Hej Anna, jeg er her.")
    await page.get_by_text("jeg er her").wait_for(timeout=15_000)
    field = page.get_by_label("Skriv med dine egne ord")
    assert await field.input_value() == "jeg er ved at"


async def test_sent_twice_by_script_is_two_messages(
    chromium: Browser, anna: Phone
) -> None:
    """Each thing one writes counts once, and the next one counts too."""
    page = await open_page(chromium, anna)
    await page.goto(anna.link())
    for words in ("hej", "er du der"):
        await page.get_by_label("Skriv med dine egne ord").fill(words)
        await page.get_by_role("button", name="Send", exact=True).click()
        await page.locator(".row.own").get_by_text(words, exact=True).wait_for()
    assert [r.words for r in anna.town.rows(inbox.select())] == ["hej", "er du der"]


async def test_policy_stops_nothing_of_ours(chromium: Browser, anna: Phone) -> None:
    """Under the strict policy the page works: no error is told."""
    context = await chromium.new_context(base_url=anna.address)
    page = await context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    await page.goto(anna.link())
    await page.get_by_label("Skriv med dine egne ord").fill("hej")
    await page.get_by_role("button", name="Send", exact=True).click()
    await page.locator(".row.own").get_by_text("hej", exact=True).wait_for()
    assert told == []


async def test_loads_under_a_hundred_kilobytes(chromium: Browser, anna: Phone) -> None:
    """All that a first visit fetches weighs little."""
    page = await open_page(chromium, anna)
    sizes: list[int] = []

    async def weigh(response: object) -> None:
        sizes.append(len(await response.body()))  # type: ignore[attr-defined]

    page.on("response", lambda response: asyncio.ensure_future(weigh(response)))
    anna.town.starts("checkin", anna.person_id)
    await page.goto(anna.link(), wait_until="networkidle")
    assert 0 < sum(sizes) < MOST_BYTES
