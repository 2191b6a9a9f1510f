"""How updates are brought to a webhook, also to one that is not well."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.telegram_shapes import Person
from tests.stand_ins.surroundings import NOW, PUBLIC, TOKEN, Clock, Door, Reply

ASTA = 900000001
BO = 900000002
HOOK = f"{PUBLIC}/webhooks/telegram"


def updates(door: Door, bot: Bot) -> list[Update]:
    """Read what came to the door with the real library."""
    return [Update.de_json(json.loads(knock.body), bot) for knock in door.knocks]


def texts(door: Door) -> list[Any]:
    """Give the words of the messages that came to the door."""
    bodies = [json.loads(knock.body) for knock in door.knocks]
    return [body["message"]["text"] for body in bodies if "message" in body]


async def test_refused_update_comes_again_first(
    bot: Bot, telegram: TelegramStandIn, door: Door, stage: Stage
) -> None:
    """A chat's later messages wait behind the one that was not taken."""
    await bot.set_webhook(HOOK)
    door.replies.extend([Reply(503, headers={"Retry-After": "2"}), Reply(0)])
    telegram.say(ASTA, "en")
    telegram.say(ASTA, "to")
    await telegram.settle()
    assert texts(door) == ["en", "en", "en", "to"]
    ids = [json.loads(knock.body)["update_id"] for knock in door.knocks]
    assert ids == [ids[0]] * 3 + [ids[0] + 1]
    fates = [entry.fate for entry in stage.ledger.find(op="update")]
    assert fates == ["refused", "unknown", "accepted", "accepted"]


async def test_retry_after_is_honoured(stage: Stage, door: Door) -> None:
    """The bot says how long Telegram waits; without a word it comes back at once."""
    stage = replace(stage, pace=0.01)
    telegram = TelegramStandIn(TOKEN, stage)
    door.replies.extend([Reply(503, headers={"Retry-After": "30"}), Reply(503)])
    async with TestServer(telegram.application(), host="127.0.0.1") as server:
        async with ClientSession() as web:
            url = server.make_url(f"/bot{TOKEN}/setWebhook")
            await web.post(url, json={"url": HOOK})
        telegram.say(ASTA, "hej")
        await telegram.settle()
    first, second, third = (entry.at for entry in stage.ledger.find(op="update"))
    assert second - first >= 0.3 > third - second


async def test_one_chat_does_not_hold_up_another(
    bot: Bot, telegram: TelegramStandIn, door: Door
) -> None:
    """Only the same chat waits; another person's message passes by."""
    await bot.set_webhook(HOOK)
    door.replies.append(Reply(500))
    telegram.say(ASTA, "asta")
    telegram.say(BO, "bo")
    await telegram.settle()
    assert texts(door) == ["asta", "bo", "asta"]


async def test_failure_is_in_the_webhook_info(
    bot: Bot, telegram: TelegramStandIn, door: Door
) -> None:
    """What went wrong last can be asked for."""
    await bot.set_webhook(HOOK)
    door.replies.append(Reply(500))
    telegram.say(ASTA, "hej")
    await telegram.settle()
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (HOOK, 0)
    assert info.last_error_message == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )
    assert info.last_error_date == NOW


async def test_tap_expires_after_150_seconds(
    bot: Bot, telegram: TelegramStandIn, clock: Clock, door: Door, stage: Stage
) -> None:
    """A tap nobody fetched in time is gone, a message is not."""
    telegram.introduce(Person(ASTA))
    button = InlineKeyboardMarkup.from_button(
        InlineKeyboardButton("Ja", callback_data="yes")
    )
    sent = await bot.send_message(ASTA, "Kommer du?", reply_markup=button)
    telegram.tap(ASTA, sent.message_id, "yes")
    telegram.say(ASTA, "ja")
    clock.move(seconds=151)
    await bot.set_webhook(HOOK)
    await telegram.settle()
    assert [update.callback_query for update in updates(door, bot)] == [None]
    expired = stage.ledger.find(op="update", fate="refused")
    assert [entry.text for entry in expired] == ["callback_query"]


async def test_refused_tap_is_given_up_in_time(
    bot: Bot, telegram: TelegramStandIn, door: Door
) -> None:
    """A tap that would come too late is dropped, a message is tried again."""
    await bot.set_webhook(HOOK)
    door.replies.append(Reply(503, headers={"Retry-After": "3600"}))
    telegram.say(ASTA, "hej")
    button = InlineKeyboardMarkup.from_button(
        InlineKeyboardButton("Ja", callback_data="yes")
    )
    await telegram.settle()
    sent = await bot.send_message(ASTA, "Kommer du?", reply_markup=button)
    door.replies.append(Reply(503, headers={"Retry-After": "3600"}))
    telegram.tap(ASTA, sent.message_id, "yes")
    await telegram.settle()
    taps = ["callback_query" in knock.body for knock in door.knocks]
    assert taps == [False, False, True]


@pytest.mark.parametrize("text", ["OK", "{}", '{"method": "nonsuch"}'])
async def test_other_answers_do_nothing(
    bot: Bot, telegram: TelegramStandIn, door: Door, *, text: str
) -> None:
    """A webhook may answer what it likes with its 200."""
    await bot.set_webhook(HOOK)
    door.replies.append(Reply(text=text))
    telegram.say(ASTA, "hej")
    await telegram.settle()
    assert len(telegram.chat(ASTA).bubbles) == 1


async def test_method_in_the_answer_can_be_refused(
    bot: Bot, telegram: TelegramStandIn, door: Door, stage: Stage
) -> None:
    """Then nobody is told, except the ledger."""
    await bot.set_webhook(HOOK)
    answer = {"method": "sendMessage", "chat_id": BO, "text": "uset"}
    door.replies.append(Reply(text=json.dumps(answer)))
    telegram.say(ASTA, "hej")
    await telegram.settle()
    assert stage.ledger.find(op="sendMessage", to=BO)[0].fate == "refused"


async def test_method_in_the_answer_is_carried_out(
    bot: Bot, telegram: TelegramStandIn, door: Door, stage: Stage
) -> None:
    """A bot that answers with a method sends unseen; the ledger shows that it did."""
    await bot.set_webhook(HOOK)
    answer = {"method": "sendMessage", "chat_id": ASTA, "text": "uset"}
    door.replies.append(Reply(text=json.dumps(answer)))
    telegram.say(ASTA, "hej")
    await telegram.settle()
    assert telegram.chat(ASTA).bubbles[-1].text == "uset"
    assert stage.ledger.sends(ASTA)[0].extra["via"] == "webhook answer"


async def test_webhook_leaves_loopback_nowhere(
    bot: Bot, telegram: TelegramStandIn, stage: Stage
) -> None:
    """An address outside this machine is never called."""
    await bot.set_webhook("https://elsewhere.example/hook")
    telegram.say(ASTA, "hej")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await telegram.settle()
    assert stage.ledger.find(op="update")[0].extra["status"] == "unreached"


async def test_webhook_wants_https_and_a_plain_secret(bot: Bot) -> None:
    """Plain http is for loopback only, and a secret has few letters."""
    with pytest.raises(BadRequest, match="https url"):
        await bot.set_webhook("http://elsewhere.example/hook")
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook(HOOK, secret_token="æ")
