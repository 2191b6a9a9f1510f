"""From an async edge into one transaction's work."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from aiohttp import web

from bot.clock import Clock
from bot.effects.turn import Work
from bot.house import House
from bot.log import record_fault
from bot.store.database import Connection, Database, StoreError

P = ParamSpec("P")
T = TypeVar("T")


class Doorway:
    """Runs a function in a write transaction, with the house and the time."""

    def __init__(self, database: Database, house: House, clock: Clock) -> None:
        """Take what every piece of work shares."""
        self.database = database
        self.house = house
        self.clock = clock

    async def write(
        self,
        function: Callable[Concatenate[Work, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Do it; when nothing can be stored, ask the caller to come again soon."""

        def work(connection: Connection) -> T:
            now = self.clock.now()
            whole = Work(connection=connection, house=self.house, now=now)
            return function(whole, *args, **named)

        try:
            return await self.database.write(work)
        except StoreError as fault:
            record_fault("not_stored", fault)
            raise web.HTTPServiceUnavailable(headers={"Retry-After": "2"}) from None

    async def read(
        self,
        function: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        """Read; no lock is taken."""
        return await self.database.read(function, *args, **named)
