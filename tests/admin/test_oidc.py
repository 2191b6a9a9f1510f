"""Log in by the municipality's own log-in, against a real provider on loopback."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer, unused_port
from oidc_provider_mock import User, run_server_in_thread

from admin.oidc import Journey, Oidc, OidcError
from admin.site import StaffSite
from bot.clock import MovableClock, SystemClock
from bot.config import OidcSettings
from bot.doorway import Doorway
from bot.store import staff
from tests.admin.visitor import Page, Visitor
from tests.town import Town

pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
    # The provider's own library speaks of its next version.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.fixture
def clock() -> MovableClock:
    """The provider signs by the real hour."""
    return MovableClock(SystemClock().now())


@pytest.fixture
def provider() -> Iterator[str]:
    """A real OpenID Connect server; Mette, Bo and somebody without an account."""
    people = [
        User(sub="m1", claims={"email": "mette@gladsaxe.example"}),
        User(
            sub="b1", claims={"email": "bo@gladsaxe.example", "email_verified": False}
        ),
        User(sub="x1", claims={"email": "ukendt@gladsaxe.example"}),
        User(sub="m2", claims={"email": "mette@gladsaxe.example"}),
    ]
    with run_server_in_thread(user_claims=people, require_nonce=True) as server:
        yield f"http://127.0.0.1:{server.server_port}"


@dataclass(frozen=True, slots=True)
class Site:
    """The staff site with another log-in, and how it is reached."""

    address: str
    settings: OidcSettings


@pytest.fixture
async def site(town: Town, provider: str) -> AsyncIterator[Site]:
    """Serve the site on an address that the provider sends people back to."""
    port = unused_port()
    address = f"http://127.0.0.1:{port}"
    settings = OidcSettings(provider, "makker", "a secret")
    house = replace(town.house, public_url=address)
    application = web.Application()
    doorway = Doorway(town.database, house, town.clock)
    StaffSite(doorway, settings).mount(application)
    async with TestServer(application, host="127.0.0.1", port=port):
        yield Site(address, settings)


@pytest.fixture
async def browser(site: Site) -> AsyncIterator[Visitor]:
    """Somebody's browser."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(site.address, cookie_jar=jar) as session:
        yield Visitor(session)


async def come_in(browser: Visitor, sub: str, path: str = "/admin/") -> Page:
    """Go there by the button, say who one is, and come back."""
    page = await browser.go(path)
    assert "Log ind med kommunens login" in page.words
    async with browser.session.get(
        "/admin/login/elsewhere", params={"next": path}, allow_redirects=False
    ) as answer:
        there = answer.headers["Location"]
    async with browser.session.post(
        there, data={"sub": sub}, allow_redirects=False
    ) as answer:
        back = answer.headers["Location"]
    return await browser.go(back)


async def test_known_colleague_comes_in(town: Town, browser: Visitor) -> None:
    """By e-mail the first time, by who they are there from then on."""
    page = await come_in(browser, "m1", "/admin/people")
    assert page.path == "/admin/people"
    assert "Mette Skov" in page.words
    with town.database.transaction() as connection:
        found = staff.by_email(connection, "mette@gladsaxe.example")
        assert found is not None
        assert not staff.bind_subject(connection, found.id, "another")


@pytest.mark.parametrize("sub", ["x1", "b1"])
async def test_without_an_account_or_a_checked_mail_nobody_comes_in(
    browser: Visitor, sub: str
) -> None:
    """The other log-in says who one is; access is given here."""
    page = await come_in(browser, sub)
    assert "Du har ikke adgang til Makker endnu" in page.words
    assert (await browser.go("/admin/")).path.startswith("/admin/login")


async def test_mail_that_changed_hands_opens_nothing(
    browser: Visitor,
) -> None:
    """Whoever is given the e-mail of an account later is not its owner."""
    await come_in(browser, "m1")
    browser.session.cookie_jar.clear()
    page = await come_in(browser, "m2")
    assert "Du har ikke adgang" in page.words


async def test_closed_account_stays_closed(town: Town, browser: Visitor) -> None:
    """Closed here, it is closed whatever the other log-in says."""
    await come_in(browser, "m1")
    with town.database.transaction() as connection:
        staff.disable(connection, town.mette, town.clock.now())
    browser.session.cookie_jar.clear()
    page = await come_in(browser, "m1")
    assert "Du har ikke adgang" in page.words


async def test_answer_to_another_browser_is_refused(browser: Visitor) -> None:
    """Without the cookie of the one who asked, a code is worth nothing."""
    for query in ("", "?code=x", "?code=x&state=y", "?error=access_denied&state=y"):
        page = await browser.go(f"/admin/login/back{query}")
        assert "svarede ikke, som det skulle" in page.words
    await browser.session.get("/admin/login/elsewhere", allow_redirects=False)
    page = await browser.go("/admin/login/back?code=x&state=forged")
    assert "svarede ikke, som det skulle" in page.words


async def test_token_for_another_journey_is_refused(site: Site, town: Town) -> None:
    """Another nonce, another audience, or too old: nothing comes of it."""
    oidc = Oidc(site.settings, site.address)
    journey = Journey.begin()
    there = await oidc.way_there(journey)
    async with (
        aiohttp.ClientSession() as session,
        session.post(there, data={"sub": "m1"}, allow_redirects=False) as answer,
    ):
        code = answer.headers["Location"].partition("code=")[2].partition("&")[0]
    other = replace(journey, nonce="another")
    with pytest.raises(OidcError):
        await oidc.who_came(other, code, town.clock.now())


async def test_provider_that_is_down_leaves_the_password(town: Town) -> None:
    """The log-in page says so, and the form is still there."""
    house = replace(town.house, public_url="http://127.0.0.1")
    settings = OidcSettings("http://127.0.0.1:9", "makker", "a secret")
    application = web.Application()
    StaffSite(Doorway(town.database, house, town.clock), settings).mount(application)
    async with (
        TestServer(application) as server,
        aiohttp.ClientSession(server.make_url("")) as session,
    ):
        page = await Visitor(session).go("/admin/login/elsewhere")
    assert "svarede ikke, som det skulle" in page.words
    assert page.has_form("/login")
