"""Play a municipality and judge what Makker did in it."""

import asyncio
import gc
import os
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.clock import COPENHAGEN, MovableClock
from bot.effects.turn import Work
from bot.house import House
from bot.store import courses, schema, simulation
from bot.store.courses import Whose
from bot.store.simulation import PlayDatabase
from scheduler.daily import ensure_daily
from scheduler.simulation.cast import YoungPerson, draw_cast, draw_location
from scheduler.simulation.country import Location
from scheduler.simulation.desk import Desk
from scheduler.simulation.employment import Employment
from scheduler.simulation.far_end import FarEnd
from scheduler.simulation.founding import found
from scheduler.simulation.groups import Groups
from scheduler.simulation.life import Life
from scheduler.simulation.plan import Ground, usual_ground
from scheduler.simulation.play import Play
from scheduler.simulation.treatment import Treatment
from scheduler.simulation.verdict import Evidence, Verdict, judge

#: Three weeks before summer time ends, and twelve before Christmas.
START = datetime(2026, 10, 5, 7, tzinfo=COPENHAGEN)
#: Young people of one district; districts share nothing, and are played side by side.
DISTRICT = 50
_DAY = timedelta(days=1)
#: A play leaves little garbage behind, and looking for it costs a tenth of the time.
_GARBAGE = 50_000
#: When Makker stands still, and when no provider answers: days after the start.
STOPS = ((9.2, 0.4), (16.5, 0.05), (80.3, 2.1), (201.9, 0.3))
OUTAGES = ((12.3, 0.2), (25.4, 0.1), (120.6, 0.5), (300.4, 0.15))


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is played."""

    people: int
    weeks: int
    seed: int = 1
    start: datetime = START
    #: Where the town lies; Danish law holds in the Faroes and in Greenland too.
    zone: str = "Europe/Copenhagen"

    @property
    def until(self) -> datetime:
        """When the play ends."""
        return self.start + timedelta(weeks=self.weeks)


class Simulation:
    """One district: its people, its staff, and a Makker of its own."""

    def __init__(self, house: House, path: Path, size: Size, ground: Ground) -> None:
        """Open an empty database for it, inside the running loop."""
        self._size = size
        self._ground = ground
        self._house = house
        self._clock = MovableClock(size.start)
        self._database = PlayDatabase(path, house.keyring)
        schema.migrate(self._database)
        self._far_end = FarEnd(self._clock.now, size.seed)
        self._play = Play(self._database, house, self._clock, self._far_end)
        self._hours: dict[int, set[int]] = defaultdict(set)

    async def run(self, cast: Sequence[YoungPerson]) -> Evidence:
        """Play from the start to the end, and give what there is to judge by."""
        size, play = self._size, self._play
        town = await play.doorway.write(found, cast, size.zone, self._ground)
        await play.doorway.write(ensure_daily)
        life = Life(play, town, self._far_end, size.seed)
        desk = Desk(play, town, size.seed, size.start)
        Groups(play, town, size.seed, size.start)
        Employment(play, town)
        Treatment(play, town, size.seed, size.until)
        play.audience = [life, desk]
        play.plan(size.start, self._look)
        self._plan_trouble()
        await play.run(size.until)
        evidence = await play.doorway.write(self._collect)
        self._database.close()
        return evidence

    def _plan_trouble(self) -> None:
        start = self._size.start
        for day, length in STOPS:
            begins = start + day * _DAY
            self._play.stops.append((begins, begins + length * _DAY))
        for day, length in OUTAGES:
            span = length * _DAY
            self._play.plan(start + day * _DAY, partial(self._go_down, span))

    def _go_down(self, span: timedelta, _work: Work) -> None:
        self._far_end.go_down(span)

    def _look(self, work: Work) -> None:
        """Note each day which hours people have chosen."""
        self._play.plan(work.now + _DAY, self._look)
        for person_id, hour in simulation.own_hours(work.connection).items():
            self._hours[person_id].add(hour)

    def _collect(self, work: Work) -> Evidence:
        connection = work.connection
        return Evidence(
            ledger=self._far_end.ledger,
            written=simulation.all_written(connection),
            settled=simulation.all_settled(connection),
            starts=simulation.starts(connection),
            hours={key: frozenset(hours) for key, hours in self._hours.items()},
            heard=simulation.heard(connection),
            missing=simulation.missing(connection, work.now),
            until=self._size.until,
            zone=ZoneInfo(self._size.zone),
            busy=simulation.busy(connection),
            courses=courses.read(connection, Whose()),
        )


def play_district(
    open_house: Callable[[], House],
    size: Size,
    cast: Sequence[YoungPerson],
    ground: Ground | None = None,
) -> Verdict:
    """Play one district in a database that is thrown away, and judge it."""
    ground = ground or usual_ground()
    with tempfile.TemporaryDirectory(prefix="makker-simulate-") as folder:
        path = Path(folder) / "play.db"
        gc.set_threshold(_GARBAGE)
        evidence = asyncio.run(_play(open_house(), path, (size, ground), cast))
    return judge(evidence, size.start)


async def _play(
    house: House, path: Path, told: tuple[Size, Ground], cast: Sequence[YoungPerson]
) -> Evidence:
    return await Simulation(house, path, *told).run(cast)


def simulate(open_house: Callable[[], House], size: Size) -> Verdict:
    """Play everybody of the invented town, district by district."""
    cast = draw_cast(size.seed, size.people, start=size.start, weeks=size.weeks)
    districts = [cast[at : at + DISTRICT] for at in range(0, len(cast), DISTRICT)]
    return _play_all(open_house, size, districts, [usual_ground()] * len(districts))


def simulate_programmes(
    open_house: Callable[[], House], size: Size, places: Sequence[Location]
) -> Verdict:
    """Play each programme in its own municipality, as a district of its own."""
    casts = [
        draw_location(size.seed, place, start=size.start, weeks=size.weeks)
        for place in places
    ]
    return _play_all(open_house, size, casts, [place.ground for place in places])


def _play_all(
    open_house: Callable[[], House],
    size: Size,
    casts: Sequence[Sequence[YoungPerson]],
    grounds: Sequence[Ground],
) -> Verdict:
    """Play district by district, on every core there is."""
    play = partial(play_district, open_house, size)
    if len(casts) == 1:
        return play(casts[0], grounds[0])
    most = min(len(casts), os.cpu_count() or 1)
    with ProcessPoolExecutor(most, get_context("spawn")) as pool:
        return Verdict.of_all(pool.map(play, casts, grounds))
