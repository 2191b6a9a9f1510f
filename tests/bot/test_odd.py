"""What is no plain message: each has its kind answer, on Telegram and on SMS."""

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from bot.channels.sms import read_inbound
from bot.channels.telegram_updates import read_update
from tests.town import Town, texts_of

PAYLOADS = Path(__file__).parents[1] / "payloads"
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ODD = (
    "sticker",
    "animation",
    "voice",
    "audio",
    "video",
    "video_note",
    "photo",
    "document",
    "location",
    "contact",
    "poll",
    "edited",
    "deleted",
    "forwarded",
)
CRY = "jeg har besluttet mig, i nat tager jeg mit eget liv"
#: What an MMS can hold, by the first part of its media type.
MMS = {"image/jpeg": "photo", "audio/amr": "voice", "video/3gpp": "video"}


def write(town: Town, words: str, kind: str, *, channel: str = "telegram") -> list[str]:
    """Have Anna send something, and give the keys of what she is told."""
    address = "777" if channel == "telegram" else "+4520000010"
    heard = town.says(words, address, channel=channel, kind=kind)
    return texts_of([message for message in heard if message.person_id])


def press(town: Town, data: str) -> list[str]:
    """Have Anna press a button."""
    return write(town, data, "button")


@pytest.mark.parametrize("kind", ODD)
def test_each_kind_on_telegram(town: Town, kind: str) -> None:
    """It says what Makker cannot do, and nothing that is open is answered by it."""
    anna = town.settle_in(channel="telegram")
    town.starts("checkin", anna)
    assert write(town, "", kind) == [f"odd.{kind}"]
    assert write(town, "2", "text") == ["checkin.low"]


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "contact", "file", "text"])
def test_each_kind_on_sms(town: Town, kind: str) -> None:
    """One SMS, also for a file of an unknown kind and for an empty message."""
    town.settle_in()
    key = "odd.other" if kind == "file" else f"odd.{kind}"
    assert write(town, "", kind, channel="sms") == [key]


def test_never_the_same_sentence_twice_in_a_row(town: Town) -> None:
    """Whoever sends one thing again and again reads other words each time."""
    town.settle_in(channel="telegram")
    for kind in ("voice", "photo", "sticker", "location", "contact", "forwarded"):
        first, second = (
            town.says("", "777", channel="telegram", kind=kind) for _ in range(2)
        )
        assert first[-1].words != second[-1].words
    first, second = (town.says("xyzzy plugh", "777", channel="telegram") for _ in "12")
    assert first[-1].texts == second[-1].texts == ("wish.not_understood",)
    assert first[-1].words != second[-1].words


def test_words_under_a_picture_are_words(town: Town) -> None:
    """A caption answers the question like any message."""
    anna = town.settle_in(channel="telegram")
    town.starts("checkin", anna)
    assert write(town, "2", "photo") == ["checkin.low"]


@pytest.mark.parametrize("kind", [*ODD, "button", "text"])
@pytest.mark.parametrize("state", ["joined", "stopped", "invited"])
def test_distress_is_heard_in_all_of_them(town: Town, kind: str, state: str) -> None:
    """Whatever carries the words, and whatever was said before."""
    values = {"joined": {}, "stopped": {"stopped_at": NOW}}.get(
        state, {"state": "invited", "joined_at": None}
    )
    town.settle_in(channel="telegram", **values)
    heard = town.says(CRY, "777", channel="telegram", kind=kind)
    assert [m for m in heard if m.delivery == "alert" and m.staff_id]
    assert [m for m in heard if m.person_id and m.delivery == "crisis"]


def test_an_answer_that_is_edited_or_passed_on_answers_nothing(town: Town) -> None:
    """What was answered stays so; another's words are not theirs."""
    anna = town.settle_in(channel="telegram")
    town.starts("checkin", anna)
    assert write(town, "1", "edited") == ["odd.edited"]
    assert write(town, "1", "forwarded") == ["odd.forwarded"]
    assert write(town, "4", "text") != ["odd.edited"]


async def test_a_button_of_last_week_says_that_it_is_old(town: Town) -> None:
    """It does nothing; the answer given then and the question open now both stand."""
    anna = town.settle_in(channel="telegram")
    town.starts("checkin", anna)
    assert press(town, "1.1.2") == ["checkin.low"]
    assert press(town, "1.1.5") == ["odd.old_button"]
    assert write(town, "nej tak", "text") == ["checkin.later"]
    await town.wait(days=7)
    assert press(town, "1.1.5") == ["odd.old_button"]


@pytest.mark.parametrize(
    "data", ["", "c:17:2:yes", "9.9.9", "1.1.0", "1.1.99", "1.1.²", "DROP TABLE"]
)
def test_a_button_that_nobody_made(town: Town, data: str) -> None:
    """Whatever it carries, it chooses nothing and breaks nothing."""
    anna = town.settle_in(channel="telegram")
    town.starts("checkin", anna)
    assert press(town, data) == ["odd.old_button"]
    assert write(town, "2", "text") == ["checkin.low"]


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("sticker", "sticker"),
        ("voice", "voice"),
        ("document", "document"),
        ("location", "location"),
        ("contact", "contact"),
        ("forwarded", "forwarded"),
        ("edited", "edited"),
        ("photo_with_caption", "photo"),
        ("tap_on_old_message", "button"),
        ("text", "text"),
        ("reply", "text"),
    ],
)
def test_telegrams_own_payloads(file: str, kind: str) -> None:
    """What Telegram sends is told apart by its kind."""
    stored = json.loads((PAYLOADS / "telegram" / f"{file}.json").read_text("utf-8"))
    inbound = read_update(stored, NOW)
    assert inbound is not None
    assert inbound.kind == kind


def test_telegram_tells_of_a_deletion() -> None:
    """Where it does, the person is known by the chat."""
    chat = {"id": 777, "type": "private", "first_name": "Asta"}
    gone = {"business_connection_id": "b", "chat": chat, "message_ids": [1]}
    inbound = read_update({"update_id": 5, "deleted_business_messages": gone}, NOW)
    assert inbound is not None
    assert (inbound.kind, inbound.sender, inbound.words) == ("deleted", "777", "")


@pytest.mark.parametrize("media", MMS)
def test_an_mms_by_its_media(media: str) -> None:
    """A picture, a sound and a film are told apart."""
    stored = (PAYLOADS / "twilio" / "inbound_picture.txt").read_text("utf-8")
    form = {**dict(parse_qsl(stored)), "Body": "", "MediaContentType0": media}
    assert read_inbound(form, NOW).kind == MMS[media]
