"""Processes on PostgreSQL wake each other, and agree on who does a lonely job."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import psycopg
from sqlalchemy import text

from bot.store.database import WAKE_CHANNEL, Connection, Database

#: Seconds before a broken connection is tried again.
SET_BACK = 2


async def hear_wakeups(database: Database) -> None:
    """Wake this process's loops when another one has left something to do."""
    url = database.url.set(drivername="postgresql").render_as_string(
        hide_password=False
    )
    while True:
        with contextlib.suppress(psycopg.OperationalError):
            async with await psycopg.AsyncConnection.connect(
                url, autocommit=True
            ) as connection:
                await connection.execute(f"LISTEN {WAKE_CHANNEL}")
                async for _ in connection.notifies():
                    database.wake()
        await asyncio.sleep(SET_BACK)


@contextlib.asynccontextmanager
async def alone(database: Database, job: str) -> AsyncIterator[None]:
    """Hold a job that only one process may do; wait while another one has it."""
    if database.is_sqlite:
        yield
        return
    connection = await asyncio.to_thread(database.engine.connect)
    try:
        has_it = await asyncio.to_thread(_try_lock, connection, job)
        while not has_it:
            await asyncio.sleep(SET_BACK)
            has_it = await asyncio.to_thread(_try_lock, connection, job)
        yield
    finally:
        await asyncio.to_thread(connection.close)


def _try_lock(connection: Connection, job: str) -> bool:
    """Take the advisory lock of a job, which ends with the connection."""
    with connection.begin():
        got: bool = connection.execute(
            text("SELECT pg_try_advisory_lock(hashtext(:job))"), {"job": job}
        ).scalar_one()
    return got
