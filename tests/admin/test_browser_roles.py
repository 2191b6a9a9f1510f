"""Each role's day in a real browser, without JavaScript and by keyboard."""

from datetime import timedelta

import pytest
from playwright.async_api import Browser
from playwright.async_api import Page as BrowserPage

from bot.effects.alerts import taking
from bot.store import rsvps, sessions, staff
from tests.admin.moves import RED, agree, decline
from tests.admin.test_about import answer_who5
from tests.admin.test_browser import AXE, CHROMIUM, VENDOR, chromium
from tests.bot.test_meetups import Group
from tests.town import Town

__all__ = ["chromium"]

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
    pytest.mark.skipif(
        not (AXE.exists() and VENDOR.exists()), reason="run make setup for the parts"
    ),
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]


async def furnish(town: Town) -> None:
    """Have people, an alert about a child, meetups and everybody on the staff."""
    group = Group(town)
    town.hire("Vera Lind", "+4520000005", "volunteer")
    town.hire("Kim Thy", "+4520000031", "it")
    town.hire("Dea Post", "+4520000032", "dpo")
    agree(town, decline(town).person_id, hours=2)
    emil = group.join(1, "Emil Rask", birthdate="2010-03-03")
    answer_who5(town, emil, 64, 48, 40)
    meetup = group.meet(3)
    await group.announce(meetup)
    with town.database.transaction() as connection:
        rsvp = rsvps.find(connection, meetup.id, emil)
        assert rsvp is not None
        rsvps.change(connection, rsvp, state="coming", wish="door")
    town.clock.move(timedelta(minutes=1))
    group.meet()
    town.says(RED, phone="+4520000101")
    with town.database.transaction() as connection:
        mette = staff.get(connection, town.mette)
        taking.take(town.work(connection), 1, mette)


async def open_as(
    chromium: Browser, town: Town, address: str, name: str, **options: object
) -> BrowserPage:
    """Open a browser where somebody is logged in."""
    context = await chromium.new_context(
        base_url=address,
        locale="da-DK",
        **options,  # type: ignore[arg-type]
    )
    if not name:
        return await context.new_page()
    with town.database.transaction() as connection:
        colleague = staff.by_email(connection, f"{name}@gladsaxe.example")
        assert colleague is not None
        sessions.begin(
            connection,
            colleague,
            cookie=f"browser-of-{name}",
            form_token="token",
            now=town.clock.now(),
        )
    await context.add_cookies(
        [{"name": "makker", "value": f"browser-of-{name}", "url": address}]
    )
    return await context.new_page()


async def test_facilitators_day_without_javascript(
    town: Town, address: str, chromium: Browser
) -> None:
    """Make a meetup, see who gets it, invite, write to those who come."""
    group = Group(town)
    group.join(1)
    page = await open_as(chromium, town, address, "karen", java_script_enabled=False)
    await page.goto("/admin/groups")
    await page.get_by_role("link", name="Nyt møde i Onsdagsgruppen").click()
    await page.get_by_label("Hvad skal I?").fill("Bowling")
    await page.get_by_label("Dato").fill("2026-11-27")
    await page.get_by_label("Klokken").fill("17:00")
    await page.get_by_label("Sted").fill("Kulturhuset")
    await page.get_by_role("button", name="Lav mødet").click()
    await page.get_by_role("button", name="Send til 1").click()
    await page.get_by_text("Invitationen er på vej.").wait_for()


async def test_leads_day_by_keyboard(
    town: Town, address: str, chromium: Browser
) -> None:
    """Reach the test alarm by Tab alone, and sound it."""
    page = await open_as(chromium, town, address, "bo")
    await page.goto("/admin/programmes/1")
    for _ in range(40):
        await page.keyboard.press("Tab")
        focused = await page.evaluate("document.activeElement.textContent")
        if focused == "Send en prøvealarm":
            break
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Tag den").wait_for()
