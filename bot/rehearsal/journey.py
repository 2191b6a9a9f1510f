"""Move the clock as time would go: what is due on the way happens on the way."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.clock import MovableClock, monotonic
from bot.sender import Sender
from bot.store import rehearsal, timers
from bot.store.database import Database
from scheduler.pacemaker import Pacemaker

#: Most stops of one journey; then the rest is run late, as after a long sleep.
MOST_STOPS = 400
#: Seconds that a message may be on its way before the clock moves all the same.
PATIENCE = 12.0
_LOOK_AGAIN = 0.01


class Journey:
    """Moves the clock from one due timer to the next, and everything is delivered."""

    def __init__(
        self,
        database: Database,
        clock: MovableClock,
        pacemaker: Pacemaker,
        sender: Sender,
        arrive: Callable[[], Awaitable[None]],
    ) -> None:
        """Take what acts when time goes; arrive waits for the far end."""
        self._database = database
        self._clock = clock
        self._pacemaker = pacemaker
        self._sender = sender
        self._arrive = arrive
        self._travelling = asyncio.Lock()

    async def travel(self, until: datetime) -> None:
        """Go to a moment, stopping wherever something is due."""
        async with self._travelling:
            await self.settle()
            for _ in range(MOST_STOPS):
                due = await self._database.read(timers.next_due)
                if due is None or due > until:
                    break
                await self._stop_at(due)
            await self._stop_at(until)
            await self._pacemaker.beat()

    async def settle(self) -> None:
        """Wait until nothing is on its way; one that hangs is not waited for."""
        end = monotonic() + PATIENCE
        while monotonic() < end and await self._is_busy():
            self._sender.wake()
            await asyncio.sleep(_LOOK_AGAIN)
        await self._arrive()

    async def _stop_at(self, moment: datetime) -> None:
        if moment > self._clock.now():
            self._clock.move_to(moment)
        await self._pacemaker.tick()
        await self.settle()

    async def _is_busy(self) -> bool:
        return await self._database.read(rehearsal.is_busy, self._clock.now())
