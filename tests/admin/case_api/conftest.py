"""The case-system API over a real store, and tokens that reach into it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from admin.case_api.operations import SCOPES
from admin.case_api.site import CaseApi
from bot.doorway import Doorway
from bot.store import tokens
from bot.store.tokens import Realm
from tests.town import Town


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    data: Any
    headers: dict[str, str]


@dataclass(slots=True)
class System:
    """A case system with a token."""

    session: aiohttp.ClientSession
    token: str

    async def ask(
        self, method: str, path: str, json: Any = None, **headers: str
    ) -> Reply:
        """Ask, and read the answer."""
        sent = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.session.request(
            method, f"/api/v1{path}", json=json, headers=sent
        ) as answer:
            body = await answer.read()
            data = await answer.json(content_type=None) if body else None
            return Reply(answer.status, data, dict(answer.headers))


def give_token(town: Town, secret: str, **values: Any) -> int:
    """Give a token that reaches the town's programme with every scope."""
    terms: dict[str, Any] = {
        "name": "SBSYS",
        "realm": Realm(town.municipality_id, town.programme_id),
        "scopes": SCOPES,
        "now": town.clock.now(),
        "expires_at": town.clock.now() + timedelta(days=30),
        **values,
    }
    with town.database.transaction() as connection:
        return tokens.add(connection, secret, **terms)


@pytest.fixture
async def address(town: Town) -> AsyncIterator[str]:
    """Serve the API."""
    application = web.Application()
    CaseApi(Doorway(town.database, town.house, town.clock)).mount(application)
    async with TestServer(application) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.fixture
async def system(address: str, town: Town) -> AsyncIterator[System]:
    """A case system whose token opens the town's programme."""
    give_token(town, "a-good-token")
    async with aiohttp.ClientSession(address) as session:
        yield System(session, "a-good-token")
