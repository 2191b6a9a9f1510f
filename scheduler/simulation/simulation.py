"""Play a municipality and judge what Makker did in it."""

import tempfile
from contextlib import contextmanager
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import COPENHAGEN, MovableClock
from bot.effects.turn import Work
from bot.house import House
from bot.store import schema, simulation
from bot.store.database import Database
from scheduler.daily import ensure_daily
from scheduler.simulation.cast import draw_cast
from scheduler.simulation.desk import Desk
from scheduler.simulation.far_end import Entry, FarEnd
from scheduler.simulation.founding import found
from scheduler.simulation.groups import Groups
from scheduler.simulation.life import Life
from scheduler.simulation.play import Play
from bot.store.simulation import Written

#: Three weeks before summer time ends, and twelve before Christmas.
START = datetime(2026, 10, 5, 7, tzinfo=COPENHAGEN)


class Readers:
    """Everybody who reads what arrives."""

    def __init__(self, *readers) -> None:
        self._readers = readers

    def read(self, entry: Entry, row: Written) -> None:
        for reader in self._readers:
            reader.read(entry, row)


async def simulate(house: House, people: int, weeks: int, seed: int, path):
    clock = MovableClock(START)
    database = Database(f"sqlite:///{path}", house.keyring)
    simulation.hurry(database)
    schema.migrate(database)
    far_end = FarEnd(clock.now, seed)
    play = Play(database, house, clock, far_end)
    cast = draw_cast(seed, people, start=START, weeks=weeks)

    def begin(connection):
        work = Work(connection=connection, house=house, now=clock.now())
        town = found(work, cast)
        ensure_daily(work)
        return town
    town = await database.write(begin)
    play.audience = Readers(Life(play, town, far_end, seed), Desk(play, town, seed, START))
    Groups(play, town, seed, START)
    await play.run(START + timedelta(weeks=weeks))
    return database, far_end, town
