"""A whole Makker in a process of its own that dies at a step it is told."""

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any

from aiohttp import web
from sqlalchemy import Connection
from typing_extensions import override

from bot.command.assembly import Assembly, assemble
from bot.command.opening import database_keyring
from bot.config import Settings
from bot.effects.alerts.closing import Contact, close
from bot.effects.turn import Work
from bot.store import staff
from bot.store.database import Database

#: Seconds between two looks at the clock that is moved from outside.
GLANCE = 0.01


@dataclass(frozen=True, slots=True)
class Fate:
    """At which step a life ends: a count that the far ends share; 0 is never."""

    steps: "Synchronized[int]"
    dies_at: int

    def step(self) -> bool:
        """Count a step, and tell whether it is the last."""
        with self.steps.get_lock():
            self.steps.value += 1
            return self.steps.value == self.dies_at


@dataclass(frozen=True, slots=True)
class Life:
    """What a process is born with."""

    settings: Settings
    clock: Path
    port: int
    fate: Fate


class OutsideClock:
    """A clock that stands at the moment written in a file."""

    def __init__(self, path: Path) -> None:
        """Take the file."""
        self._path = path

    def now(self) -> datetime:
        """Give the moment that is now."""
        return datetime.fromisoformat(self._path.read_text(encoding="ascii"))


class MortalDatabase(Database):
    """Dies before or after a commit that changes something."""

    fate: Fate

    @override
    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        with super().transaction() as connection:
            before = _changes(connection)
            yield connection
            has_changed = _changes(connection) != before
            self._step(counts=has_changed)
        self._step(counts=has_changed)

    def _step(self, *, counts: bool) -> None:
        if counts and self.fate.step():
            os.kill(os.getpid(), signal.SIGKILL)


def _changes(connection: Connection) -> int:
    driver: Any = connection.connection.driver_connection
    return int(driver.total_changes)


def live(life: Life) -> None:
    """Be Makker until killed."""
    asyncio.run(_live(life))


async def _live(life: Life) -> None:
    settings = life.settings
    database = MortalDatabase(settings.database_url, database_keyring(settings))
    database.fate = life.fate
    clock = OutsideClock(life.clock)
    assembly = assemble(settings, clock, "all", database, paces={})
    application = assembly.application()
    application.add_routes([web.post("/close/{alert}/{staff}", _closing(assembly))])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await assembly.start()
    await web.TCPSite(runner, "127.0.0.1", life.port, reuse_address=True).start()
    seen = None
    while True:
        if (now := clock.now()) != seen:
            seen = now
            assembly.sender.wake()
            await assembly.pacemaker.tick()
        await asyncio.sleep(GLANCE)


def _closing(assembly: Assembly) -> Any:
    """What the staff site does when a colleague closes an alert."""

    def work(work: Work, alert_id: int, staff_id: int) -> bool:
        colleague = staff.get(work.connection, staff_id)
        contact = Contact(colleague.name, work.now, "Ses i morgen")
        return close(work, alert_id, colleague, contact)

    async def answer(request: web.Request) -> web.Response:
        ids = (int(request.match_info[name]) for name in ("alert", "staff"))
        await assembly.doorway.write(work, *ids)
        return web.Response()

    return answer
