"""Each channel of the consultant killed in turn: always somebody hears of it."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot.clock import COPENHAGEN, MovableClock
from bot.effects.alerts.troubles import find_troubles
from bot.rehearsal.stand_ins.faults import (
    HungUp,
    NeverDelivered,
    Refused,
    Rule,
    Undelivered,
)
from bot.rehearsal.stand_ins.telegram_shapes import Person
from bot.store.database import Database
from bot.store.tables.alerts import alerts
from bot.store.tables.staff import staff
from tests.running import Running, running
from tests.town import Town

RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"
ANNA, METTE, BO = "+4520000010", "+4520000001", "+4520000002"
MAIL, CHAT = "mette@gladsaxe.example", 888
SMS = "twilio.Messages.create"
BLOCKED = Refused(403, text="Forbidden: bot was blocked by the user")
#: The one channel that Mette has chosen, and how it dies.
DEATHS: dict[str, tuple[str, tuple[Rule, ...]]] = {
    "sms 503": ("sms", (Rule(SMS, Refused(503), who=METTE),)),
    "sms stopped": ("sms", (Rule(SMS, Refused(400, code=21610), who=METTE),)),
    "sms late": ("sms", (Rule("twilio.delivery", Undelivered(30005), who=METTE),)),
    "sms silent": ("sms", (Rule("twilio.delivery", NeverDelivered(), who=METTE),)),
    "telegram 403": ("telegram", (Rule("telegram.sendMessage", BLOCKED),)),
    "mail refused": ("email", (Rule("mail.deliver", Refused(550)),)),
    "mail down": ("email", (Rule("mail.deliver", HungUp()),)),
}
BY_DAY = {"sms stopped", "telegram 403", "mail refused"}
A_WHILE = timedelta(seconds=2)


@pytest.fixture
async def makker(
    database: Database, clock: MovableClock, town: Town
) -> AsyncIterator[Running]:
    """A running Makker; Anna is there."""
    town.settle_in()
    async with running(database, clock) as makker:
        makker.telegram.introduce(Person(CHAT))
        yield makker


def reach_by(town: Town, *channels: str) -> None:
    """Let Mette have chosen her channels."""
    with town.database.transaction() as connection:
        connection.execute(
            update(staff)
            .where(staff.c.id == town.mette)
            .values(push_by=list(channels), telegram=str(CHAT))
        )


def troubles(town: Town) -> list[str]:
    """Name what waits longer than it may."""
    with town.database.reading() as connection:
        return find_troubles(connection, town.clock.now())


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "death",
    [
        name if name in BY_DAY else pytest.param(name, marks=pytest.mark.nightly)
        for name in DEATHS
    ],
)
async def test_the_next_one_is_told(makker: Running, town: Town, death: str) -> None:
    """Where her only channel is dead, Bo has it well before the next rung."""
    channel, rules = DEATHS[death]
    reach_by(town, channel)
    for rule in rules:
        makker.stage.faults.switch_on(rule)
    began = town.clock.now()
    await makker.text(ANNA, RED)
    await makker.until(lambda: bool(makker.phone(BO)), moving=A_WHILE)
    assert town.clock.now() - began < timedelta(minutes=7)
    (alert,) = town.rows(alerts.select())
    assert alert.state == "open"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_at_night_too(makker: Running, town: Town) -> None:
    """With nobody on watch and her phone dead, the lead's rings: no push is no push."""
    town.clock.move_to(datetime(2026, 11, 25, 2, 30, tzinfo=COPENHAGEN))
    reach_by(town, "sms")
    makker.stage.faults.switch_on(Rule(SMS, Refused(400, code=21610), who=METTE))
    await makker.text(ANNA, RED)
    await makker.until(lambda: bool(makker.phone(BO)))
    assert troubles(town) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("hour", [10, 2])
async def test_who_has_no_channel_is_passed_over(town: Town, hour: int) -> None:
    """A consultant without a phone and a mail: the next is told in the same moment."""
    town.clock.move_to(datetime(2026, 11, 25, hour, 30, tzinfo=COPENHAGEN))
    town.settle_in()
    reach_by(town)
    heard = town.says(RED)
    assert [one.staff_id for one in heard if one.staff_id] == [town.bo]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_one_live_channel_is_enough(makker: Running, town: Town) -> None:
    """Two of her three channels dead: she has it by the third, at once."""
    reach_by(town, "sms", "telegram", "email")
    makker.stage.faults.switch_on(Rule(SMS, Refused(400, code=21610), who=METTE))
    makker.stage.faults.switch_on(Rule("telegram.sendMessage", BLOCKED))
    await makker.text(ANNA, RED)
    await makker.until(lambda: bool(makker.mail.inbox(MAIL)))


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("sms", "trouble", "part"),
    [
        (Refused(503), "pushes_fail", "pushes"),
        (Refused(400, code=21610), "nobody_told", "alerts"),
    ],
    ids=["passing", "final"],
)
async def test_all_dead_at_once_is_seen(
    makker: Running, town: Town, sms: Refused, trouble: str, part: str
) -> None:
    """No phone hears of it, so /readyz and the site say so, until it is taken."""
    reach_by(town, "sms", "telegram", "email")
    for rule in (
        Rule(SMS, sms, who=METTE),
        Rule(SMS, sms, who=BO),
        Rule("telegram.sendMessage", BLOCKED),
        Rule("mail.deliver", Refused(550)),
    ):
        makker.stage.faults.switch_on(rule)
    await makker.text(ANNA, RED)
    await makker.until(has(town, trouble), moving=A_WHILE)
    await makker.assembly.pacemaker.beat()
    async with makker.web.get("/readyz") as answer:
        assert answer.status == 503
        assert not (await answer.json())[part]


def has(town: Town, trouble: str) -> Callable[[], bool]:
    """Tell whether a trouble is there."""
    return lambda: trouble in troubles(town)
