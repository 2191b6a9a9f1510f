"""A rehearsal that runs on loopback, on a Tuesday at ten."""

import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import aiohttp
import pytest

from bot.clock import COPENHAGEN, MovableClock
from bot.command.demo import DATABASE, LOOPBACK, rehearsing
from tests.rehearsal.visit import Visit

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN)


@asynccontextmanager
async def visiting(folder: Path) -> AsyncIterator[Visit]:
    """Rehearse in a folder, and open a browser's session to it."""
    door = socket.create_server((LOOPBACK, 0))
    clock = MovableClock(TUESDAY, runs=True)
    async with rehearsing(folder, door, clock) as played:
        address = played.doorway.house.public_url
        # Cookies are kept for an address without a name only when told so.
        jar = aiohttp.CookieJar(unsafe=True)
        async with aiohttp.ClientSession(address, cookie_jar=jar) as web:
            yield Visit(played, address, web)


@pytest.fixture(scope="session")
def first_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep the town that is founded first; the others are copies of it."""
    return tmp_path_factory.mktemp("town")


@pytest.fixture
async def visit(first_town: Path, tmp_path: Path) -> AsyncIterator[Visit]:
    """Visit a rehearsal whose clock runs."""
    if not (first_town / DATABASE).exists():
        async with visiting(first_town):
            pass
    folder = tmp_path / "town"
    shutil.copytree(first_town, folder)
    async with visiting(folder) as visit:
        yield visit
