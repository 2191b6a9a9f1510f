"""What a bot can do in its chats."""

import pytest
from aiohttp import ClientSession, MultipartWriter
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from telegram.error import BadRequest, Forbidden, InvalidToken
from telegram.request import HTTPXRequest

from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.telegram_chats import Button
from bot.rehearsal.stand_ins.telegram_shapes import Person
from tests.stand_ins.surroundings import NOW, TOKEN, Clock

ASTA = 900000001
YES_NO = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Ja", callback_data="yes")],
        [InlineKeyboardButton("Nej", callback_data="no")],
    ]
)


async def test_bot_knows_itself(bot: Bot) -> None:
    """The id of a bot is the front of its token."""
    me = await bot.get_me()
    assert me.is_bot
    assert me.id == 123456789


async def test_sent_message_is_on_the_phone(
    bot: Bot, telegram: TelegramStandIn
) -> None:
    """What the client gets back and what the phone shows are the same message."""
    telegram.introduce(Person(ASTA, "Asta", "asta_invented"))
    sent = await bot.send_message(
        ASTA,
        "Hej Asta 😀 æøå",
        reply_markup=YES_NO,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    shown = telegram.chat(ASTA).bubbles[0]
    assert (sent.message_id, sent.text, sent.date) == (
        shown.message_id,
        shown.text,
        NOW,
    )
    assert sent.chat.first_name == "Asta"
    assert sent.link_preview_options is not None
    assert shown.buttons == ((Button("Ja", "yes"),), (Button("Nej", "no"),))
    assert not shown.is_mine


async def test_send_is_in_the_ledger(
    bot: Bot, telegram: TelegramStandIn, stage: Stage
) -> None:
    """Each accepted message is written down with its number, chat and words."""
    telegram.introduce(Person(ASTA))
    sent = await bot.send_message(ASTA, "Hej")
    entry = stage.ledger.sends(ASTA)[0]
    assert (entry.provider, entry.op) == ("telegram", "sendMessage")
    assert (entry.id, entry.text, entry.fate) == (
        str(sent.message_id),
        "Hej",
        "accepted",
    )


async def test_edit_changes_text_and_takes_buttons(
    bot: Bot, telegram: TelegramStandIn
) -> None:
    """An edit without buttons removes them, as at Telegram."""
    telegram.introduce(Person(ASTA))
    sent = await bot.send_message(ASTA, "Kommer du?", reply_markup=YES_NO)
    await bot.edit_message_text("Du sagde ja", ASTA, sent.message_id)
    shown = telegram.chat(ASTA).bubbles[0]
    assert (shown.text, shown.buttons, shown.is_edited) == ("Du sagde ja", (), True)


async def test_edit_markup_leaves_text(bot: Bot, telegram: TelegramStandIn) -> None:
    """Buttons alone can be taken away."""
    telegram.introduce(Person(ASTA))
    sent = await bot.send_message(ASTA, "Kommer du?", reply_markup=YES_NO)
    await bot.edit_message_reply_markup(ASTA, sent.message_id, reply_markup=None)
    shown = telegram.chat(ASTA).bubbles[0]
    assert (shown.text, shown.buttons) == ("Kommer du?", ())


async def test_edit_of_nothing_is_refused(bot: Bot, telegram: TelegramStandIn) -> None:
    """An edit that changes nothing, and one of a stranger's message, are errors."""
    telegram.introduce(Person(ASTA))
    sent = await bot.send_message(ASTA, "Hej")
    theirs = telegram.say(ASTA, "hej")
    with pytest.raises(BadRequest, match="essage is not modified"):
        await bot.edit_message_text("Hej", ASTA, sent.message_id)
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("Hej", ASTA, theirs)
    with pytest.raises(BadRequest, match="to edit not found"):
        await bot.edit_message_text("Hej", ASTA, 1)


async def test_delete_within_two_days(
    bot: Bot, telegram: TelegramStandIn, clock: Clock
) -> None:
    """A bot can take back a message for 48 hours."""
    telegram.introduce(Person(ASTA))
    first = await bot.send_message(ASTA, "en")
    second = await bot.send_message(ASTA, "to")
    assert await bot.delete_message(ASTA, first.message_id)
    clock.move(hours=49)
    with pytest.raises(BadRequest, match="can't be deleted"):
        await bot.delete_message(ASTA, second.message_id)
    assert [shown.text for shown in telegram.chat(ASTA).bubbles] == ["to"]


async def test_several_are_deleted_at_once(bot: Bot, telegram: TelegramStandIn) -> None:
    """What is gone already does no harm."""
    telegram.introduce(Person(ASTA))
    sent = await bot.send_message(ASTA, "en")
    assert await bot.delete_messages(ASTA, [sent.message_id, 1])
    with pytest.raises(BadRequest, match="essage to delete not found"):
        await bot.delete_message(ASTA, sent.message_id)
    assert telegram.chat(ASTA).bubbles == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "text is empty"), ("  ", "text is empty"), ("x" * 4097, "is too long")],
)
async def test_text_has_limits(
    bot: Bot, telegram: TelegramStandIn, *, text: str, reason: str
) -> None:
    """A text has between 1 and 4096 characters."""
    telegram.introduce(Person(ASTA))
    with pytest.raises(BadRequest, match=reason):
        await bot.send_message(ASTA, text)


async def test_stranger_cannot_be_written_to(
    bot: Bot, telegram: TelegramStandIn, stage: Stage
) -> None:
    """A bot cannot write to somebody who never found it."""
    assert telegram.chat(ASTA).bubbles == ()
    with pytest.raises(BadRequest, match="hat not found"):
        await bot.send_message(ASTA, "Hej")
    with pytest.raises(BadRequest, match="hat_id is empty"):
        await bot.send_message("", "Hej")
    assert telegram.people() == ()
    assert stage.ledger.find(op="sendMessage", fate="refused", to=ASTA)


async def test_blocked_bot_is_forbidden(bot: Bot, telegram: TelegramStandIn) -> None:
    """Whoever blocks the bot gets nothing until they take it back."""
    telegram.say(ASTA, "/start")
    telegram.block(ASTA)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ASTA, "Hej")
    with pytest.raises(Forbidden):
        await bot.send_chat_action(ASTA, "typing")
    assert telegram.chat(ASTA).is_blocked
    telegram.unblock(ASTA)
    await bot.send_message(ASTA, "Velkommen igen")


async def test_dressing_up_is_true(bot: Bot) -> None:
    """Commands, names and descriptions are taken and change nothing else."""
    assert await bot.set_my_commands([BotCommand("start", "begynd")])
    assert [command.command for command in await bot.get_my_commands()] == ["start"]
    assert await bot.set_my_name("Makker")
    assert await bot.set_my_description("Invented")
    assert await bot.set_my_short_description("Invented")
    assert await bot.set_chat_menu_button()
    assert await bot.delete_my_commands()


async def test_wrong_token_and_unknown_method(address: str, bot: Bot) -> None:
    """A token that is wrong, one that is none, and a method that is none."""
    for token, status in (("1:other", 401), ("nonsense", 404)):
        async with ClientSession() as web:
            url = f"{address}/telegram/bot{token}/getMe"
            assert (await web.get(url)).status == status
    async with HTTPXRequest() as request:
        other = Bot("1:other", base_url=f"{address}/telegram/bot", request=request)
        with pytest.raises(InvalidToken):
            await other.get_me()
    with pytest.raises(Exception, match="nonsuch"):
        await bot.do_api_request("nonsuch")


@pytest.mark.parametrize("kind", ["json", "form", "multipart", "query"])
async def test_every_way_to_ask(
    address: str, telegram: TelegramStandIn, *, kind: str
) -> None:
    """JSON, form, multipart and query are all understood, in any case of letters."""
    telegram.introduce(Person(ASTA))
    url = f"{address}/telegram/bot{TOKEN}/SENDMESSAGE"
    fields = {"chat_id": str(ASTA), "text": "hej"}
    async with ClientSession() as web:
        match kind:
            case "json":
                answer = await web.post(url, json={"chat_id": ASTA, "text": "hej"})
            case "form":
                answer = await web.post(url, data=fields)
            case "multipart":
                with MultipartWriter("form-data") as parts:
                    for name, value in fields.items():
                        part = parts.append(value)
                        part.set_content_disposition("form-data", name=name)
                answer = await web.post(url, data=parts)
            case _:
                answer = await web.get(url, params=fields)
    assert (await answer.json())["ok"]
    assert [shown.text for shown in telegram.chat(ASTA).bubbles] == ["hej"]


async def test_broken_markup_is_a_bad_request(
    address: str, telegram: TelegramStandIn
) -> None:
    """Markup that is no JSON is an error, not a crash."""
    telegram.introduce(Person(ASTA))
    url = f"{address}/telegram/bot{TOKEN}/sendMessage"
    fields = {"chat_id": str(ASTA), "text": "hej", "reply_markup": "{"}
    async with ClientSession() as web:
        answer = await web.post(url, data=fields)
        assert answer.status == 400
        answer = await web.post(
            url, data="{", headers={"Content-Type": "application/json"}
        )
        assert answer.status == 400
