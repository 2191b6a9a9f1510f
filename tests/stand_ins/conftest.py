"""The stage, the stand-ins on it, and the real clients that talk to them."""

import ssl
import time
from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer
from telegram import Bot
from telegram.request import HTTPXRequest
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.rest import Client

from bot.rehearsal.stand_ins import providers
from bot.rehearsal.stand_ins.ledger import Ledger
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.twilio import TwilioStandIn
from tests.stand_ins.surroundings import (
    ACCOUNT,
    OURS,
    PUBLIC,
    SECRET,
    TOKEN,
    Clock,
    Door,
)

#: On loopback nobody asks for a certificate, and reading them takes long.
UNUSED_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@pytest.fixture(autouse=True)
def _spans_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def clock() -> Clock:
    """Give a clock that stands still."""
    return Clock()


@pytest.fixture
def door() -> Door:
    """Give the bot's door."""
    return Door()


@pytest.fixture
async def doorstep(door: Door) -> AsyncIterator[str]:
    """Give the address of the bot's door."""
    async with TestServer(door.application(), host="127.0.0.1") as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.fixture
def stage(clock: Clock, doorstep: str) -> Stage:
    """Set a stage on which everything happens at once."""
    return Stage(
        now=clock,
        ledger=Ledger(time.monotonic),
        public_url=PUBLIC,
        local_url=doorstep,
    )


@pytest.fixture
async def telegram(stage: Stage) -> AsyncIterator[TelegramStandIn]:
    """Give Telegram."""
    stand_in = TelegramStandIn(TOKEN, stage)
    yield stand_in
    await stand_in.close()


@pytest.fixture
async def twilio(stage: Stage) -> AsyncIterator[TwilioStandIn]:
    """Give Twilio."""
    inbound = f"{PUBLIC}/webhooks/twilio/sms"
    stand_in = TwilioStandIn(ACCOUNT, SECRET, stage, number=OURS, inbound_url=inbound)
    yield stand_in
    await stand_in.close()


@pytest.fixture
async def address(
    telegram: TelegramStandIn, twilio: TwilioStandIn
) -> AsyncIterator[str]:
    """Give the address at which both providers are met."""
    both = providers.application(telegram, twilio)
    async with TestServer(both, host="127.0.0.1") as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.fixture
async def bot(address: str) -> AsyncIterator[Bot]:
    """Give the real Telegram client, pointed at the stand-in."""
    quick, polling = (
        HTTPXRequest(read_timeout=2, httpx_kwargs={"verify": UNUSED_TLS})
        for _ in range(2)
    )
    base = f"{address}/telegram/bot"
    async with Bot(
        TOKEN, base_url=base, request=quick, get_updates_request=polling
    ) as client:
        yield client


@pytest.fixture
async def client(address: str) -> AsyncIterator[Client]:
    """Give the real Twilio client, pointed at the stand-in."""
    async with AsyncTwilioHttpClient() as http:
        client = Client(ACCOUNT, SECRET, http_client=http)
        client.api.base_url = address
        yield client
