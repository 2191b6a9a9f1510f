"""Alerts are alive: a stream that tells of changes, and of nothing else."""

import asyncio
from datetime import timedelta

import aiohttp

from tests.admin.moves import RED
from tests.admin.visitor import Visitor
from tests.town import Town


async def next_event(answer: aiohttp.ClientResponse, name: str) -> str:
    """Read the stream up to the end of an event of this name."""
    async with asyncio.timeout(10):
        event, data = "", []
        while True:
            line = (await answer.content.readline()).decode().rstrip("\r\n")
            if line.startswith("event:"):
                event = line.removeprefix("event:").strip()
            elif line.startswith("data:"):
                data.append(line.removeprefix("data:").strip())
            elif not line and event == name:
                return "\n".join(data)
            elif not line:
                event, data = "", []


async def test_alert_appears_by_itself(town: Town, mette: Visitor) -> None:
    """It stands on the open page as soon as it is committed."""
    town.settle_in()
    async with mette.session.get("/admin/events") as answer:
        assert answer.content_type == "text/event-stream"
        assert "Ingen beskeder haster" in await next_event(answer, "watch")
        town.says(RED)
        assert "Anna Bæk" in await next_event(answer, "watch")
        assert answer.headers["Cache-Control"] == "no-store"


async def test_stream_ends_with_the_session(town: Town, mette: Visitor) -> None:
    """An open page says that it is logged out; looking on keeps nobody logged in."""
    async with mette.session.get("/admin/events") as answer:
        await next_event(answer, "watch")
        town.clock.move(timedelta(minutes=31))
        town.settle_in()
        town.says("hej")
        assert "Du er logget ud" in await next_event(answer, "watch")


async def test_stream_is_closed_to_strangers(mette: Visitor) -> None:
    """No session, no stream."""
    async with (
        aiohttp.ClientSession(mette.session._base_url) as nobody,  # noqa: SLF001
        nobody.get("/admin/events", headers={"Accept": "text/event-stream"}) as answer,
    ):
        assert answer.status == 403
