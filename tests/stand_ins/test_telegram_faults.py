"""What goes wrong at Telegram, seen by the real client and by the ledger."""

import time

import pytest
from telegram import Bot
from telegram.error import (
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.rehearsal.stand_ins.faults import (
    PRESETS,
    AnswerLost,
    CutShort,
    NeverCalled,
    Repeated,
    Rule,
    Slow,
    next_calls,
)
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.telegram_shapes import Person
from tests.stand_ins.surroundings import PUBLIC, Door

ASTA = 900000001
BO = 900000002
SEND = "telegram.sendMessage"
HOOK = f"{PUBLIC}/webhooks/telegram"


@pytest.fixture(autouse=True)
def _people(telegram: TelegramStandIn) -> None:
    telegram.introduce(Person(ASTA))
    telegram.introduce(Person(BO))


@pytest.mark.parametrize(
    ("name", "error", "is_carried_out"),
    [
        ("too_many_requests", RetryAfter, False),
        ("server_error", NetworkError, False),
        ("unavailable", NetworkError, False),
        ("blocked_by_user", Forbidden, False),
        ("error_page", NetworkError, False),
        ("hung_up", NetworkError, False),
        ("answer_lost", NetworkError, True),
        ("cut_short", NetworkError, True),
        ("bad_json", TelegramError, True),
    ],
)
async def test_fault_is_what_the_client_knows_it_as(
    bot: Bot,
    telegram: TelegramStandIn,
    stage: Stage,
    *,
    name: str,
    error: type[TelegramError],
    is_carried_out: bool,
) -> None:
    """Each fault raises its error, and the ledger knows what really happened."""
    stage.faults.switch_on(Rule(SEND, PRESETS[name]))
    with pytest.raises(error):
        await bot.send_message(ASTA, "hej")
    fate = stage.ledger.find(op="sendMessage")[0].fate
    assert fate == ("accepted" if is_carried_out else "refused")
    assert len(telegram.chat(ASTA).bubbles) == is_carried_out


async def test_retry_after_says_how_long(bot: Bot, stage: Stage) -> None:
    """The wait that Telegram asks for is in the error."""
    stage.faults.switch_on(Rule(SEND, PRESETS["too_many_requests"], next_calls(1)))
    with pytest.raises(RetryAfter, match="0:00:03"):
        await bot.send_message(ASTA, "hej")
    await bot.send_message(ASTA, "hej")


async def test_slow_answer_is_a_timeout_that_was_carried_out(
    bot: Bot, stage: Stage, telegram: TelegramStandIn
) -> None:
    """A client that loses patience does not know that its message was sent."""
    stage.faults.switch_on(Rule(SEND, Slow(0.3)))
    with pytest.raises(TimedOut):
        await bot.send_message(ASTA, "hej", read_timeout=0.1)
    deadline = time.monotonic() + 2
    while not stage.ledger.sends(ASTA) and time.monotonic() < deadline:
        await bot.get_me()
    assert telegram.chat(ASTA).bubbles[0].text == "hej"


async def test_lost_answer_is_marked(bot: Bot, stage: Stage) -> None:
    """The ledger tells a lost answer from a given one."""
    stage.faults.switch_on(Rule(SEND, AnswerLost(), next_calls(1)))
    with pytest.raises(NetworkError):
        await bot.send_message(ASTA, "hej")
    await bot.send_message(ASTA, "hej")
    first, second = stage.ledger.sends(ASTA)
    assert first.extra["answer"] == "lost"
    assert "answer" not in second.extra


async def test_fault_for_one_chat_spares_the_others(bot: Bot, stage: Stage) -> None:
    """A rule may be about one person."""
    blocked = PRESETS["blocked_by_user"]
    stage.faults.switch_on(Rule("telegram.*", blocked, who=str(ASTA)))
    with pytest.raises(Forbidden):
        await bot.send_message(ASTA, "hej")
    await bot.send_message(BO, "hej")


async def test_cut_short_is_cut_where_it_says(bot: Bot, stage: Stage) -> None:
    """Nothing at all is a cut too."""
    stage.faults.switch_on(Rule(SEND, CutShort(0.0)))
    with pytest.raises(NetworkError):
        await bot.send_message(ASTA, "hej")


async def test_update_can_be_lost(
    bot: Bot, telegram: TelegramStandIn, stage: Stage, door: Door
) -> None:
    """An update that never comes is only in the ledger."""
    await bot.set_webhook(HOOK)
    stage.faults.switch_on(Rule("telegram.update", NeverCalled()))
    telegram.say(ASTA, "hej")
    await telegram.settle()
    assert door.knocks == []
    assert stage.ledger.find(op="update", to=ASTA)[0].fate == "refused"


async def test_update_can_come_twice(
    bot: Bot, telegram: TelegramStandIn, stage: Stage, door: Door
) -> None:
    """The same update, with the same number, by webhook."""
    await bot.set_webhook(HOOK)
    stage.faults.switch_on(Rule("telegram.update", Repeated(2)))
    telegram.say(ASTA, "hej")
    await telegram.settle()
    assert len(door.knocks) == 2
    assert door.knocks[0].body == door.knocks[1].body


async def test_update_can_come_twice_to_a_poller(
    bot: Bot, telegram: TelegramStandIn, stage: Stage
) -> None:
    """The same update, with the same number, after it was confirmed."""
    stage.faults.switch_on(Rule("telegram.update", Repeated(2)))
    telegram.say(ASTA, "hej")
    first = await bot.get_updates()
    again = await bot.get_updates(offset=first[0].update_id + 1)
    assert again[0].update_id == first[0].update_id
    assert await bot.get_updates(offset=first[0].update_id + 1) == ()


async def test_update_can_come_late(
    bot: Bot, telegram: TelegramStandIn, stage: Stage, door: Door
) -> None:
    """A late update is overtaken by the next."""
    await bot.set_webhook(HOOK)
    stage.faults.switch_on(Rule("telegram.update", Slow(0.1), next_calls(1)))
    telegram.say(ASTA, "en")
    telegram.say(ASTA, "to")
    await telegram.settle()
    assert ['"text": "to"' in knock.body for knock in door.knocks] == [True, False]
