"""The staff site, served for real on loopback over a real store."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import cache

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

from admin.accounts import hash_password
from admin.site import StaffSite
from bot.doorway import Doorway
from bot.store import sessions, staff
from tests.admin.visitor import PASSWORD, Visitor
from tests.town import Town

#: Gives a new browser, logged in when an e-mail is given.
NewVisitor = Callable[..., Awaitable[Visitor]]


@cache
def password_hash() -> str:
    """Hash the password once; it takes its time."""
    return hash_password(PASSWORD)


@pytest.fixture
def ida(town: Town) -> int:
    """A stand-in for the whole programme."""
    return town.hire("Ida Holm", "+4520000003", "stand_in")


@pytest.fixture
async def address(town: Town, ida: int) -> AsyncIterator[str]:
    """Serve the site, with a password for everybody on the staff."""
    with town.database.transaction() as connection:
        for staff_id in (town.mette, town.bo, ida):
            staff.set_password(connection, staff_id, password_hash())
    house = replace(town.house, public_url="http://127.0.0.1")
    application = web.Application()
    StaffSite(Doorway(town.database, house, town.clock)).mount(application)
    async with TestServer(application) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.fixture
async def visitor(address: str, town: Town) -> AsyncIterator[NewVisitor]:
    """Give browsers, each with cookies of its own."""
    async with AsyncExitStack() as stack:

        async def new(name: str = "") -> Visitor:
            jar = aiohttp.CookieJar(unsafe=True)
            session = aiohttp.ClientSession(address, cookie_jar=jar)
            await stack.enter_async_context(session)
            if name:
                jar.update_cookies({"makker": _begin(town, name)}, URL(address))
            return Visitor(session)

        yield new


def _begin(town: Town, name: str) -> str:
    """Begin a session as the log-in does; that itself is tried in test_login."""
    cookie = f"cookie-of-{name}"
    with town.database.transaction() as connection:
        colleague = staff.by_email(connection, f"{name}@gladsaxe.example")
        assert colleague is not None
        sessions.begin(
            connection,
            colleague,
            cookie=cookie,
            form_token=f"token of {name}",
            now=town.clock.now(),
        )
    return cookie


@pytest.fixture
async def mette(visitor: NewVisitor) -> Visitor:
    """Mette's browser, logged in."""
    return await visitor("mette")
