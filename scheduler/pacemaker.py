"""APScheduler as the pacemaker: ticks and calendar jobs, nothing about a person."""

import asyncio

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock
from bot.effects.turn import Work
from bot.house import House
from bot.log import record_fault
from bot.store import claims, install, timers
from bot.store.database import Connection, Database
from scheduler.daily import ensure_daily
from scheduler.due import run_due
from scheduler.watchdog import Watchdog

#: Seconds between ticks; a wake-up shortens the wait.
TICK = 1
BEAT = 5
LOOK = 60
#: Name of the heartbeat that /readyz and the watchdog look for.
HEARTBEAT = "scheduler"


class Pacemaker:
    """Ticks until it is stopped; a tick that is late is run late."""

    def __init__(
        self, database: Database, house: House, clock: Clock, watchdog: Watchdog
    ) -> None:
        """Take what the ticks need."""
        self._watchdog = watchdog
        self._database = database
        self._house = house
        self._clock = clock
        self._running = asyncio.Lock()
        self._scheduler = AsyncIOScheduler(
            timezone="Europe/Copenhagen",
            job_defaults={
                "coalesce": True,
                "max_instances": 1,
                "misfire_grace_time": None,
            },
        )

    async def start(self) -> None:
        """Void what a predecessor held, where one process is the rule; and tick."""
        if self._database.is_sqlite:
            await self._database.write(claims.release_all)
            await self._database.write(timers.release_all)
        self._scheduler.add_job(self.tick, IntervalTrigger(seconds=TICK))
        self._scheduler.add_job(self.beat, IntervalTrigger(seconds=BEAT))
        self._scheduler.add_job(self._watchdog.look, IntervalTrigger(seconds=LOOK))
        await self._plan_days()
        await self.beat()
        self._scheduler.start()

    async def stop(self) -> None:
        """Finish the tick that runs, and tick no more."""
        self._scheduler.pause()
        async with self._running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> int:
        """Do what is due."""
        async with self._running:
            try:
                return await run_due(self._database, self._house, self._clock)
            except Exception as fault:  # noqa: BLE001 - the next tick comes all the same
                record_fault("tick_failed", fault)
                return 0

    async def _plan_days(self) -> None:
        def plan(connection: Connection) -> None:
            now = self._clock.now()
            ensure_daily(Work(connection=connection, house=self._house, now=now))

        await self._database.write(plan)

    async def beat(self) -> None:
        """Say that the scheduler is alive."""
        try:
            await self._database.write(install.beat, HEARTBEAT, self._clock.now())
        except Exception as fault:  # noqa: BLE001 - a missing beat is the alarm itself
            record_fault("beat_failed", fault)
