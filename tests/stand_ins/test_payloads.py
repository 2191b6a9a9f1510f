"""The stand-ins speak as the providers do: held against payloads in their shape.

The payloads hold invented people; their fields, order and types follow the
providers' documentation, the Bot API server's source and requests seen in public.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from bot.rehearsal.stand_ins.faults import PRESETS, Rule
from bot.rehearsal.stand_ins.segments import count_segments
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.telegram import TelegramStandIn
from bot.rehearsal.stand_ins.telegram_shapes import Person
from bot.rehearsal.stand_ins.twilio import TwilioStandIn
from bot.rehearsal.stand_ins.twilio_webhooks import sign
from tests.stand_ins.surroundings import (
    ASTA,
    OURS,
    PUBLIC,
    SECRET,
    TWILIO_IS_BEHIND,
    Door,
)

pytestmark = TWILIO_IS_BEHIND

PAYLOADS = Path(__file__).parents[1] / "payloads"
UPDATES = sorted((PAYLOADS / "telegram").glob("*.json"))
FORMS = sorted((PAYLOADS / "twilio").glob("*.txt"))
CHAT = 900000001

Said = Callable[[TelegramStandIn], object]
SAID: dict[str, Said] = {
    "text": lambda telegram: telegram.say(CHAT, "hej"),
    "start": lambda telegram: telegram.say(CHAT, "/start 7H2K9Q"),
    "edited": lambda telegram: telegram.edit(CHAT, telegram.say(CHAT, "hej"), "nej"),
    "sticker": lambda telegram: telegram.send(CHAT, "sticker"),
    "voice": lambda telegram: telegram.send(CHAT, "voice", "lyt"),
    "photo_with_caption": lambda telegram: telegram.send(CHAT, "photo", "se"),
    "location": lambda telegram: telegram.send(CHAT, "location"),
    "contact": lambda telegram: telegram.send(CHAT, "contact"),
    "document": lambda telegram: telegram.send(CHAT, "document", "cv"),
    "forwarded": lambda telegram: telegram.send(CHAT, "forwarded", "hej"),
    "blocked": lambda telegram: telegram.block(CHAT),
}


def paths(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Give every field in a payload and the type of what stands there."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from paths(part, f"{at}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from paths(part, f"{at}[]")
    else:
        yield at, type(value).__name__


def known(name: str) -> Any:
    """Read a known update."""
    return json.loads((PAYLOADS / "telegram" / f"{name}.json").read_text())


def form(path: Path) -> dict[str, str]:
    """Read a known form."""
    return dict(parse_qsl(path.read_text().rstrip("\n"), keep_blank_values=True))


@pytest.mark.parametrize("path", UPDATES, ids=lambda path: path.stem)
def test_known_update_is_read_by_the_library(path: Path) -> None:
    """Every payload is an update with somebody in it, and none is lost on the way."""
    body = json.loads(path.read_text())
    update = Update.de_json(body, None)
    assert update.effective_user is not None
    assert update.effective_chat is not None
    assert update.to_dict().keys() == body.keys()


@pytest.mark.parametrize("name", SAID)
async def test_telegram_says_nothing_unknown(
    bot: Bot, telegram: TelegramStandIn, door: Door, *, name: str
) -> None:
    """Each field of the stand-in's updates is one that Telegram has, of its type."""
    await bot.set_webhook(f"{PUBLIC}/hook")
    telegram.introduce(Person(CHAT, "Asta"))
    SAID[name](telegram)
    await telegram.settle()
    ours = set(paths(json.loads(door.knocks[-1].body)))
    assert ours - set(paths(known(name))) == set()


async def test_telegram_taps_as_known(
    bot: Bot, telegram: TelegramStandIn, door: Door
) -> None:
    """So it is with a tap, which needs a button first."""
    await bot.set_webhook(f"{PUBLIC}/hook")
    telegram.introduce(Person(CHAT, "Asta", "asta_invented"))
    button = InlineKeyboardMarkup.from_button(
        InlineKeyboardButton("Ja", callback_data="c:17:2:yes")
    )
    sent = await bot.send_message(CHAT, "Kommer du?", reply_markup=button)
    telegram.tap(CHAT, sent.message_id, "c:17:2:yes")
    await telegram.settle()
    ours = set(paths(json.loads(door.knocks[-1].body)))
    assert ours - set(paths(known("tap"))) == set()


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_signature_is_the_one_the_library_makes(path: Path) -> None:
    """Our signature and the library's are the same over every known form."""
    url = f"{PUBLIC}/webhooks/twilio/sms?a=1"
    told = form(path)
    signature = sign(SECRET, url, told)
    assert signature == RequestValidator(SECRET).compute_signature(url, told)
    assert RequestValidator(SECRET).validate(url, told, signature)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_segments_are_counted_as_known(path: Path) -> None:
    """A text has as many segments as Twilio says."""
    told = form(path)
    if "NumSegments" in told:
        assert count_segments(told["Body"]) == int(told["NumSegments"])


@pytest.mark.parametrize(
    ("name", "body", "pictures"),
    [
        ("inbound_text", "ja", 0),
        ("inbound_stop", "STOP", 0),
        ("inbound_picture", "se", 1),
        ("inbound_two_pictures", "", 2),
    ],
)
async def test_twilio_texts_as_known(
    twilio: TwilioStandIn, door: Door, *, name: str, body: str, pictures: int
) -> None:
    """The same fields in the same order."""
    twilio.text(ASTA, body, pictures=pictures)
    await twilio.settle()
    told = form(PAYLOADS / "twilio" / f"{name}.txt")
    assert list(door.knocks[0].form) == list(told)


@pytest.mark.parametrize("name", ["sent", "delivered", "undelivered"])
async def test_twilio_reports_as_known(
    client: Client, twilio: TwilioStandIn, stage: Stage, door: Door, *, name: str
) -> None:
    """The same fields in the same order, whatever became of the message."""
    if name == "undelivered":
        stage.faults.switch_on(Rule("twilio.delivery", PRESETS["unreachable"]))
    await client.messages.create_async(
        to=ASTA, from_=OURS, body="Hej", status_callback=f"{PUBLIC}/status"
    )
    await twilio.settle()
    forms = {knock.form["MessageStatus"]: knock.form for knock in door.knocks}
    told = form(PAYLOADS / "twilio" / f"status_{name}.txt")
    assert list(forms[name]) == list(told)
