"""What the webhooks missed: inbound SMS are fetched from the provider's own list."""

import asyncio
from datetime import datetime, timedelta

from bot import dialogue
from bot.channels.channel import UnsureError
from bot.channels.sms import Sms
from bot.doorway import Doorway
from bot.log import record, record_fault
from bot.store import install

#: Seconds between two look-ups.
EVERY = 60
#: Look-ups overlap by this much, for what the list shows late.
OVERLAP = timedelta(minutes=10)
#: After a long stop nothing older than this is fetched.
FARTHEST = timedelta(hours=72)
HEARTBEAT = "sms_fetch"


class Fetcher:
    """Asks the provider for messages that no webhook brought."""

    def __init__(self, doorway: Doorway, sms: Sms) -> None:
        """Hear what is fetched as a webhook's message is heard."""
        self._doorway = doorway
        self._sms = sms

    async def run(self) -> None:
        """Fetch at start and every minute until cancelled."""
        while True:
            try:
                await self.fetch()
            except Exception as fault:  # noqa: BLE001 - the next minute comes all the same
                record_fault("fetch_failed", fault)
            await asyncio.sleep(EVERY)

    async def fetch(self) -> int:
        """Hear what is new in the list, oldest first, and tell how much that was."""
        now = self._doorway.clock.now()
        since = await self._since(now)
        try:
            listed = await self._sms.list_inbound(since)
        except UnsureError as fault:
            record_fault("list_unreachable", fault)
            return 0
        new = 0
        for inbound in listed:
            outcome = await self._doorway.write(dialogue.hear, inbound)
            new += outcome != "repeated"
        await self._doorway.database.write(install.beat, HEARTBEAT, now)
        if new:
            record("fetched", count=new, channel="sms")
        return new

    async def _since(self, now: datetime) -> datetime:
        """Where the last look-up ended; a new install has no past to fetch."""
        last = await self._doorway.read(install.last_beat, HEARTBEAT)
        if last is None:
            return now
        return max(last - OVERLAP, now - FARTHEST)
