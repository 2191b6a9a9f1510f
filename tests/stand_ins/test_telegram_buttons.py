"""Keyboards below a chat, and buttons under a message."""

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.error import BadRequest

from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.telegram_shapes import Person

ASTA = 900000001
YES_NO = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Ja", callback_data="yes")],
        [InlineKeyboardButton("Nej", callback_data="no")],
    ]
)


async def test_keyboard_belongs_to_the_chat(
    bot: Bot, telegram: TelegramStandIn
) -> None:
    """A reply keyboard stays until it is taken down, and its keys are messages."""
    telegram.introduce(Person(ASTA))
    keys = ReplyKeyboardMarkup([["Jeg har brug for hjælp"], ["Menu"]])
    await bot.send_message(ASTA, "Hej", reply_markup=keys)
    await bot.send_message(ASTA, "Hej igen")
    assert telegram.chat(ASTA).keyboard == (("Jeg har brug for hjælp",), ("Menu",))
    telegram.press(ASTA, "Menu")
    assert telegram.chat(ASTA).bubbles[-1].is_mine
    await bot.send_message(ASTA, "Farvel", reply_markup=ReplyKeyboardRemove())
    assert telegram.chat(ASTA).keyboard == ()


async def test_keyboard_for_once_goes_when_used(
    bot: Bot, telegram: TelegramStandIn
) -> None:
    """A keyboard that is for one answer is gone after it."""
    telegram.introduce(Person(ASTA))
    keys = ReplyKeyboardMarkup([["Ja"]], one_time_keyboard=True)
    await bot.send_message(ASTA, "Hej", reply_markup=keys)
    telegram.press(ASTA, "Ja")
    assert telegram.chat(ASTA).keyboard == ()


async def test_only_keys_that_are_there_are_pressed(telegram: TelegramStandIn) -> None:
    """A test cannot press a key the phone does not show."""
    with pytest.raises(ValueError, match="keyboard"):
        telegram.press(ASTA, "Menu")


async def test_tap_is_answered_with_a_notice(
    bot: Bot, telegram: TelegramStandIn
) -> None:
    """The notice of an answered tap is on the phone; an unknown tap is too old."""
    telegram.introduce(Person(ASTA))
    sent = await bot.send_message(ASTA, "Kommer du?", reply_markup=YES_NO)
    query_id = telegram.tap(ASTA, sent.message_id, "yes")
    await bot.answer_callback_query(query_id, "Skrevet op")
    assert telegram.chat(ASTA).notice == "Skrevet op"
    with pytest.raises(BadRequest, match="is too old"):
        await bot.answer_callback_query("1")


async def test_only_buttons_that_are_there_are_tapped(
    bot: Bot, telegram: TelegramStandIn
) -> None:
    """A test cannot tap a button the phone does not show."""
    telegram.introduce(Person(ASTA))
    sent = await bot.send_message(ASTA, "Hej")
    with pytest.raises(ValueError, match="button"):
        telegram.tap(ASTA, sent.message_id, "yes")


async def test_button_carries_at_most_64_bytes(
    bot: Bot, telegram: TelegramStandIn
) -> None:
    """What a button carries is counted in bytes."""
    telegram.introduce(Person(ASTA))
    heavy = InlineKeyboardMarkup.from_button(
        InlineKeyboardButton("Ja", callback_data="æ" * 33)
    )
    with pytest.raises(BadRequest, match="utton_data_invalid"):
        await bot.send_message(ASTA, "Hej", reply_markup=heavy)


async def test_button_must_do_something(bot: Bot, telegram: TelegramStandIn) -> None:
    """A button that carries nothing is no inline button."""
    telegram.introduce(Person(ASTA))
    idle = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Ja"))
    with pytest.raises(BadRequest, match="ext buttons are unallowed"):
        await bot.send_message(ASTA, "Hej", reply_markup=idle)
