"""The play itself: the clock moves from one due moment to the next."""

import heapq
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Protocol

from bot.clock import MovableClock
from bot.doorway import Doorway
from bot.effects.reports import take_report
from bot.effects.turn import Work
from bot.house import House
from bot.sender import Sender
from bot.store import simulation
from bot.store.simulation import PlayDatabase, Written
from scheduler.due import run_due
from scheduler.simulation.far_end import NO_NUMBER, Entry, FarEnd

Deed = Callable[[Work], None]
_MINUTE = timedelta(minutes=1)


class Audience(Protocol):
    """Those who read what arrives."""

    def read(self, entry: Entry, row: Written) -> None:
        """Read a message that has arrived, and perhaps do something later."""
        ...


class Play:
    """Makker with its own database, played minute by minute where something is due."""

    def __init__(
        self,
        database: PlayDatabase,
        house: House,
        clock: MovableClock,
        far_end: FarEnd,
    ) -> None:
        """Take the moved clock and the far end of the channels."""
        self.doorway = Doorway(database, house, clock)
        self._database = database
        self._clock = clock
        self._far_end = far_end
        self._sender = Sender(database, house, far_end.channels, clock, {})
        self._deeds: list[tuple[datetime, int, Deed]] = []
        self._numbers = count()
        #: Makker is down from the first moment to the second.
        self.stops: list[tuple[datetime, datetime]] = []
        self.audience: Sequence[Audience] = ()

    def plan(self, at: datetime, deed: Deed) -> None:
        """Let something be done at its moment."""
        heapq.heappush(self._deeds, (at, next(self._numbers), deed))

    async def run(self, until: datetime) -> None:
        """Play until a moment; what is due later stays."""
        while True:
            timer, message = await self._database.read(simulation.next_of_all)
            deed = self._deeds[0][0] if self._deeds else None
            moments = [moment for moment in (timer, message, deed) if moment]
            moment = min(moments, default=until)
            if moment >= until:
                break
            await self._play_at(moment, timer)
        await self._play_at(until, until)

    async def _play_at(self, moment: datetime, timer: datetime | None) -> None:
        """Do what is due at a moment; the next timer is known already."""
        self._clock.move_to(max(_whole_minute(moment), self._clock.now()))
        self._stand_still()
        if timer is not None and timer <= self._clock.now():
            await run_due(self._database, self.doorway.house, self._clock)
        await self._step()
        self._database.commit()

    def _stand_still(self) -> None:
        """Nothing is done while Makker is down; it is all overdue afterwards."""
        for begins, ends in self.stops:
            if begins <= self._clock.now() < ends:
                self._clock.move_to(ends)

    async def _step(self) -> None:
        while self._deeds and self._deeds[0][0] <= self._clock.now():
            _, _, deed = heapq.heappop(self._deeds)
            await self.doorway.write(deed)
        while await self._is_to_be_sent():
            await self._sender.send_ready()
            await self._arrive()

    async def _is_to_be_sent(self) -> bool:
        moment = await self._database.read(simulation.next_message)
        return moment is not None and moment <= self._clock.now()

    async def _arrive(self) -> None:
        entries = tuple(self._far_end.arrived)
        self._far_end.arrived.clear()
        if not entries:
            return
        rows = await self.doorway.write(self._report, entries)
        for entry, row in zip(entries, rows, strict=True):
            if entry.to not in self._far_end.dead:
                for reader in self.audience:
                    reader.read(entry, row)

    def _report(self, work: Work, entries: Sequence[Entry]) -> list[Written]:
        """Report as the provider would: arrived, or nobody has this number."""
        for entry in entries:
            is_dead = entry.to in self._far_end.dead
            status = "undelivered" if is_dead else "delivered"
            code = NO_NUMBER if is_dead else ""
            take_report(work, entry.outbox_id, status, code)
        ids = [entry.outbox_id for entry in entries]
        rows = simulation.written(work.connection, ids)
        return [rows[entry.outbox_id] for entry in entries]


def _whole_minute(moment: datetime) -> datetime:
    """Give the next whole minute: Makker ticks, and a tick late is run late."""
    down = moment.replace(second=0, microsecond=0)
    return down if down == moment else down + _MINUTE
