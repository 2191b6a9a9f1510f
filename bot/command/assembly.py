"""Put Makker together: database, house, channels, doors, sender, scheduler."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from aiohttp import web

from admin.case_api.caller import Caller
from admin.case_api.site import CaseApi
from admin.site import StaffSite
from bot.calendar.pages import CalendarPages
from bot.calendar.reader import CalendarReader
from bot.channels.channel import Channel
from bot.channels.mail import Mail
from bot.channels.sms import Sms
from bot.channels.telegram import Telegram
from bot.channels.web import Web
from bot.chat.pages import ChatPages
from bot.clock import Clock
from bot.command.opening import database_keyring, open_database, open_house
from bot.config import Settings
from bot.doorway import Doorway
from bot.employer.pages import EmployerPages
from bot.fetcher import Fetcher
from bot.house import House
from bot.log import record_fault
from bot.pace import Pace
from bot.pending import Pending
from bot.poller import Poller, ask_for_webhook, note_name
from bot.sender import Sender, usual_paces
from bot.status import Status
from bot.store.database import Database
from bot.store.wakeups import alone, hear_wakeups
from bot.webhooks import Webhooks
from scheduler.pacemaker import Pacemaker
from scheduler.watchdog import Watchdog

Role = Literal["all", "web", "worker"]
#: Seconds before a loop that failed begins again.
SET_BACK = 2


@dataclass(slots=True)
class Assembly:
    """Everything that runs in one process."""

    settings: Settings
    doorway: Doorway
    channels: Mapping[str, Channel]
    webhooks: Webhooks
    pacemaker: Pacemaker
    sender: Sender
    role: Role
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def application(self) -> web.Application:
        """Serve what the role serves."""
        application = web.Application(client_max_size=1024 * 1024)
        application.add_routes(Status(self.doorway, self.channels).routes())
        if self.role != "worker":
            application.add_routes(self.webhooks.routes())
            application.add_routes(ChatPages(self.doorway).routes())
            application.add_routes(CalendarPages(self.doorway).routes())
            application.add_routes(EmployerPages(self.doorway).routes())
            CaseApi(self.doorway).mount(application)
            StaffSite(self.doorway, self.settings.oidc).mount(application)
        return application

    async def start(self) -> None:
        """Start the loops of the role."""
        telegram = self.channels.get("telegram")
        if isinstance(telegram, Telegram):
            self.webhooks.telegram = telegram
            self._listen(telegram)
        if not self.doorway.database.is_sqlite:
            self._spawn(partial(hear_wakeups, self.doorway.database))
        if self.role != "web":
            await self.pacemaker.start()
            self._spawn(self.sender.run)
            self._spawn(CalendarReader(self.doorway).run)
            self._spawn(Caller(self.doorway.database, self.doorway.clock).run)
            sms = self.channels.get("sms")
            if isinstance(sms, Sms):
                self._spawn_alone("fetch", Fetcher(self.doorway, sms).run)

    async def stop(self) -> None:
        """Stop the loops, finish what runs, close what is open."""
        if self.role != "web":
            await self.pacemaker.stop()
        for task in self._tasks:
            task.cancel()
        for task in self._tasks:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        for channel in self.channels.values():
            await channel.close()
        self.doorway.database.close()

    def _listen(self, telegram: Telegram) -> None:
        settings = self.settings.telegram
        if settings is None:
            return
        self._spawn(partial(note_name, self.doorway, telegram))
        if self.role != "web":
            self._spawn_alone("pending", Pending(self.doorway, telegram).run)
        if settings.mode == "polling" and self.role != "web":
            self._spawn_alone("poll", Poller(self.doorway, telegram).run)
        elif settings.mode == "webhook" and self.role != "worker":
            url = f"{self.settings.public_url}/webhooks/telegram"
            secret = settings.webhook_secret
            self._spawn(partial(ask_for_webhook, telegram, url, secret))

    def _spawn_alone(self, job: str, loop: Callable[[], Awaitable[None]]) -> None:
        async def work() -> None:
            async with alone(self.doorway.database, job):
                await loop()

        self._spawn(work)

    def _spawn(self, loop: Callable[[], Awaitable[None]]) -> None:
        self._tasks.append(asyncio.create_task(keep_going(loop)))


async def keep_going(loop: Callable[[], Awaitable[None]]) -> None:
    """Run a loop; one that fails is told of and begins again."""
    while True:
        try:
            await loop()
        except Exception as fault:  # noqa: BLE001 - no loop may die in silence
            record_fault("loop_failed", fault)
            await asyncio.sleep(SET_BACK)
        else:
            return


def assemble(
    settings: Settings,
    clock: Clock,
    role: Role = "all",
    database: Database | None = None,
    *,
    paces: Mapping[str, Pace] | None = None,
) -> Assembly:
    """Put everything together inside the running loop; the schema is brought up."""
    database = database or open_database(settings)
    house = open_house(database_keyring(settings), settings.public_url)
    doorway = Doorway(database, house, clock)
    channels = open_channels(settings, house)
    return Assembly(
        settings=settings,
        doorway=doorway,
        channels=channels,
        webhooks=Webhooks(settings, doorway),
        pacemaker=Pacemaker(
            database,
            house,
            clock,
            Watchdog(database, house, clock, settings.deadman_url),
        ),
        sender=Sender(
            database,
            house,
            channels,
            clock,
            usual_paces() if paces is None else paces,
        ),
        role=role,
    )


def open_channels(settings: Settings, house: House) -> dict[str, Channel]:
    """Open the channels whose settings are there."""
    channels: dict[str, Channel] = {"web": Web()}
    if settings.twilio is not None:
        channels["sms"] = Sms(settings.twilio, settings.public_url)
    if settings.telegram is not None:
        channels["telegram"] = Telegram(
            settings.telegram, house.words.term("button.help")
        )
    if settings.smtp_url is not None:
        subject = house.words.term("staff.mail_subject")
        channels["email"] = Mail(settings.smtp_url, subject)
    return channels
