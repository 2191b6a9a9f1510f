"""Other systems are called: signed, until taken, and of nothing private."""

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from admin.case_api.caller import Caller
from admin.case_api.problems import ProblemError
from admin.case_api.webhooks import refuse_address
from bot.store import appointments
from bot.store.hook_calls import EVENTS
from bot.store.tables.audit import readings
from bot.store.tables.case_api import hook_calls
from tests.admin.case_api.conftest import System
from tests.town import Town


@dataclass(slots=True)
class FarEnd:
    """A case system that is called."""

    url: str = ""
    status: int = 204
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def told(self) -> list[dict[str, Any]]:
        """Give what it was told."""
        return [json.loads(body) for _, body in self.heard]


@pytest.fixture
async def far_end() -> AsyncIterator[FarEnd]:
    """Serve it on loopback."""
    end = FarEnd()

    async def take(request: web.Request) -> web.Response:
        end.heard.append((dict(request.headers), await request.read()))
        return web.Response(status=end.status)

    application = web.Application()
    application.router.add_post("/makker", take)
    async with TestServer(application) as server:
        end.url = str(server.make_url("/makker"))
        yield end


@pytest.fixture
def town(town: Town) -> Town:
    """A town whose Makker itself is on loopback."""
    town.house = replace(town.house, public_url="http://127.0.0.1")
    return town


async def call(town: Town) -> int:
    """Make the calls that are due."""
    caller = Caller(town.database, town.clock)
    async with aiohttp.ClientSession() as session:
        return await caller.call_ready(session)


async def test_change_is_told_signed(
    system: System, town: Town, far_end: FarEnd
) -> None:
    """A cancellation travels, signed by the secret that was shown once."""
    added = await system.ask(
        "POST", "/webhooks", {"url": far_end.url, "events": list(EVENTS)}
    )
    assert added.status == 201
    anna = town.settle_in()
    town.agree(anna, town.clock.now() + timedelta(hours=30))
    town.says("kan ikke alligevel")
    await call(town)
    assert "appointment.made" in [told["type"] for told in far_end.told()]
    headers, body = far_end.heard[0]
    secret = base64.b64decode(added.data["secret"].removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mac = base64.b64encode(hmac.digest(secret, signed, hashlib.sha256)).decode()
    assert headers["webhook-signature"] == f"v1,{mac}"


async def test_who_came_is_never_told(
    system: System, town: Town, far_end: FarEnd
) -> None:
    """Cancelled travels; confirmed, held and missed do not."""
    await system.ask("POST", "/webhooks", {"url": far_end.url, "events": list(EVENTS)})
    anna = town.settle_in()
    made = town.agree(anna, town.clock.now() + timedelta(hours=30))
    with town.database.transaction() as connection:
        appointments.confirm(connection, made, town.clock.now())
        for state in ("held", "missed"):
            appointments.change(connection, made, town.clock.now(), state=state)
        appointments.change(connection, made, town.clock.now(), state="declined")
    await call(town)
    told = far_end.told()
    assert [one["type"] for one in told] == [
        "appointment.made",
        "appointment.cancelled",
    ]
    assert told[1]["data"]["state"] == "cancelled"


async def test_alert_tells_that_not_what(
    system: System, town: Town, far_end: FarEnd
) -> None:
    """An alert travels without a word of what was written."""
    await system.ask("POST", "/webhooks", {"url": far_end.url, "events": list(EVENTS)})
    town.settle_in()
    town.says("jeg vil ikke leve mere")
    await call(town)
    (told,) = far_end.told()
    assert told["type"] == "alert.opened"
    (noted,) = town.rows(readings.select())
    assert (noted.purpose, noted.subject_kind) == ("case_system", "api_call")
    assert "ikke" not in json.dumps(told)


async def test_not_taken_is_called_again(
    system: System, town: Town, far_end: FarEnd
) -> None:
    """What the other end refuses is told again later, and then no more."""
    await system.ask("POST", "/webhooks", {"url": far_end.url, "events": list(EVENTS)})
    far_end.status = 500
    town.agree(town.settle_in(), town.clock.now() + timedelta(hours=30))
    assert await call(town) == 1
    assert await call(town) == 0
    town.clock.move(timedelta(seconds=6))
    far_end.status = 204
    assert await call(town) == 1
    town.clock.move(timedelta(days=2))
    assert await call(town) == 0
    assert [row.state for row in town.rows(hook_calls.select())] == ["taken"]


async def test_gone_is_called_no_more(
    system: System, town: Town, far_end: FarEnd
) -> None:
    """An address that says 410 is told nothing again."""
    await system.ask("POST", "/webhooks", {"url": far_end.url, "events": list(EVENTS)})
    far_end.status = 410
    anna = town.settle_in()
    town.agree(anna, town.clock.now() + timedelta(hours=30))
    await call(town)
    town.agree(anna, town.clock.now() + timedelta(hours=60))
    await call(town)
    assert len(far_end.heard) == 1
    assert (await system.ask("GET", "/webhooks")).data["items"] == []


@pytest.mark.parametrize(
    "url", ["http://sag.gladsaxe.example/", "https://127.0.0.1/", "https://10.0.0.8/x"]
)
def test_odd_addresses_are_refused(url: str) -> None:
    """On a public install nobody is called in the clear or inside the walls."""
    with pytest.raises(ProblemError):
        refuse_address(url, "https://makker.gladsaxe.example")
