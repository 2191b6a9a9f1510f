"""What waits at Telegram: a webhook that fails is seen before a person is missed."""

import asyncio
from datetime import datetime, timedelta

from telegram.error import TelegramError

from bot.channels.telegram import Backlog, Telegram
from bot.doorway import Doorway
from bot.effects.alerts.troubles import TELEGRAM_WAITS
from bot.log import record, record_fault
from bot.store import install

#: Seconds between two looks.
EVERY = 60
#: More updates than this do not wait where all is well.
MOST = 20
#: A failure of the webhook that is younger than this still matters.
LATELY = timedelta(minutes=5)


class Pending:
    """Asks Telegram how much waits there, and notes when it is too much."""

    def __init__(self, doorway: Doorway, telegram: Telegram) -> None:
        """Watch one bot."""
        self._doorway = doorway
        self._telegram = telegram

    async def run(self) -> None:
        """Look every minute until cancelled."""
        while True:
            try:
                await self.look()
            except TelegramError as fault:
                record_fault("telegram_unreachable", fault)
            await asyncio.sleep(EVERY)

    async def look(self) -> bool:
        """Tell whether updates pile up; the watchdog then tells those on watch."""
        backlog = await self._telegram.backlog()
        now = self._doorway.clock.now()
        if not is_stuck(backlog, now):
            return False
        record("telegram_waits", count=backlog.count)
        await self._doorway.database.write(install.beat, TELEGRAM_WAITS, now)
        return True


def is_stuck(backlog: Backlog, now: datetime) -> bool:
    """Whether too much waits, or the webhook has failed just now."""
    failed_at = backlog.failed_at
    has_failed = failed_at is not None and now - failed_at < LATELY
    return backlog.count > MOST or (has_failed and backlog.count > 0)
