"""How long an alert takes to a phone while five thousand nudges wait."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from math import ceil
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure
from bot.clock import COPENHAGEN, MovableClock
from bot.command.opening import open_house
from bot.keyring import Keyring
from bot.store import outbox, schema
from bot.store.database import Database
from bot.store.outbox import Outgoing
from tests.running import PUBLIC_URL, Running, running
from tests.town import Town

NUDGES, PEOPLE, ALERTS = 5_000, 100, 60
#: One phone gets no more than a message a second.
_ONE_PHONE = 1.2
_RED = "jeg vil ikke leve mere"
_METTE = "+4520000001"
_MORNING = datetime(2026, 11, 24, 10, tzinfo=COPENHAGEN)


def measure() -> Iterator[Figure]:
    """Run Makker with a full line, and let people write that they are in danger."""
    with tempfile.TemporaryDirectory() as folder:
        took = sorted(asyncio.run(_play(Path(folder) / "makker.db")))
    yield Figure("burst.alert_p50", median(took), "s")
    yield Figure("burst.alert_p99", took[ceil(0.99 * len(took)) - 1], "s")


async def _play(path: Path) -> list[float]:
    """Give how long each push took, from the request to the phone."""
    keyring, clock = Keyring((b"k" * 32,)), MovableClock(_MORNING)
    database = Database(f"sqlite:///{path}", keyring)
    schema.migrate(database)
    _fill(Town(database, open_house(keyring, PUBLIC_URL), clock))
    async with running(database, clock) as makker:
        took = [await _alarm(makker, number) for number in range(ALERTS)]
    database.close()
    return took


def _fill(town: Town) -> None:
    people = [
        town.settle_in(f"Anna {number}", _phone_of(number)) for number in range(PEOPLE)
    ]
    with town.database.transaction() as connection:
        for number in range(NUDGES):
            nudge = Outgoing(
                municipality_id=town.municipality_id,
                person_id=people[number % PEOPLE],
                delivery="nudge",
                channel="sms",
                words="hej",
            )
            outbox.add(connection, nudge, town.clock.now())


async def _alarm(makker: Running, number: int) -> float:
    before = len(makker.phone(_METTE))
    began = time.monotonic()
    await makker.text(_phone_of(number), _RED)
    await makker.until(partial(_has_more, makker, before))
    took = time.monotonic() - began
    await asyncio.sleep(_ONE_PHONE)
    return took


def _has_more(makker: Running, before: int) -> bool:
    return len(makker.phone(_METTE)) > before


def _phone_of(number: int) -> str:
    return f"+45200002{number:02}"
