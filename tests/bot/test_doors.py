"""Providers knock on real doors: forged, repeated, broken and huge, and served."""

import json
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import pytest
from twilio.request_validator import RequestValidator

from bot.clock import MovableClock
from bot.store import addresses
from bot.store.database import Database
from bot.store.tables.talk import inbox, outbox
from tests.running import (
    ACCOUNT,
    AUTH_TOKEN,
    NUMBER,
    PUBLIC_URL,
    WEBHOOK_SECRET,
    Running,
    running,
)
from tests.town import Town

ANNA = "+4520000010"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TELEGRAM = {"X-Telegram-Bot-Api-Secret-Token": WEBHOOK_SECRET}


@pytest.fixture
async def makker(
    database: Database, clock: MovableClock, town: Town
) -> AsyncIterator[Running]:
    """A running Makker with one young person in town."""
    town.settle_in()
    async with running(database, clock) as makker:
        yield makker


def sms(words: str, sid: str = "SM1", **fields: str) -> dict[str, str]:
    """Give the form that Twilio posts."""
    return {
        "MessageSid": sid,
        "AccountSid": ACCOUNT,
        "From": ANNA,
        "To": NUMBER,
        "Body": words,
        "NumMedia": "0",
        **fields,
    }


def signature(form: dict[str, str], path: str = "/webhooks/twilio/sms") -> str:
    """Sign a form as Twilio does."""
    signed: str = RequestValidator(AUTH_TOKEN).compute_signature(
        f"{PUBLIC_URL}{path}", form
    )
    return signed


async def post_sms(makker: Running, form: dict[str, str], **headers: str) -> int:
    """Post a form, signed unless a signature is given."""
    signed = {"X-Twilio-Signature": signature(form)} | {
        key.replace("_", "-"): value for key, value in headers.items()
    }
    async with makker.web.post(
        "/webhooks/twilio/sms", data=urlencode(form), headers=FORM | signed
    ) as answer:
        return answer.status


async def test_signed_sms_is_stored_and_answered(makker: Running, town: Town) -> None:
    """An SMS is stored before the 200, and the answer goes by REST."""
    assert await post_sms(makker, sms("hej")) == 200
    assert [row.words for row in town.rows(inbox.select())] == ["hej"]
    await makker.until(lambda: bool(makker.phone(ANNA)))


@pytest.mark.parametrize(
    "change",
    [
        {"X_Twilio_Signature": ""},
        {"X_Twilio_Signature": "AAAA"},
        {"X_Twilio_Signature": signature(sms("noget andet"))},
    ],
)
async def test_forged_sms_stores_nothing(
    makker: Running, town: Town, change: dict[str, str]
) -> None:
    """Without Twilio's signature: 403 and no row."""
    assert await post_sms(makker, sms("hej"), **change) == 403
    assert town.rows(inbox.select()) == []


async def test_other_account_is_forged(makker: Running, town: Town) -> None:
    """A good signature for another account is no good here."""
    assert await post_sms(makker, sms("hej", AccountSid="AC" + "9" * 32)) == 403
    assert town.rows(inbox.select()) == []


async def test_repeated_sms_has_one_effect(makker: Running, town: Town) -> None:
    """The second delivery is a 200 without effect."""
    assert await post_sms(makker, sms("hej")) == 200
    assert await post_sms(makker, sms("hej")) == 200
    assert len(town.rows(inbox.select())) == 1


@pytest.mark.parametrize(
    "words", ["😭" * 4000, "", "\x00 nul", "\u202e omvendt", "a" * 10_000]
)
async def test_odd_sms_is_answered(makker: Running, town: Town, words: str) -> None:
    """4,000 emoji, nothing, control signs: stored, and never a 500."""
    assert await post_sms(makker, sms(words)) == 200
    assert len(town.rows(inbox.select())) == 1


async def test_huge_body_is_refused(makker: Running, town: Town) -> None:
    """More than 64 kB is no message."""
    assert await post_sms(makker, sms("x" * 70_000)) == 413
    assert town.rows(inbox.select()) == []


async def test_broken_utf8_is_stored(makker: Running, town: Town) -> None:
    """Letters that are no UTF-8 are replaced, and the rest is heard."""
    form = sms("h�j")
    body = urlencode(form).replace("%EF%BF%BD", "%F8")
    async with makker.web.post(
        "/webhooks/twilio/sms",
        data=body,
        headers=FORM | {"X-Twilio-Signature": signature(form)},
    ) as answer:
        assert answer.status == 200
    assert town.rows(inbox.select())[0].words == "h�j"


async def test_picture_by_sms_is_answered(makker: Running, town: Town) -> None:
    """A picture is told by its kind; nothing is fetched."""
    form = sms("", NumMedia="1", MediaContentType0="image/jpeg", MediaUrl0="http://x")
    assert await post_sms(makker, form) == 200
    assert town.rows(inbox.select())[0].kind == "photo"


@pytest.mark.parametrize("headers", [{}, {**TELEGRAM} | {next(iter(TELEGRAM)): "x"}])
async def test_telegram_without_the_secret(
    makker: Running, town: Town, headers: dict[str, str]
) -> None:
    """No secret, or another: 403 and no row."""
    async with makker.web.post(
        "/webhooks/telegram", json={"update_id": 1}, headers=headers
    ) as answer:
        assert answer.status == 403
    assert town.rows(inbox.select()) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b'{"update_id": "x"}', 400),
        (b'{"update_id": 5}', 200),
        (b'{"update_id": 6, "message": {"chat": {"id": 7}}}', 200),
        (b'{"update_id": 7, "message": ' + b"[" * 5000 + b"]" * 5000 + b"}", 400),
        (b"\xff\xfe", 400),
        (json.dumps({"update_id": 8, "x": "a" * 70_000}).encode(), 413),
    ],
)
async def test_broken_updates(makker: Running, body: bytes, status: int) -> None:
    """Whatever is posted, the answer is clear and never a 500."""
    async with makker.web.post(
        "/webhooks/telegram", data=body, headers=TELEGRAM
    ) as answer:
        assert answer.status == status


async def test_telegram_talk(makker: Running, town: Town) -> None:
    """A message by Telegram is heard and answered in the same chat."""
    with town.database.transaction() as connection:
        addresses.bind(
            connection,
            1,
            municipality_id=town.municipality_id,
            channel="telegram",
            value="777",
            now=town.clock.now(),
        )
    makker.telegram.say(777, "hvad er det her")
    await makker.settle()
    await makker.until(
        lambda: any(not b.is_mine for b in makker.telegram.chat(777).bubbles)
    )


async def test_status_moves_forward_only(makker: Running, town: Town) -> None:
    """A late "sent" does not undo "delivered"."""
    await makker.text(ANNA, "hej")
    await makker.until(lambda: town.rows(outbox.select())[0].state == "delivered")
    row = town.rows(outbox.select())[0]
    path = f"/webhooks/twilio/status?outbox={row.id}"
    form = {"MessageSid": "SM", "AccountSid": ACCOUNT, "MessageStatus": "sent"}
    async with makker.web.post(
        path,
        data=urlencode(form),
        headers=FORM | {"X-Twilio-Signature": signature(form, path)},
    ) as answer:
        assert answer.status == 200
    assert town.rows(outbox.select())[0].state == "delivered"


async def test_health_and_readiness(makker: Running) -> None:
    """Healthz answers; readyz tells of each part."""
    async with makker.web.get("/healthz") as answer:
        assert answer.status == 200
    async with makker.web.get("/readyz") as answer:
        parts = await answer.json()
        assert answer.status == 200, parts
    assert parts["database"]
    assert parts["scheduler"]
    assert parts["telegram"]
    async with makker.web.get("/metrics") as answer:
        assert "makker_inbox_oldest_seconds" in await answer.text()
