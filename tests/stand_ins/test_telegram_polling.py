"""How updates reach a bot that asks for them itself."""

import asyncio

import pytest
from telegram import Bot
from telegram.error import Conflict

from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from tests.stand_ins.surroundings import PUBLIC

ASTA = 900000001
HOOK = f"{PUBLIC}/webhooks/telegram"


async def test_poll_confirms_what_lies_before_the_offset(
    bot: Bot, telegram: TelegramStandIn, stage: Stage
) -> None:
    """An update is given again until a later offset is asked for."""
    telegram.say(ASTA, "en")
    telegram.say(ASTA, "to")
    first = await bot.get_updates()
    again = await bot.get_updates(limit=1)
    rest = await bot.get_updates(offset=first[1].update_id)
    assert [len(first), len(again), len(rest)] == [2, 1, 1]
    assert again[0].update_id == first[0].update_id
    assert len(stage.ledger.find(op="update", fate="accepted")) == 1


async def test_poll_waits_for_news(bot: Bot, telegram: TelegramStandIn) -> None:
    """A long poll is answered as soon as something happens."""
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    telegram.say(ASTA, "hej")
    assert len(await poll) == 1


async def test_poll_ends_with_nothing(bot: Bot) -> None:
    """A long poll without news ends when its time is up."""
    assert await bot.get_updates(timeout=1) == ()


async def test_second_poller_ends_the_first(bot: Bot) -> None:
    """Two instances of a bot cannot both poll."""
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    assert await bot.get_updates(timeout=0) == ()
    with pytest.raises(Conflict, match="only one bot instance"):
        await first


async def test_poll_and_webhook_exclude_each_other(
    bot: Bot, telegram: TelegramStandIn
) -> None:
    """With a webhook set nobody polls, and setting one ends the poll."""
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    await bot.set_webhook(HOOK)
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await first
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook(drop_pending_updates=True)
    telegram.say(ASTA, "hej")
    assert len(await bot.get_updates()) == 1


async def test_offset_from_another_life_starts_over(
    bot: Bot, telegram: TelegramStandIn
) -> None:
    """An offset far ahead, or from the end, loses nothing it should not."""
    telegram.say(ASTA, "en")
    telegram.say(ASTA, "to")
    assert len(await bot.get_updates(offset=2_000_000_000)) == 2
    assert len(await bot.get_updates(offset=-1)) == 1
