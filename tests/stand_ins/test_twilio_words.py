"""The words that Twilio hears itself."""

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.twilio import TwilioStandIn
from bot.rehearsal.stand_ins.twilio_words import hear
from tests.stand_ins.surroundings import (
    ASTA,
    OURS,
    TWILIO_IS_BEHIND,
    Door,
)

pytestmark = TWILIO_IS_BEHIND


@pytest.mark.parametrize(
    ("body", "heard"),
    [
        ("STOP", "STOP"),
        (" stop ", "STOP"),
        ("Unsubscribe", "STOP"),
        ("yes", "START"),
        ("HELP", "HELP"),
        ("stop det", None),
        ("STOP.", None),
        ("", None),
        ("slut", None),
    ],
)
def test_word_must_be_all_there_is(body: str, heard: str | None) -> None:
    """Only an English word that stands alone is heard."""
    assert hear(body) == heard


async def test_stop_blocks_and_is_passed_on(
    client: Client, twilio: TwilioStandIn, door: Door, stage: Stage
) -> None:
    """Twilio answers in English, tells the bot, and refuses what comes after."""
    twilio.text(ASTA, "stop")
    await twilio.settle()
    form = door.knocks[0].form
    assert (form["Body"], form["OptOutType"]) == ("stop", "STOP")
    assert "unsubscribed" in twilio.phone(ASTA)[-1].body
    assert stage.ledger.sends(ASTA) == ()
    with pytest.raises(TwilioRestException) as refused:
        await client.messages.create_async(to=ASTA, from_=OURS, body="Hej")
    assert (refused.value.status, refused.value.code) == (400, 21610)


async def test_start_opens_again(
    client: Client, twilio: TwilioStandIn, door: Door
) -> None:
    """After START the number can be written to."""
    twilio.text(ASTA, "STOP")
    twilio.text(ASTA, "START")
    await client.messages.create_async(to=ASTA, from_=OURS, body="Velkommen igen")
    await twilio.settle()
    assert {"STOP", "START"} == {
        knock.form["OptOutType"] for knock in door.knocks if "OptOutType" in knock.form
    }
    assert twilio.phone(ASTA)[-1].body == "Velkommen igen"


async def test_help_is_answered_unless_stopped(twilio: TwilioStandIn) -> None:
    """Twilio answers HELP itself, but not to somebody who said STOP."""
    twilio.text(ASTA, "HELP")
    assert len(twilio.phone(ASTA)) == 2
    twilio.text(ASTA, "STOP")
    twilio.text(ASTA, "HELP")
    await twilio.settle()
    assert twilio.phone(ASTA)[-1].is_mine


async def test_block_is_for_the_pair(client: Client, twilio: TwilioStandIn) -> None:
    """Others, and another sender, are not blocked."""
    twilio.text(ASTA, "STOP")
    await client.messages.create_async(to="+4520000003", from_=OURS, body="Hej")
    await client.messages.create_async(to=ASTA, from_="Makker", body="Hej")
    await twilio.settle()
    assert twilio.phone(ASTA)[-1].other == "Makker"
