"""The rehearsal page in a real browser: what municipalities are shown."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.rehearsal.visit import RED, Visit

CHROMIUM = shutil.which("chromium")
#: Where screenshots are laid for somebody to look at.
SHOTS = os.environ.get("MAKKER_SHOTS", "")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"
)


@pytest.fixture
async def page(visit: Visit) -> AsyncIterator[Page]:
    """Open the page; an error in its script fails the test."""
    faults: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        context = await browser.new_context(
            viewport={"width": 1440, "height": 960}, locale="da-DK"
        )
        opened = await context.new_page()
        opened.on("pageerror", lambda fault: faults.append(str(fault)))
        await opened.goto(f"{visit.address}/demo")
        await expect(opened.locator("#sms-log .bubble").first).to_be_visible()
        yield opened
        await browser.close()
    assert faults == []


async def shoot(page: Page, name: str) -> None:
    """Lay a screenshot where somebody can look at it."""
    if SHOTS:
        await page.wait_for_timeout(400)
        await page.screenshot(path=f"{SHOTS}/{name}.png")


async def writes(page: Page, words: str, app: str = "sms") -> None:
    """Write on the young person's phone."""
    field = page.locator(f"[data-say={app}] input")
    await field.fill(words)
    await field.press("Enter")


async def test_checkin_call_and_take(page: Page) -> None:
    """A check-in answered 2, a call wished: the consultant's phone has it."""
    await page.click("[data-start=checkin]")
    await expect(page.locator("#sms-log .bubble").last).to_contain_text("1 til 5")
    await writes(page, "2")
    await expect(page.locator("#sms-log .bubble").last).to_contain_text("ringe")
    await writes(page, "ring")
    await expect(page.locator("#work-log")).to_contain_text("AB vil gerne ringes op")
    await expect(page.locator("#staff-phone")).to_have_class("device rings")
    await shoot(page, "1-checkin")


async def test_crisis_climbs_and_is_taken(page: Page) -> None:
    """112 on the phone; nobody takes it; the next one's phone; Svar 1 takes it."""
    await writes(page, RED)
    await expect(page.locator("#sms-log .bubble").last).to_contain_text("112")
    await expect(page.locator("#work-log")).to_contain_text("haster")
    await page.get_by_role("button", name="+1 time").click()
    await expect(page.locator("#alerts")).to_contain_text("Sofie fik besked")
    lead = page.locator("#crew button", has_text="Bo")
    await expect(lead.locator(".badge")).to_be_visible()
    await shoot(page, "2-crisis")
    await lead.click()
    await expect(page.locator("#work-log")).to_contain_text("haster")
    await page.click("#answer-one")
    await expect(page.locator("#alerts")).to_contain_text("er taget")
    await expect(page.locator("#sms-log .bubble").last).to_contain_text("Bo")
    await shoot(page, "3-taken")


async def test_telegram_looks_and_works_like_telegram(page: Page) -> None:
    """Buttons below the message, the help key below the chat; a tap confirms."""
    await page.select_option("#person", label="Malik Yildiz, 24 år")
    await page.click("#tab-telegram")
    await page.click("[data-start=appointment]")
    last = page.locator("#telegram-log .bubble").last
    await expect(last).to_contain_text("i dag kl. 14.00")
    await page.locator("#telegram-log .rows").last.get_by_text("Jeg kommer").click()
    await expect(last).to_contain_text("at du kommer")
    await expect(page.locator("#telegram-keyboard button")).to_have_text(["Hjælp"])
    await shoot(page, "4-telegram")
    await writes(page, RED, "telegram")
    await expect(page.locator("#telegram-log")).to_contain_text("112")
    await expect(page.locator("#work-log")).to_contain_text("MY haster")


async def test_web_chat_in_the_phone(page: Page) -> None:
    """A 16-year-old is invited in Makker's own chat and says yes there."""
    await page.select_option("#person", label="Freja Lind, 16 år (ikke med endnu)")
    await page.click("#tab-web")
    await page.click("[data-start=welcome]")
    chat = page.frame_locator("#web-frame")
    await expect(chat.get_by_text("Jeg hedder Makker")).to_be_visible()
    await shoot(page, "5-web")
    await chat.get_by_role("button", name="Ja, jeg er med").click()
    await expect(chat.get_by_text("under 18")).to_be_visible()
    await shoot(page, "6-web-joined")


async def test_clock_and_faults(page: Page) -> None:
    """The clock goes to the morning; a silent provider is seen as one."""
    await page.get_by_role("button", name="Til i morgen kl. 9").click()
    await expect(page.locator("#day")).to_have_text("onsdag 25. november")
    await page.get_by_text("SMS svarer ikke").click()
    lamp = page.locator("#providers li").first
    await expect(lamp).to_have_text("SMS: svarer ikke", timeout=10_000)
    await page.click("[data-start=checkin]")
    await expect(lamp).to_contain_text("venter", timeout=10_000)
    await shoot(page, "7-faults")


@pytest.mark.parametrize("width", [360, 1440])
async def test_page_fits_and_can_be_read_by_all(page: Page, width: int) -> None:
    """Nothing sticks out at 360 and 1440; axe finds nothing in any view."""
    await page.set_viewport_size({"width": width, "height": 780})
    for view in ("young", "desk", "staff"):
        if width < 1121:
            await page.click(f"[data-view-of={view}]")
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
        await shoot(page, f"8-{width}-{view}")
        await page.evaluate(AXE.read_text("utf-8"))
        found = await page.evaluate(
            "axe.run(document, {iframes: false}).then(r => r.violations.map("
            "v => v.id + ': ' + v.nodes.map(n => n.html).join(' ')))"
        )
        assert found == []
