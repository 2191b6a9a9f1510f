"""Makker running for real, with stand-ins of the providers on loopback."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

import aiohttp
from aiohttp import web

from bot.clock import MovableClock
from bot.command.assembly import Assembly, Role, assemble
from bot.config import Settings, TelegramSettings, TwilioSettings
from bot.rehearsal.stand_ins import providers
from bot.rehearsal.stand_ins.faults import Faults
from bot.rehearsal.stand_ins.ledger import Ledger
from bot.rehearsal.stand_ins.mail import MailStandIn
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.twilio import TwilioStandIn
from bot.store.database import Database

PUBLIC_URL = "https://makker.gladsaxe.example"
NUMBER = "+4520000099"
ACCOUNT = "AC" + "0" * 31 + "1"
AUTH_TOKEN = "invented-auth-token"
BOT_TOKEN = "123456789:invented-token"
WEBHOOK_SECRET = "invented-webhook-secret"
#: Seconds until something that should happen has not.
PATIENCE = 8.0


@dataclass(slots=True)
class Running:
    """A Makker that serves, and the far ends of its channels."""

    assembly: Assembly
    telegram: TelegramStandIn
    twilio: TwilioStandIn
    mail: MailStandIn
    stage: Stage
    clock: MovableClock
    address: str
    web: aiohttp.ClientSession

    async def settle(self) -> None:
        """Wait until what the far ends have sent is taken."""
        await self.twilio.settle()
        await self.telegram.settle()

    async def until(
        self, happened: Callable[[], bool], *, moving: timedelta = timedelta()
    ) -> None:
        """Wait until something has happened, moving the clock meanwhile if asked."""
        end = time.monotonic() + PATIENCE
        while not happened():
            if time.monotonic() > end:
                raise AssertionError("it did not happen in time")
            await asyncio.sleep(0.02)
            self.clock.move(moving)

    async def text(self, number: str, words: str) -> None:
        """Let a phone text Makker."""
        self.twilio.text(number, words)
        await self.twilio.settle()

    def phone(self, number: str) -> list[str]:
        """Give what a phone has got by SMS."""
        return [text.body for text in self.twilio.phone(number) if not text.is_mine]


@asynccontextmanager
async def running(
    database: Database,
    clock: MovableClock,
    *,
    mode: Literal["polling", "webhook"] = "webhook",
    role: Role = "all",
) -> AsyncIterator[Running]:
    """Run Makker on a database, with everything real but the far ends and the clock."""
    near, far = _socket(), _socket()
    address = f"http://127.0.0.1:{near.getsockname()[1]}"
    far_address = f"http://127.0.0.1:{far.getsockname()[1]}"
    stage = Stage(
        now=clock.now,
        ledger=Ledger(time.monotonic),
        faults=Faults(),
        public_url=PUBLIC_URL,
        local_url=address,
    )
    telegram = TelegramStandIn(BOT_TOKEN, stage)
    inbound_url = f"{PUBLIC_URL}/webhooks/twilio/sms"
    twilio = TwilioStandIn(
        ACCOUNT, AUTH_TOKEN, stage, number=NUMBER, inbound_url=inbound_url
    )
    mail = MailStandIn(stage)
    await mail.start()
    far_end = await _serve(providers.application(telegram, twilio), far)
    settings = Settings(
        database_url=str(database.url),
        secrets=(b"k" * 32,),
        public_url=PUBLIC_URL,
        data_dir=Path(),
        telegram=TelegramSettings(
            BOT_TOKEN, mode, WEBHOOK_SECRET, f"{far_address}/telegram"
        ),
        twilio=TwilioSettings(ACCOUNT, AUTH_TOKEN, NUMBER, far_address),
        smtp_url=mail.url,
    )
    assembly = assemble(settings, clock, role, database)
    near_end = await _serve(assembly.application(), near)
    await assembly.start()
    async with aiohttp.ClientSession(address) as session:
        yield Running(assembly, telegram, twilio, mail, stage, clock, address, session)
    await telegram.close()
    await twilio.close()
    await near_end.cleanup()
    await assembly.stop()
    await far_end.cleanup()
    await mail.close()


def _socket() -> socket.socket:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    return listening


async def _serve(application: web.Application, at: socket.socket) -> web.AppRunner:
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.SockSite(runner, at).start()
    return runner
