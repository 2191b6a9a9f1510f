"""Thousands of nudges in line, and an alert that does not wait for them."""

import asyncio
import time
from collections.abc import AsyncIterator
from functools import partial

import pytest

from bot.clock import MovableClock
from bot.store import outbox
from bot.store.database import Database
from bot.store.outbox import Outgoing
from tests.running import Running, running
from tests.town import Town

BURST = 5_000
ALERTS = 20
#: One phone gets no more than a message a second.
ONE_PHONE = 1.2
#: Words that are an alarm on every ear.
RED = "jeg vil ikke leve mere"
METTE = "+4520000001"


@pytest.fixture
async def makker(
    database: Database, clock: MovableClock, town: Town
) -> AsyncIterator[Running]:
    """Makker running, with thousands of nudges to send."""
    people = [
        town.settle_in(f"Anna {number}", phone_of(number)) for number in range(100)
    ]
    with database.transaction() as connection:
        for number in range(BURST):
            nudge = Outgoing(
                municipality_id=town.municipality_id,
                person_id=people[number % len(people)],
                delivery="nudge",
                channel="sms",
                words="hej",
            )
            outbox.add(connection, nudge, clock.now())
    async with running(database, clock) as makker:
        yield makker


def phone_of(number: int) -> str:
    """Give the number of the nth person."""
    return f"+45200002{number:02}"


def has_more(makker: Running, before: int) -> bool:
    """Tell whether the consultant's phone has got something new."""
    return len(makker.phone(METTE)) > before


@pytest.mark.nightly
async def test_alerts_pass_a_burst(makker: Running) -> None:
    """The slowest of twenty pushes comes within two seconds."""
    took = []
    for number in range(ALERTS):
        before = len(makker.phone(METTE))
        began = time.monotonic()
        await makker.text(phone_of(number), RED)
        await makker.until(partial(has_more, makker, before))
        took.append(time.monotonic() - began)
        await asyncio.sleep(ONE_PHONE)
    assert max(took) < 2
