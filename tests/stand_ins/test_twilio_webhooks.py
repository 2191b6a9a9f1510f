"""How Twilio calls the bot, and what goes wrong on the way."""

import asyncio
from dataclasses import replace

import pytest
from aiohttp.test_utils import TestServer, unused_port
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from bot.rehearsal.stand_ins.faults import (
    PRESETS,
    AnswerLost,
    Garbled,
    HungUp,
    NeverCalled,
    Refused,
    Repeated,
    Rule,
    Slow,
    next_calls,
)
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.twilio import TwilioStandIn
from tests.stand_ins.surroundings import (
    ACCOUNT,
    ASTA,
    OURS,
    PUBLIC,
    SECRET,
    TWILIO_IS_BEHIND,
    Door,
    Knock,
    Reply,
)

pytestmark = TWILIO_IS_BEHIND

CREATE = "twilio.Messages.create"
STATUS = f"{PUBLIC}/webhooks/twilio/status?uuid=17"


def is_genuine(knock: Knock) -> bool:
    """Check a call as the bot does, over the public address."""
    signature = knock.headers["X-Twilio-Signature"]
    validator = RequestValidator(SECRET)
    return bool(validator.validate(PUBLIC + knock.path, knock.form, signature))


async def test_inbound_is_a_signed_form(twilio: TwilioStandIn, door: Door) -> None:
    """The library's own validator accepts the call, and no changed one."""
    sid = twilio.text(ASTA, "hej æøå + & = 😀")
    await twilio.settle()
    knock = door.knocks[0]
    form = knock.form
    assert knock.path == "/webhooks/twilio/sms"
    assert is_genuine(knock)
    assert (form["MessageSid"], form["SmsSid"], form["AccountSid"]) == (
        sid,
        sid,
        ACCOUNT,
    )
    assert (form["From"], form["To"]) == (ASTA, OURS)
    assert (form["Body"], form["NumSegments"]) == ("hej æøå + & = 😀", "1")
    changed = Knock(knock.path, knock.headers, knock.body + "&More=1")
    assert not is_genuine(changed)


async def test_picture_has_an_address(twilio: TwilioStandIn, door: Door) -> None:
    """A picture comes as a number and addresses, with an SID of its own kind."""
    sid = twilio.text(ASTA, "", pictures=1)
    await twilio.settle()
    form = door.knocks[0].form
    assert sid.startswith("MM")
    assert (form["NumMedia"], form["Body"]) == ("1", "")
    assert form["MediaUrl0"].startswith("https://api.twilio.com/")
    assert form["MediaContentType0"] == "image/jpeg"
    assert is_genuine(door.knocks[0])


async def test_each_step_is_reported(
    client: Client, twilio: TwilioStandIn, door: Door
) -> None:
    """Sent and delivered are signed calls to the address the message named."""
    sent = await client.messages.create_async(
        to=ASTA, from_=OURS, body="Hej", status_callback=STATUS
    )
    await twilio.settle()
    statuses = [knock.form["MessageStatus"] for knock in door.knocks]
    assert sorted(statuses) == ["delivered", "sent"]
    assert {knock.path for knock in door.knocks} == {"/webhooks/twilio/status?uuid=17"}
    assert {knock.form["MessageSid"] for knock in door.knocks} == {sent.sid}
    assert all(is_genuine(knock) for knock in door.knocks)
    assert all("Body" not in knock.form for knock in door.knocks)


async def test_failure_is_reported_with_its_code(
    client: Client, twilio: TwilioStandIn, stage: Stage, door: Door
) -> None:
    """An undelivered message says why in the call."""
    stage.faults.switch_on(Rule("twilio.delivery", PRESETS["unreachable"]))
    await client.messages.create_async(
        to=ASTA, from_=OURS, body="Hej", status_callback=STATUS
    )
    await twilio.settle()
    last = next(knock.form for knock in door.knocks if "ErrorCode" in knock.form)
    assert (last["MessageStatus"], last["ErrorCode"]) == ("undelivered", "30003")
    assert last["RawDlrDoneDate"] == "2611240900"


async def test_reports_can_overtake_each_other(
    client: Client, twilio: TwilioStandIn, stage: Stage, door: Door
) -> None:
    """A slow first report comes after the second."""
    stage.faults.switch_on(Rule("twilio.status", Slow(0.1), next_calls(1)))
    await client.messages.create_async(
        to=ASTA, from_=OURS, body="Hej", status_callback=STATUS
    )
    await twilio.settle()
    statuses = [knock.form["MessageStatus"] for knock in door.knocks]
    assert statuses == ["delivered", "sent"]


async def test_only_a_failed_connection_is_tried_again(
    twilio: TwilioStandIn, door: Door, stage: Stage
) -> None:
    """An error from the bot is an answer: Twilio does not come back."""
    door.replies.extend([Reply(503), Reply(0)])
    twilio.text(ASTA, "en")
    await twilio.settle()
    twilio.text(ASTA, "to")
    await twilio.settle()
    assert [knock.form["Body"] for knock in door.knocks] == ["en", "to"]
    fates = [entry.fate for entry in stage.ledger.find(op="inbound")]
    assert fates == ["refused", "unknown"]


async def test_nobody_there_is_tried_once_more(stage: Stage, door: Door) -> None:
    """A bot that comes up between the two tries gets the message."""
    port = unused_port()
    url = f"http://127.0.0.1:{port}/sms"
    slow = replace(stage, pace=0.2)
    twilio = TwilioStandIn(ACCOUNT, SECRET, slow, number=OURS, inbound_url=url)
    twilio.text(ASTA, "hej")
    await asyncio.sleep(0.05)
    async with TestServer(door.application(), host="127.0.0.1", port=port):
        await twilio.settle()
    await twilio.close()
    assert [knock.form["Body"] for knock in door.knocks] == ["hej"]


async def test_nobody_there_twice_is_given_up(stage: Stage) -> None:
    """After the second try the ledger says that nobody was reached."""
    url = f"http://127.0.0.1:{unused_port()}/sms"
    twilio = TwilioStandIn(ACCOUNT, SECRET, stage, number=OURS, inbound_url=url)
    twilio.text(ASTA, "hej")
    await twilio.settle()
    await twilio.close()
    entry = stage.ledger.find(op="inbound")[0]
    assert (entry.fate, entry.extra["status"]) == ("refused", "unreached")


async def test_overrides_in_the_address_are_followed(stage: Stage, door: Door) -> None:
    """`#rc` and `rp` make Twilio patient, and are no part of what it signs."""
    url = f"{PUBLIC}/sms#rc=2&rp=all"
    twilio = TwilioStandIn(ACCOUNT, SECRET, stage, number=OURS, inbound_url=url)
    door.replies.extend([Reply(503), Reply(503), Reply(503)])
    twilio.text(ASTA, "hej")
    await twilio.settle()
    await twilio.close()
    assert [knock.path for knock in door.knocks] == ["/sms"] * 3
    tokens = {knock.headers["I-Twilio-Idempotency-Token"] for knock in door.knocks}
    assert len(tokens) == 1
    assert is_genuine(door.knocks[0])


async def test_uncalled_message_is_only_in_the_list(
    client: Client, twilio: TwilioStandIn, stage: Stage, door: Door
) -> None:
    """Whoever asks finds the message that no webhook told of."""
    stage.faults.switch_on(Rule("twilio.inbound", NeverCalled(), who=ASTA))
    sid = twilio.text(ASTA, "hjælp")
    await twilio.settle()
    assert door.knocks == []
    found = await client.messages.list_async(to=OURS)
    assert [(message.sid, message.body) for message in found] == [(sid, "hjælp")]


async def test_message_can_come_twice(
    twilio: TwilioStandIn, stage: Stage, door: Door
) -> None:
    """The same SID, twice."""
    stage.faults.switch_on(Rule("twilio.inbound", Repeated()))
    sid = twilio.text(ASTA, "hej")
    await twilio.settle()
    assert [knock.form["MessageSid"] for knock in door.knocks] == [sid, sid]


async def test_spoken_answer_is_an_sms(
    twilio: TwilioStandIn, door: Door, stage: Stage
) -> None:
    """TwiML in the bot's answer goes out as a message, and the ledger has it."""
    twiml = "<Response><Message><Body>Hej &amp; tak</Body></Message></Response>"
    door.replies.append(Reply(text=twiml))
    twilio.text(ASTA, "hej")
    await twilio.settle()
    assert twilio.phone(ASTA)[-1].body == "Hej & tak"
    assert stage.ledger.texts(ASTA) == ("Hej & tak",)


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("too_many_requests", 429, 20429),
        ("server_error", 500, 20500),
        ("opted_out", 400, 21610),
        ("invalid_number", 400, 21211),
        ("unauthorized", 401, 20003),
        ("error_page", 502, 502),
    ],
)
async def test_refusal_is_what_the_client_knows_it_as(
    client: Client,
    twilio: TwilioStandIn,
    stage: Stage,
    *,
    name: str,
    status: int,
    code: int,
) -> None:
    """Each refusal raises its code, and nothing is sent."""
    stage.faults.switch_on(Rule(CREATE, PRESETS[name]))
    with pytest.raises(TwilioRestException) as refused:
        await client.messages.create_async(to=ASTA, from_=OURS, body="Hej")
    assert (refused.value.status, refused.value.code) == (status, code)
    await twilio.settle()
    assert twilio.phone(ASTA) == ()
    assert stage.ledger.find(op="Messages.create")[0].fate == "refused"


@pytest.mark.parametrize(
    ("fault", "is_carried_out"),
    [
        (AnswerLost(), True),
        (HungUp(), False),
        (PRESETS["cut_short"], True),
        (PRESETS["bad_json"], True),
        (Garbled(status=503), True),
        (Refused(503), False),
    ],
)
async def test_ambiguous_failure_is_told_apart_by_the_list(
    client: Client,
    twilio: TwilioStandIn,
    stage: Stage,
    *,
    fault: AnswerLost | HungUp,
    is_carried_out: bool,
) -> None:
    """The client cannot tell; a look into the list can."""
    stage.faults.switch_on(Rule(CREATE, fault, next_calls(1)))
    with pytest.raises(Exception):  # noqa: B017, PT011 - each transport its own
        await client.messages.create_async(to=ASTA, from_=OURS, body="Hej")
    await twilio.settle()
    assert len(await client.messages.list_async(to=ASTA)) == is_carried_out
    assert len(twilio.phone(ASTA)) == is_carried_out


async def test_slow_answer_was_carried_out(
    client: Client, twilio: TwilioStandIn, stage: Stage
) -> None:
    """A client that loses patience has sent its message all the same."""
    stage.faults.switch_on(Rule(CREATE, Slow(0.2)))
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await client.messages.create_async(to=ASTA, from_=OURS, body="Hej")
    await asyncio.sleep(0.3)
    await twilio.settle()
    assert len(twilio.phone(ASTA)) == 1
