"""Walls, walked by the router itself: no session, no token, no window, no data."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from admin.guard import OPEN
from admin.site import StaffSite
from bot.doorway import Doorway
from tests.admin.conftest import NewVisitor
from tests.admin.moves import RED
from tests.admin.visitor import Visitor
from tests.town import Town


def every_route(town: Town) -> Iterator[tuple[str, str]]:
    """List every address under /admin, with numbers that are taken."""
    application = web.Application()
    StaffSite(Doorway(town.database, town.house, town.clock)).mount(application)
    for route in application.router.routes():
        resource = route.resource
        if resource is not None and resource.canonical.startswith("/admin/"):
            yield route.method, resource.canonical


def filled(canonical: str) -> str:
    """Put something for the parts of an address that vary."""
    return re.sub(r"\{[^}]*\}", "1", canonical)


async def test_without_session_every_page_leads_to_log_in(
    town: Town, visitor: NewVisitor
) -> None:
    """No cookie, no data: read and write alike."""
    town.settle_in()
    town.says(RED)
    nobody = await visitor()
    routes = [r for r in every_route(town) if r[1] not in OPEN and r[0] != "HEAD"]
    assert len(routes) > 15
    for method, canonical in routes:
        async with nobody.session.request(
            method, filled(canonical), allow_redirects=False
        ) as answer:
            assert answer.status == 303, (method, canonical)
            assert answer.headers["Location"].startswith("/admin/login")
            assert "Anna" not in await answer.text()


async def test_every_form_without_token_is_refused(town: Town, mette: Visitor) -> None:
    """A form that this site did not give this browser has no effect."""
    town.settle_in()
    for method, canonical in every_route(town):
        if method == "POST":
            page = await mette.post(filled(canonical), token="x", words="hej")
            assert page.status == 403, canonical
            assert "indlæs siden igen" in page.words


async def test_token_of_another_session_is_refused(
    town: Town, mette: Visitor, visitor: NewVisitor
) -> None:
    """A token belongs to one session."""
    person = town.settle_in()
    bo = await visitor("bo")
    token = dict((await bo.go("/admin/")).form("/logout").fields)["token"]
    page = await mette.post(f"/admin/people/{person}/take-over", token=token)
    assert page.status == 403
    assert town.person(person).human_until is None


async def test_form_from_another_site_is_refused(town: Town, mette: Visitor) -> None:
    """Even with the right token, a browser that says cross-site is not heard."""
    person = town.settle_in()
    page = await mette.go(f"/admin/people/{person}")
    fields = dict(page.form("/take-over").fields)
    async with mette.session.post(
        f"/admin/people/{person}/take-over",
        data=fields,
        headers={"Sec-Fetch-Site": "cross-site"},
    ) as answer:
        assert answer.status == 403


async def test_looking_changes_nothing(town: Town, mette: Visitor) -> None:
    """Link previews that fetch a page take no alert and see no task."""
    town.settle_in()
    town.says(RED)
    for method in ("GET", "HEAD"):
        async with mette.session.request(method, "/admin/alerts/1") as answer:
            assert answer.status == 200
        async with mette.session.request(method, "/admin/alerts/1/take") as answer:
            assert answer.status == 405 or answer.status == 404  # noqa: PLR1714
    assert "Ingen har taget den endnu" in (await mette.go("/admin/alerts/1")).words


@pytest.mark.parametrize(
    "path",
    [
        "/admin/nowhere",
        "/admin/people/999",
        "/admin/people/999999999999999999",
        "/admin/alerts/999",
        "/admin/tasks/999",
        "/admin/appointments/999",
        "/admin/people/abc",
    ],
)
async def test_what_is_not_there_is_told_kindly(mette: Visitor, path: str) -> None:
    """A kind page with what to do."""
    page = await mette.go(path)
    assert page.status == 404
    assert "Siden er her ikke" in page.words


async def test_every_answer_carries_the_headers(mette: Visitor) -> None:
    """No inline anything, no frames, no cache; log-in and errors too."""
    for path in ("/admin/", "/admin/login", "/admin/nowhere", "/admin/people"):
        headers = (await mette.go(path)).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


async def test_cookies_on_https(town: Town) -> None:
    """Cookies are bound to the host, to https and to this site alone."""
    house = replace(town.house, public_url="https://makker.gladsaxe.example")
    application = web.Application()
    StaffSite(Doorway(town.database, house, town.clock)).mount(application)
    async with (
        TestServer(application) as server,
        aiohttp.ClientSession(server.make_url("")) as session,
        session.get("/admin/login") as answer,
    ):
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith("__Host-makker-form=")
        for part in ("HttpOnly", "Secure", "SameSite=Strict", "Path=/"):
            assert part in cookie
        assert "max-age" in answer.headers["Strict-Transport-Security"]


async def test_link_from_another_site_finds_its_session(mette: Visitor) -> None:
    """A strict cookie stays at home on such a click: the page comes again by itself."""
    nobody = aiohttp.ClientSession(mette.session._base_url)  # noqa: SLF001
    async with (
        nobody,
        nobody.get(
            "/admin/alerts/1", headers={"Sec-Fetch-Site": "cross-site"}
        ) as answer,
    ):
        text = await answer.text()
        assert 'content="0; url=/admin/alerts/1"' in text


@pytest.mark.parametrize(
    "body",
    [
        b"\xff\xfe\x00",
        b"token=%ff%fe&words=%00",
        b"a" * 1_048_570 + b"=" * 20,
        b"token=x&token=y&task=999999999999999999999",
        "token=\ud800".encode("utf-8", "surrogatepass"),
    ],
)
async def test_odd_bodies_get_an_answer(mette: Visitor, body: bytes) -> None:
    """Whatever is sent, it is answered and never a fault of ours."""
    async with mette.session.post(
        "/admin/tasks/seen",
        data=io.BytesIO(body),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    ) as answer:
        assert answer.status in {400, 403, 413}
