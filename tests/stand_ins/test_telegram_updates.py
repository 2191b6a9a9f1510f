"""How what people write reaches the bot."""

import json

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.telegram_shapes import Kind, Person
from tests.stand_ins.surroundings import NOW, PUBLIC, Clock, Door

ASTA = 900000001
HOOK = f"{PUBLIC}/webhooks/telegram"


def updates(door: Door, bot: Bot) -> list[Update]:
    """Read what came to the door with the real library."""
    return [Update.de_json(json.loads(knock.body), bot) for knock in door.knocks]


async def test_webhook_gets_message_with_secret(
    bot: Bot, telegram: TelegramStandIn, door: Door
) -> None:
    """An update is posted to the path with the secret in its header."""
    await bot.set_webhook(HOOK, secret_token="hemmelig-123")
    telegram.introduce(Person(ASTA, "Asta"))
    telegram.say(ASTA, "hej æøå 😀")
    await telegram.settle()
    knock = door.knocks[0]
    assert knock.path == "/webhooks/telegram"
    assert knock.headers["X-Telegram-Bot-Api-Secret-Token"] == "hemmelig-123"
    message = updates(door, bot)[0].message
    assert message is not None
    assert (message.text, message.chat.id, message.date) == ("hej æøå 😀", ASTA, NOW)
    assert message.from_user is not None
    assert not message.from_user.is_bot


async def test_command_is_marked_as_one(
    bot: Bot, telegram: TelegramStandIn, door: Door
) -> None:
    """A command carries an entity, which is how the library knows it."""
    await bot.set_webhook(HOOK)
    telegram.say(ASTA, "/start abc")
    telegram.say(ASTA, "ikke /start")
    await telegram.settle()
    first, second = (update.message for update in updates(door, bot))
    assert first is not None
    assert second is not None
    assert [entity.type for entity in first.entities] == ["bot_command"]
    assert second.entities == ()


async def test_tap_arrives_with_its_message(
    bot: Bot, telegram: TelegramStandIn, door: Door
) -> None:
    """A tap names the button's data and the message it stood under."""
    await bot.set_webhook(HOOK)
    telegram.introduce(Person(ASTA))
    button = InlineKeyboardMarkup.from_button(
        InlineKeyboardButton("Ja", callback_data="c:17:2:yes")
    )
    sent = await bot.send_message(ASTA, "Kommer du?", reply_markup=button)
    query_id = telegram.tap(ASTA, sent.message_id, "c:17:2:yes")
    await telegram.settle()
    query = updates(door, bot)[0].callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == (
        query_id,
        "c:17:2:yes",
        ASTA,
    )
    assert query.message is not None
    assert query.message.message_id == sent.message_id


async def test_edit_arrives_as_one(
    bot: Bot, telegram: TelegramStandIn, door: Door, clock: Clock
) -> None:
    """An edited message keeps its number and says when it was changed."""
    await bot.set_webhook(HOOK)
    message_id = telegram.say(ASTA, "hej")
    clock.move(minutes=5)
    telegram.edit(ASTA, message_id, "hjælp")
    await telegram.settle()
    edited = updates(door, bot)[1].edited_message
    assert edited is not None
    assert (edited.message_id, edited.text) == (message_id, "hjælp")
    assert edited.edit_date == clock.moment
    assert telegram.chat(ASTA).bubbles[0].is_edited


@pytest.mark.parametrize(
    "kind", ["sticker", "voice", "photo", "location", "contact", "document"]
)
async def test_whatever_is_not_text_arrives(
    bot: Bot, telegram: TelegramStandIn, door: Door, *, kind: Kind
) -> None:
    """Each kind is read by the library, with its caption."""
    await bot.set_webhook(HOOK)
    telegram.send(ASTA, kind, "se her")
    await telegram.settle()
    message = updates(door, bot)[0].message
    assert message is not None
    assert message.effective_attachment
    assert (message.caption, message.text) == ("se her", None)
    assert telegram.chat(ASTA).bubbles[0].kind == kind


async def test_forward_says_so(bot: Bot, telegram: TelegramStandIn, door: Door) -> None:
    """Forwarded words are not the sender's own, and the update says so."""
    await bot.set_webhook(HOOK)
    telegram.send(ASTA, "forwarded", "jeg kan ikke mere")
    await telegram.settle()
    message = updates(door, bot)[0].message
    assert message is not None
    assert message.forward_origin is not None
    assert message.text == "jeg kan ikke mere"


async def test_only_what_was_said_can_be_changed(telegram: TelegramStandIn) -> None:
    """A test cannot edit a message that is not there."""
    with pytest.raises(ValueError, match="bubbles"):
        telegram.edit(ASTA, 1, "hej")


async def test_block_is_told_once(
    bot: Bot, telegram: TelegramStandIn, door: Door
) -> None:
    """Blocking and taking back come as changes of the bot's own membership."""
    await bot.set_webhook(HOOK)
    telegram.block(ASTA)
    telegram.block(ASTA)
    telegram.unblock(ASTA)
    await telegram.settle()
    changes = [update.my_chat_member for update in updates(door, bot)]
    statuses = [change.new_chat_member.status for change in changes if change]
    assert statuses == ["kicked", "member"]


async def test_unasked_kinds_are_left_out(
    bot: Bot, telegram: TelegramStandIn, door: Door
) -> None:
    """Only the kinds that were asked for are brought."""
    await bot.set_webhook(HOOK, allowed_updates=["message"])
    message_id = telegram.say(ASTA, "hej")
    telegram.edit(ASTA, message_id, "hej du")
    await telegram.settle()
    assert len(door.knocks) == 1
