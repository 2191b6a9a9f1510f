"""Telegram by polling: stored first, and only then confirmed."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram.error import TelegramError

from bot import dialogue
from bot.channels.telegram import Telegram
from bot.channels.telegram_updates import read_update
from bot.doorway import Doorway
from bot.log import record_fault
from bot.store import install

OFFSET = "telegram"
#: Seconds to wait after a failed poll.
SET_BACK = 2


class Poller:
    """Asks Telegram for updates, one after another, each stored before the next."""

    def __init__(self, doorway: Doorway, telegram: Telegram) -> None:
        """Read updates as the webhook does."""
        self._doorway = doorway
        self._telegram = telegram

    async def run(self) -> None:
        """Poll until cancelled."""
        await _until_it_works(self._telegram.listen_by_polling)
        while True:
            try:
                await self.poll_once()
            except (TimeoutError, TelegramError) as fault:
                record_fault("poll_failed", fault)
                await asyncio.sleep(SET_BACK)

    async def poll_once(self) -> int:
        """Store what waits at Telegram, and tell how much that was."""
        offset = await self._doorway.read(install.offset, OFFSET)
        updates = await self._telegram.poll(offset)
        for update in updates:
            inbound = read_update(update, self._doorway.clock.now())
            if inbound is not None:
                await self._doorway.write(dialogue.hear, inbound)
            await self._doorway.database.write(
                install.set_offset, OFFSET, int(update["update_id"]) + 1
            )
        return len(updates)


async def ask_for_webhook(telegram: Telegram, url: str, secret: str) -> None:
    """Have Telegram call the webhook, however long it takes to be heard."""
    await _until_it_works(lambda: telegram.listen_by_webhook(url, secret))


async def _until_it_works(ask: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await ask()
        except TelegramError as fault:
            record_fault("telegram_unreachable", fault)
            await asyncio.sleep(SET_BACK)
        else:
            return


async def note_name(doorway: Doorway, telegram: Telegram) -> None:
    """Note what Telegram calls the bot, so that links into it can be made."""

    async def note() -> None:
        name = await telegram.username()
        await doorway.database.write(install.set_name, OFFSET, name)

    await _until_it_works(note)
