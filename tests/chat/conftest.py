"""Anna's phone, and the pages it opens."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.chat.pages import ChatPages
from bot.doorway import Doorway
from tests.town import Town

PHONE = "+4520000010"


@dataclass(frozen=True, slots=True)
class Shown:
    """A page."""

    status: int
    text: str
    path: str
    headers: dict[str, str]


@dataclass(slots=True)
class Phone:
    """A browser on a phone."""

    session: aiohttp.ClientSession
    town: Town
    person_id: int
    address: str

    def link(self, *, hours: float = 72) -> str:
        """Give the path of a link, as messages carry it."""
        until = self.town.clock.now() + timedelta(hours=hours)
        token = self.town.house.keyring.sign(str(self.person_id), "chat", until)
        return f"/chat/{token}"

    async def open(self, path: str, **headers: str) -> Shown:
        """Open a page."""
        async with self.session.get(path, headers=headers) as answer:
            return await _shown(answer)

    async def send(self, path: str, **fields: str) -> Shown:
        """Send a form."""
        async with self.session.post(path, data=fields) as answer:
            return await _shown(answer)

    def sms(self) -> list[str]:
        """Give the SMS that came since the last look."""
        return [m.words for m in self.town.heard() if m.channel == "sms"]


async def _shown(answer: aiohttp.ClientResponse) -> Shown:
    text = await answer.text()
    return Shown(answer.status, text, answer.url.path, dict(answer.headers))


def digits_in(words: str) -> str:
    """Find the one-time code of an SMS."""
    found = re.search(r"\b\d{7}\b", words)
    assert found is not None
    return found[0]


@pytest.fixture
async def anna(town: Town) -> AsyncIterator[Phone]:
    """Anna's phone, over plain http on loopback."""
    person_id = town.settle_in()
    town.house = replace(town.house, public_url="http://127.0.0.1")
    application = web.Application()
    doorway = Doorway(town.database, town.house, town.clock)
    application.add_routes(ChatPages(doorway).routes())
    async with TestServer(application) as server:
        address = str(server.make_url("")).rstrip("/")
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(address, cookie_jar=jar) as session:
            yield Phone(session, town, person_id, address)
