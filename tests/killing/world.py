"""The world outside: far ends that outlive every death, and keep the ledger."""

import asyncio
import os
import signal
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path

import aiohttp
from aiohttp import web
from typing_extensions import override

from bot.config import Settings, TelegramSettings, TwilioSettings
from bot.rehearsal.stand_ins import providers
from bot.rehearsal.stand_ins.faults import Faults, HungUp, Met
from bot.rehearsal.stand_ins.ledger import Ledger
from bot.rehearsal.stand_ins.mail import MailStandIn
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.twilio import TwilioStandIn
from bot.store.database import Database
from tests.killing.mortal import Fate, Life, OutsideClock, live
from tests.running import ACCOUNT, AUTH_TOKEN, BOT_TOKEN, NUMBER, PUBLIC_URL

#: Seconds until what should come has not.
PATIENCE = 20.0
#: A start takes longer than a provider needs to read what the dead have sent.
ON_THE_WIRE = 0.1
#: All is read already in this process, so that each begins at once.
_FORKS = get_context("fork")


class Killer(Faults):
    """Counts each call of a provider, and kills whoever made the last one."""

    fate: Fate | None = None
    pid: int | None = None

    @override
    def meet(self, place: str, who: str = "") -> Met:
        """Kill before the call has any effect, or once it is being carried out."""
        if place.startswith(("twilio.Messages.create", "telegram.send", "mail.")):
            if self._is_last():
                return Met(fault=HungUp())
            self._is_last()
        return super().meet(place, who)

    def _is_last(self) -> bool:
        if self.fate is None or not self.fate.step() or self.pid is None:
            return False
        os.kill(self.pid, signal.SIGKILL)
        return True


@dataclass(slots=True)
class World:
    """Phones, providers, a clock, and a Makker that is born again when it died."""

    settings: Settings
    database: Database
    clock_path: Path
    port: int
    twilio: TwilioStandIn
    telegram: TelegramStandIn
    ledger: Ledger
    killer: Killer
    #: How many steps each life has, the last of them lives on.
    spans: list[int]
    lived: list[int] = field(default_factory=list)
    _process: ForkProcess | None = None

    def now(self) -> datetime:
        """Give the time."""
        return OutsideClock(self.clock_path).now()

    def move(self, **span: float) -> None:
        """Move the clock."""
        moment = self.now() + timedelta(**span)
        beside = self.clock_path.with_suffix(".new")
        beside.write_text(moment.isoformat(), encoding="ascii")
        beside.replace(self.clock_path)

    async def until(self, happened: Callable[[], bool], what: str) -> None:
        """Wait, and give birth as often as it takes."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, f"it did not happen: {what}"
            await self.keep_alive()
            await asyncio.sleep(0.02)

    async def keep_alive(self) -> None:
        """Start a new process where the last one has died."""
        if self._process is not None and self._process.is_alive():
            return
        if self._process is not None:
            self._process.join()
            assert self._process.exitcode == -signal.SIGKILL, "it died by itself"
            self.lived.append(self._fate().steps.value)
            await asyncio.sleep(ON_THE_WIRE)
        self._be_born()

    def _be_born(self) -> None:
        dies_at = self.spans.pop(0) if self.spans else 0
        fate = Fate(_FORKS.Value("i", 0), dies_at)
        life = Life(self.settings, self.clock_path, self.port, fate)
        self.database.engine.dispose()
        self._process = _FORKS.Process(target=live, args=(life,), daemon=True)
        self._process.start()
        self.killer.fate, self.killer.pid = fate, self._process.pid

    def _fate(self) -> Fate:
        assert self.killer.fate is not None
        return self.killer.fate

    def steps(self) -> int:
        """Tell how many steps this life has taken so far."""
        return self._fate().steps.value

    async def post(self, path: str) -> None:
        """Do something on the site; who gets no answer presses again."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            await self.keep_alive()
            try:
                async with aiohttp.ClientSession() as session:
                    url = f"http://127.0.0.1:{self.port}{path}"
                    async with session.post(url) as answer:
                        answer.raise_for_status()
                        return
            except (aiohttp.ClientError, OSError):
                await asyncio.sleep(0.02)
        raise AssertionError(path)

    def end(self) -> None:
        """End the last life."""
        if self._process is not None and self._process.is_alive():
            self._process.kill()
            self._process.join()


@asynccontextmanager
async def world(
    database: Database, clock_path: Path, spans: list[int]
) -> AsyncIterator[World]:
    """Set up the far ends; nothing is born yet."""
    far, near = _socket(), _socket()
    port = near.getsockname()[1]
    near.close()
    killer = Killer()
    stage = Stage(
        now=OutsideClock(clock_path).now,
        ledger=Ledger(time.monotonic),
        faults=killer,
        public_url=PUBLIC_URL,
        local_url=f"http://127.0.0.1:{port}",
    )
    telegram = TelegramStandIn(BOT_TOKEN, stage)
    inbound_url = f"{PUBLIC_URL}/webhooks/twilio/sms"
    twilio = TwilioStandIn(
        ACCOUNT, AUTH_TOKEN, stage, number=NUMBER, inbound_url=inbound_url
    )
    mail = MailStandIn(stage)
    await mail.start()
    runner = web.AppRunner(providers.application(telegram, twilio), access_log=None)
    await runner.setup()
    await web.SockSite(runner, far).start()
    settings = _settings(database, f"http://127.0.0.1:{far.getsockname()[1]}", mail.url)
    there = World(
        settings,
        database,
        clock_path,
        port,
        twilio,
        telegram,
        stage.ledger,
        killer,
        spans,
    )
    try:
        yield there
    finally:
        there.end()
        await telegram.close()
        await twilio.close()
        await runner.cleanup()
        await mail.close()


def _settings(database: Database, far: str, smtp_url: str) -> Settings:
    return Settings(
        database_url=str(database.url),
        secrets=(b"k" * 32,),
        public_url=PUBLIC_URL,
        data_dir=Path(),
        telegram=TelegramSettings(
            BOT_TOKEN, "webhook", "invented-webhook-secret", f"{far}/telegram"
        ),
        twilio=TwilioSettings(ACCOUNT, AUTH_TOKEN, NUMBER, far),
        smtp_url=smtp_url,
    )


def _socket() -> socket.socket:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    return listening
