"""After STOP at the SMS provider nothing passes, so staff are told to ring."""

from collections.abc import AsyncIterator

import pytest

from bot.clock import MovableClock
from bot.rehearsal.stand_ins.faults import Refused, Rule
from bot.store.database import Database
from bot.store.tables.people import addresses
from tests.running import Running, running
from tests.town import Town

ANNA = "+4520000010"
METTE = "+4520000001"
RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"


@pytest.fixture
async def makker(
    database: Database, clock: MovableClock, town: Town
) -> AsyncIterator[Running]:
    """A running Makker, and Anna on SMS."""
    town.settle_in()
    async with running(database, clock) as makker:
        yield makker


def state_of(town: Town) -> str:
    """Give the state of Anna's number."""
    (row,) = town.rows(addresses.select().where(addresses.c.channel == "sms"))
    return str(row.state)


async def test_stop_at_the_provider_shuts_the_number(
    makker: Running, town: Town
) -> None:
    """The provider's word is noted at once, and START at the provider undoes it."""
    await makker.text(ANNA, "STOP")
    await makker.until(lambda: state_of(town) == "blocked")
    await makker.text(ANNA, "START")
    await makker.until(lambda: state_of(town) == "ok")


async def test_cry_after_stop_has_the_colleague_ring(
    makker: Running, town: Town
) -> None:
    """The push says that nothing reaches her, before an answer is even refused."""
    await makker.text(ANNA, "STOP")
    await makker.until(lambda: state_of(town) == "blocked")
    await makker.text(ANNA, RED)
    await makker.until(lambda: any("haster" in sms for sms in makker.phone(METTE)))
    (push,) = [sms for sms in makker.phone(METTE) if "haster" in sms]
    assert "når ikke frem, så ring" in push
    assert "Svar 1" in push


async def test_help_that_is_refused_has_the_colleague_ring(
    makker: Running, town: Town
) -> None:
    """A block that Makker learns of by its own answer is told once."""
    refused = Rule("twilio.Messages.create", Refused(400, code=21610), who=ANNA)
    makker.stage.faults.switch_on(refused)
    await makker.text(ANNA, RED)
    await makker.until(lambda: any("Ring i stedet" in s for s in makker.phone(METTE)))
    assert state_of(town) == "blocked"
    await makker.text(ANNA, "ja")
    await makker.settle()
    told = [sms for sms in makker.phone(METTE) if "Ring i stedet" in sms]
    assert len(told) == 1
