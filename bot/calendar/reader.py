"""Read busy times from the calendars of colleagues, each quarter of an hour."""

import asyncio
from datetime import timedelta

import aiohttp

from bot.clock import COPENHAGEN
from bot.doorway import Doorway
from bot.effects.appointments import busy
from bot.log import record_fault
from bot.rules.busy import NotACalendarError, read_busy
from bot.store import feeds
from bot.store.feeds import Feed, Trouble

#: Seconds between looks, and how often one calendar is read.
IDLE = 60
EVERY = timedelta(minutes=15)
#: The largest calendar that is read.
MOST_BYTES = 5 * 1024 * 1024
PATIENCE, MOST = 20, 10


class CalendarReader:
    """Reads the calendars that colleagues have named."""

    def __init__(self, doorway: Doorway) -> None:
        """Take where busy times are kept."""
        self._doorway = doorway

    async def run(self) -> None:
        """Read until cancelled."""
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                try:
                    await self.read_due(session)
                except Exception as fault:  # noqa: BLE001 - the next look comes
                    record_fault("calendars_failed", fault)
                await asyncio.sleep(IDLE)

    async def read_due(self, session: aiohttp.ClientSession) -> int:
        """Read the calendars whose time it is, and tell how many there were."""
        now = self._doorway.clock.now()
        due = await self._doorway.database.write(feeds.claim_due, now, EVERY, MOST)
        for feed in due:
            await self._read(session, feed)
        return len(due)

    async def _read(self, session: aiohttp.ClientSession, feed: Feed) -> None:
        now, house = self._doorway.clock.now(), self._doorway.house
        try:
            file = await _fetch(session, feed.url)
            spans = await asyncio.to_thread(
                read_busy,
                file,
                now,
                now + busy.AHEAD,
                zone=COPENHAGEN,
                host=busy.host_of(house),
            )
        except NotACalendarError as fault:
            await self._trouble(feed, fault, "not_a_calendar")
        except (aiohttp.ClientError, TimeoutError, ValueError, OSError) as fault:
            await self._trouble(feed, fault, "not_reached")
        else:
            await self._doorway.write(busy.keep, feed.staff_id, spans)

    async def _trouble(self, feed: Feed, fault: Exception, why: Trouble) -> None:
        record_fault("calendar_not_read", fault, reason=why)
        await self._doorway.write(busy.note_trouble, feed.staff_id, why)


async def _fetch(session: aiohttp.ClientSession, url: str) -> bytes:
    async with session.get(url, allow_redirects=False) as answer:
        if answer.status != 200:  # noqa: PLR2004 - it was not given
            raise ValueError(str(answer.status))
        file = await answer.content.read(MOST_BYTES + 1)
        while len(file) <= MOST_BYTES and not answer.content.at_eof():
            file += await answer.content.read(MOST_BYTES + 1 - len(file))
    if len(file) > MOST_BYTES:
        raise ValueError("too large")
    return file
