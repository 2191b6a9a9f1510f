"""Every page of the router in a real browser: no violation, nothing sticks out."""

import re
from dataclasses import replace

import pytest
from aiohttp import web
from playwright.async_api import Browser
from playwright.async_api import Page as BrowserPage

from admin.site import StaffSite
from bot.doorway import Doorway
from tests.admin.conftest import NewVisitor
from tests.admin.moves import propose
from tests.admin.test_browser import AXE, CHROMIUM, VENDOR, chromium, hear, violations
from tests.admin.test_browser_roles import furnish, open_as
from tests.town import Town

__all__ = ["chromium"]

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
    pytest.mark.skipif(
        not (AXE.exists() and VENDOR.exists()), reason="run make setup for the parts"
    ),
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
]

#: Streams, files, and ways that only lead on; none has a page of its own.
NO_PAGES = frozenset(
    {
        "/events",
        "/meetups/{id}/events",
        "/login/elsewhere",
        "/login/back",
        "/take/{token}",
        "/programmes/{id}/words.po",
    }
)
#: Who looks at each page of the router, and at which of its kind.
PAGES = {
    "/login": ("", "/login"),
    "/accessibility": ("", "/accessibility"),
    "/welcome/{token}": ("", "/welcome/TOKEN"),
    "/": ("mette", "/"),
    "/alerts/{id}": ("mette", "/alerts/1"),
    "/tasks/{id}": ("mette", "/tasks/TASK"),
    "/people": ("mette", "/people?name=a"),
    "/people/{id}": ("mette", "/people/2"),
    "/people/{id}/team": ("mette", "/people/1/team"),
    "/people/{person_id}/appointments": ("mette", "/people/1/appointments"),
    "/appointments/{id}": ("mette", "/appointments/1"),
    "/people/{person_id}/shadow": ("mette", "/people/1/shadow"),
    "/shadow/{id}": ("mette", "/shadow/SHADOW"),
    "/people/{person_id}/jobs": ("mette", "/people/1/jobs"),
    "/people/{person_id}/jobs/new": ("mette", "/people/1/jobs/new"),
    "/people/{id}/discharge": ("mette", "/people/1/discharge"),
    "/people/{id}/call": ("mette", "/people/1/call"),
    "/week": ("mette", "/week"),
    "/week/new": ("mette", "/week/new"),
    "/calendar": ("mette", "/calendar"),
    "/me": ("mette", "/me"),
    "/me/authenticator": ("mette", "/me/authenticator"),
    "/me/proof": ("mette", "/me/proof"),
    "/shared": ("rie", "/shared"),
    "/shared/{id}": ("rie", "/shared/1"),
    "/programmes": ("bo", "/programmes"),
    "/programmes/new": ("bo", "/programmes/new"),
    "/programmes/{id}": ("bo", "/programmes/1"),
    "/programmes/{id}/settings": ("bo", "/programmes/1/settings"),
    "/programmes/{id}/lines": ("bo", "/programmes/1/lines"),
    "/programmes/{id}/words": ("bo", "/programmes/1/words"),
    "/programmes/{id}/words/{key}": ("bo", "/programmes/1/words/menu.who"),
    "/handover": ("bo", "/handover?from=1"),
    "/outcomes": ("bo", "/outcomes"),
    "/outcomes/{id}": ("bo", "/outcomes/1"),
    "/outcomes/{id}/reports/{report}": ("bo", "/outcomes/1/reports/1"),
    "/groups": ("karen", "/groups"),
    "/groups/{group_id}/meetups": ("karen", "/groups/1/meetups"),
    "/groups/{group_id}/letter": ("karen", "/groups/1/letter"),
    "/meetups/{id}": ("karen", "/meetups/1"),
    "/staff": ("kim", "/staff"),
    "/staff/{id}": ("kim", "/staff/1"),
    "/audit": ("dea", "/audit"),
    "/data": ("dea", "/data"),
    "/data/{id}": ("dea", "/data/1"),
}
#: Pages that look otherwise for somebody else.
MORE = (
    ("mette", "/people/1"),
    ("mette", "/people?name=zz"),
    ("karen", "/"),
    ("karen", "/meetups/2"),
    ("vera", "/groups"),
    ("vera", "/meetups/1"),
    ("bo", "/people/1"),
    ("bo", "/nowhere"),
    ("bo", "/programmes/1/words?about=checkin"),
    ("bo", "/programmes/1/words/safety.red_danger"),
)


def routes(town: Town) -> set[str]:
    """Name every page that the site's router knows."""
    house = replace(town.house, public_url="http://127.0.0.1")
    application = web.Application()
    StaffSite(Doorway(town.database, house, town.clock)).mount(application)
    known = {
        route.resource.canonical.removeprefix("/admin")
        for route in application.router.routes()
        if route.method == "GET" and route.resource is not None
    }
    return {one for one in known if one and not one.startswith("/static")}


async def settle(town: Town, visitor: NewVisitor) -> dict[str, str]:
    """Have something on every page; give what stands for names in the addresses."""
    await furnish(town)
    rie = town.hire("Rie Vang", "+4520000044", "care_manager")
    town.says("hej", phone="+4520000077")
    mette, bo, kim = await visitor("mette"), await visitor("bo"), await visitor("kim")
    team = await mette.go("/admin/people/1/team")
    team = await mette.send(team, "/members", role="contact_person", colleague=str(rie))
    team = await mette.send(team, "/window", facts="1")
    await mette.send(team, "/switch")
    await bo.send(await bo.go("/admin/outcomes/1"), "/freeze", name="Efteråret")
    link = await kim.send(await kim.go("/admin/staff/1"), "/link")
    token = re.search(r"/admin/welcome/([\w.\-]+)", link.text)
    task = re.search(r"/admin/tasks/(\d+)\"", (await mette.go("/admin/")).text)
    assert token is not None
    assert task is not None
    return {
        "TOKEN": token.group(1),
        "TASK": task.group(1),
        "SHADOW": str(propose(town, 1)),
    }


async def audit(page: BrowserPage, path: str) -> None:
    """Look at a page on a phone by day and on a desk in the dark."""
    await page.set_viewport_size({"width": 360, "height": 800})
    await page.emulate_media(color_scheme="light")
    answer = await page.goto(path)
    assert answer is not None
    assert answer.status == (404 if "nowhere" in path else 200), path
    for summary in await page.locator("summary.details-summary").all():
        if not await summary.evaluate("s => s.parentElement.open"):
            await summary.click()
    assert await violations(page) == [], path
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360, path
    await page.set_viewport_size({"width": 1440, "height": 800})
    await page.emulate_media(color_scheme="dark")
    assert await violations(page, "color-contrast") == [], path
    assert await page.evaluate("document.documentElement.scrollWidth") <= 1440, path
    await page.set_viewport_size({"width": 640, "height": 800})
    assert await page.evaluate("document.documentElement.scrollWidth") <= 640, path


def test_no_page_is_forgotten(town: Town) -> None:
    """Whoever adds a page says here who looks at it."""
    assert routes(town) - NO_PAGES == set(PAGES)


async def test_every_page_for_everybody(
    town: Town, address: str, visitor: NewVisitor, chromium: Browser
) -> None:
    """An audit by axe finds nothing, light and dark, folded out, at every width."""
    names = await settle(town, visitor)
    said: list[str] = []
    by_role: dict[str, list[str]] = {}
    for who, path in (*PAGES.values(), *MORE):
        by_role.setdefault(who, []).append(path)
    for who, paths in by_role.items():
        page = await open_as(chromium, town, address, who)
        page.on("console", lambda message: hear(message, said))
        for path in paths:
            for name, value in names.items():
                path = path.replace(name, value)  # noqa: PLW2901
            await audit(page, f"/admin{path}")
        await page.context.close()
    assert [one for one in said if "404" not in one] == []
