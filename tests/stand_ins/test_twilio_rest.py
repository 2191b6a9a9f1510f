"""What a client can ask of Twilio's API."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession, encode_basic_auth, web
from aiohttp.test_utils import TestServer
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from bot.rehearsal.stand_ins.faults import NeverDelivered, Rule, Undelivered
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.twilio import TwilioStandIn
from tests.stand_ins.surroundings import (
    ACCOUNT,
    ASTA,
    NOW,
    OURS,
    SECRET,
    TWILIO_IS_BEHIND,
    Clock,
)

pytestmark = TWILIO_IS_BEHIND

BO = "+4520000003"


async def create(client: Client, **fields: Any) -> Any:
    """Send an SMS to Asta, unless told otherwise."""
    told = {"to": ASTA, "from_": OURS, "body": "Hej Asta", **fields}
    return await client.messages.create_async(**told)


async def test_created_message_is_queued(client: Client) -> None:
    """The answer has every field as the library reads it."""
    sent = await create(client)
    assert sent.sid.startswith("SM")
    assert len(sent.sid) == 34
    assert (sent.status, sent.direction) == ("queued", "outbound-api")
    assert (sent.to, sent.from_, sent.body) == (ASTA, OURS, "Hej Asta")
    assert (sent.date_created, sent.date_sent) == (NOW, None)
    assert (sent.num_segments, sent.num_media) == ("1", "0")
    assert (sent.error_code, sent.error_message) == (None, None)
    assert sent.account_sid == ACCOUNT


async def test_message_is_delivered_and_on_the_phone(
    client: Client, twilio: TwilioStandIn, stage: Stage
) -> None:
    """Delivered means that the phone shows it."""
    sent = await create(client)
    await twilio.settle()
    fetched = await client.messages(sent.sid).fetch_async()
    assert (fetched.status, fetched.date_sent) == ("delivered", NOW)
    assert [(text.body, text.is_mine) for text in twilio.phone(ASTA)] == [
        ("Hej Asta", False)
    ]
    assert stage.ledger.sends(ASTA)[0].id == sent.sid
    assert stage.ledger.texts(ASTA) == ("Hej Asta",)


async def test_undelivered_message_has_its_code(
    client: Client, twilio: TwilioStandIn, stage: Stage
) -> None:
    """What the phone never got says why, and the phone is empty."""
    stage.faults.switch_on(Rule("twilio.delivery", Undelivered(30005), who=ASTA))
    sent = await create(client)
    await twilio.settle()
    fetched = await client.messages(sent.sid).fetch_async()
    assert (fetched.status, fetched.error_code) == ("undelivered", 30005)
    assert twilio.phone(ASTA) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"to": ""}, 21604),
        ({"to": "20000002"}, 21211),
        ({"from_": "+4520000099"}, 21606),
        ({"body": ""}, 21602),
        ({"body": "x" * 1601}, 21617),
    ],
)
async def test_bad_message_is_refused_with_its_code(
    client: Client, stage: Stage, *, fields: dict[str, str], code: int
) -> None:
    """Each mistake has the number that Twilio gives it."""
    with pytest.raises(TwilioRestException) as refused:
        await create(client, **fields)
    assert (refused.value.status, refused.value.code) == (400, code)
    entry = stage.ledger.find("twilio", "Messages.create")[0]
    assert (entry.fate, entry.extra["code"]) == ("refused", str(code))


async def test_sender_may_be_a_name_or_a_service(client: Client) -> None:
    """A name is a sender; a service chooses one, and only accepts at first."""
    assert (await create(client, from_="Makker")).from_ == "Makker"
    service = "MG" + "0" * 32
    told = {"to": ASTA, "body": "Hej", "messaging_service_sid": service}
    sent = await client.messages.create_async(**told)
    assert (sent.status, sent.messaging_service_sid) == ("accepted", service)
    with pytest.raises(TwilioRestException) as refused:
        await client.messages.create_async(to=ASTA, body="Hej")
    assert refused.value.code == 21603


async def test_wrong_token_is_turned_away(address: str) -> None:
    """Without the right token nothing is done, and nothing is told."""
    async with AsyncTwilioHttpClient() as http:
        stranger = Client(ACCOUNT, "wrong", http_client=http)
        stranger.api.base_url = address
        with pytest.raises(TwilioRestException) as refused:
            await create(stranger)
        other = Client("AC" + "f" * 32, "wrong", http_client=http)
        other.api.base_url = address
        with pytest.raises(TwilioException):
            await other.messages.list_async()
    assert (refused.value.status, refused.value.code) == (401, 20003)
    async with ClientSession() as session:
        url = f"{address}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
        assert (await session.get(url)).status == 401


async def test_twilio_can_be_served_alone(twilio: TwilioStandIn) -> None:
    """At an address of its own, and under a prefix."""
    outer = web.Application()
    outer.add_subapp("/twilio", twilio.application())
    async with (
        TestServer(outer, host="127.0.0.1") as server,
        AsyncTwilioHttpClient() as http,
    ):
        client = Client(ACCOUNT, SECRET, http_client=http)
        client.api.base_url = str(server.make_url("/twilio"))
        await create(client)
        await create(client)
        await twilio.settle()
        assert len(await client.messages.list_async(page_size=1)) == 2
    assert twilio.numbers() == (ASTA,)


async def test_account_can_be_looked_at(client: Client) -> None:
    """A start-up check may ask whether the account is alive."""
    account = await client.api.accounts(ACCOUNT).fetch_async()
    assert (account.sid, account.status) == (ACCOUNT, "active")


async def test_list_goes_through_every_page(
    client: Client, twilio: TwilioStandIn
) -> None:
    """All messages are found, newest first, whatever the size of a page."""
    for number in range(5):
        twilio.text(ASTA, f"nummer {number}")
    found = await client.messages.list_async(page_size=2)
    assert [message.body for message in found] == [
        f"nummer {number}" for number in (4, 3, 2, 1, 0)
    ]
    assert len(await client.messages.list_async(limit=3)) == 3


async def test_page_does_not_shift_when_something_arrives(
    client: Client, twilio: TwilioStandIn
) -> None:
    """A message that comes between two pages neither hides nor repeats another."""
    for number in range(4):
        twilio.text(ASTA, f"nummer {number}")
    first = await client.messages.page_async(page_size=2)
    twilio.text(ASTA, "ny")
    second = await first.next_page_async()
    assert [message.body for message in first] == ["nummer 3", "nummer 2"]
    assert [message.body for message in second] == ["nummer 1", "nummer 0"]
    assert await second.next_page_async() is None


async def test_list_is_filtered_by_who(client: Client, twilio: TwilioStandIn) -> None:
    """The bot finds what was sent to it, and what it sent to somebody."""
    twilio.text(ASTA, "fra Asta")
    twilio.text(BO, "fra Bo")
    await create(client)
    await twilio.settle()
    to_us = await client.messages.list_async(to=OURS)
    from_bo = await client.messages.list_async(from_=BO)
    to_asta = await client.messages.list_async(to=ASTA, from_=OURS)
    assert [message.body for message in to_us] == ["fra Bo", "fra Asta"]
    assert [message.direction for message in to_us] == ["inbound", "inbound"]
    assert [message.body for message in from_bo] == ["fra Bo"]
    assert [message.body for message in to_asta] == ["Hej Asta"]


async def test_list_is_filtered_by_when(
    client: Client, twilio: TwilioStandIn, clock: Clock
) -> None:
    """Both ends of a span belong to it; a day is the whole day."""
    twilio.text(ASTA, "tirsdag")
    clock.move(days=1)
    twilio.text(ASTA, "onsdag")
    clock.move(days=1)
    twilio.text(ASTA, "torsdag")

    async def listed(**span: datetime) -> list[str]:
        found = await client.messages.list_async(to=OURS, **span)
        return [message.body for message in found]

    wednesday = NOW + timedelta(days=1)
    assert await listed(date_sent_after=wednesday) == ["torsdag", "onsdag"]
    assert await listed(date_sent_before=wednesday) == ["onsdag", "tirsdag"]
    assert await listed(date_sent=wednesday) == ["onsdag"]
    midnight = datetime(2026, 11, 27, tzinfo=UTC)
    assert await listed(date_sent_after=midnight) == []


async def test_bare_date_is_a_whole_day(address: str, twilio: TwilioStandIn) -> None:
    """A date without a time reaches to its end; nonsense is an error."""
    twilio.text(ASTA, "tirsdag")
    url = f"{address}/2010-04-01/Accounts/{ACCOUNT}/Messages.json"
    headers = {"Authorization": encode_basic_auth(ACCOUNT, SECRET)}
    async with ClientSession(headers=headers) as session:
        answer = await session.get(url, params={"DateSent<": "2026-11-24"})
        assert len((await answer.json())["messages"]) == 1
        answer = await session.get(url, params={"DateSent>": "tirsdag"})
        assert (answer.status, (await answer.json())["code"]) == (400, 20001)


async def test_body_can_be_taken_away(client: Client, twilio: TwilioStandIn) -> None:
    """Redaction empties the message at Twilio, and changes nothing on the phone."""
    sent = await create(client)
    await twilio.settle()
    await client.messages(sent.sid).update_async(body="")
    assert (await client.messages(sent.sid).fetch_async()).body == ""
    assert twilio.phone(ASTA)[0].body == "Hej Asta"
    with pytest.raises(TwilioRestException):
        await client.messages(sent.sid).update_async(body="Noget andet")


async def test_delete_waits_for_the_end(
    client: Client, twilio: TwilioStandIn, stage: Stage
) -> None:
    """A message on its way cannot be deleted; one at its end is gone for good."""
    sid = twilio.text(ASTA, "slet mig")
    assert await client.messages(sid).delete_async()
    with pytest.raises(TwilioRestException) as missing:
        await client.messages(sid).fetch_async()
    assert (missing.value.status, missing.value.code) == (404, 20404)
    stage.faults.switch_on(Rule("twilio.delivery", NeverDelivered()))
    sent = await create(client)
    await twilio.settle()
    with pytest.raises(TwilioRestException) as early:
        await client.messages(sent.sid).delete_async()
    assert early.value.code == 20009


async def test_synchronous_client_works_as_well(address: str) -> None:
    """The blocking client reads the same answers."""
    client = Client(ACCOUNT, SECRET, http_client=TwilioHttpClient(timeout=5))
    client.api.base_url = address
    sent = await asyncio.to_thread(
        client.messages.create, to=ASTA, from_=OURS, body="Hej"
    )
    client.http_client.session.close()
    assert sent.status == "queued"
