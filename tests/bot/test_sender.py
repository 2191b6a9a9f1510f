"""What is certain is noted, what is doubtful is looked up, and no alert is lost."""

import time
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from bot.channels.sms import Sms
from bot.clock import MovableClock
from bot.fetcher import Fetcher
from bot.rehearsal.stand_ins.faults import (
    AnswerLost,
    NeverCalled,
    Refused,
    Rule,
    Undelivered,
    next_calls,
)
from bot.store import addresses, staff
from bot.store import outbox as outbox_store
from bot.store.database import Database
from bot.store.outbox import Outgoing
from bot.store.tables.alerts import alert_events, tasks
from bot.store.tables.install import heartbeats
from bot.store.tables.people import addresses as addresses_table
from bot.store.tables.people import people as people_table
from bot.store.tables.staff import staff as staff_table
from bot.store.tables.talk import inbox, outbox
from tests.running import Running, running
from tests.town import Town

ANNA = "+4520000010"
METTE = "+4520000001"
BO = "+4520000002"
CHAT = 777
#: The clock moves on by this between two looks.
A_WHILE = timedelta(seconds=1)
RED = "jeg har besluttet mig, i nat tager jeg mit eget liv"


@pytest.fixture
async def makker(
    database: Database, clock: MovableClock, town: Town
) -> AsyncIterator[Running]:
    """A running Makker; Anna has both SMS and Telegram."""
    anna = town.settle_in()
    with database.transaction() as connection:
        addresses.bind(
            connection,
            anna,
            municipality_id=town.municipality_id,
            channel="telegram",
            value=str(CHAT),
            now=clock.now(),
        )
    async with running(database, clock) as makker:
        yield makker


def states(town: Town) -> list[tuple[str, str | None]]:
    """Give how far each message has come, and why no further."""
    return [(row.state, row.reason) for row in town.rows(outbox.select())]


def settled(town: Town) -> Callable[[], bool]:
    """Tell whether nothing is on its way any more."""
    return lambda: (
        bool(states(town))
        and all(
            state not in {"waiting", "sending", "sent"} for state, _ in states(town)
        )
    )


async def test_lost_answer_at_twilio_is_looked_up(makker: Running, town: Town) -> None:
    """The answer is lost, the look-up finds the message: one SMS, no second."""
    makker.stage.faults.switch_on(
        Rule("twilio.Messages.create", AnswerLost(), next_calls(1))
    )
    await makker.text(ANNA, "hej")
    await makker.until(settled(town))
    assert states(town) == [("delivered", None)]
    assert len(makker.phone(ANNA)) == 1


async def test_late_message_in_doubt_is_looked_up(makker: Running, town: Town) -> None:
    """What waited for hours before its answer was lost is found all the same.

    The same words sent to the same phone by another message are no proof.
    """
    await makker.text(ANNA, "hej")
    await makker.until(settled(town))
    (said,) = town.rows(outbox.select())
    again = Outgoing(
        municipality_id=town.municipality_id,
        person_id=said.person_id,
        delivery="reply",
        channel="sms",
        words=said.words,
    )
    makker.stage.faults.switch_on(
        Rule("twilio.Messages.create", AnswerLost(), next_calls(1))
    )
    with town.database.transaction() as connection:
        outbox_store.add(connection, again, town.clock.now() - timedelta(hours=3))
    makker.assembly.sender.wake()
    await makker.until(settled(town))
    assert [state for state, _ in states(town)] == ["delivered"] * 2
    assert len(makker.phone(ANNA)) == 2


async def test_lost_answer_at_telegram_stays_unsure(
    makker: Running, town: Town
) -> None:
    """Telegram cannot be asked: an ordinary reply in doubt is never sent twice."""
    makker.stage.faults.switch_on(
        Rule("telegram.sendMessage", AnswerLost(), next_calls(1))
    )
    makker.telegram.say(CHAT, "hej")
    await makker.until(settled(town))
    assert states(town) == [("unsure", "answer_lost")]
    assert len(makker.stage.ledger.sends(CHAT)) == 1


async def test_crisis_answer_in_doubt_is_sent_again(makker: Running) -> None:
    """The help answer may come twice; it may not stay away."""
    makker.stage.faults.switch_on(
        Rule("telegram.sendMessage", AnswerLost(), next_calls(1))
    )
    makker.telegram.say(CHAT, RED)
    sends = makker.stage.ledger.sends
    await makker.until(lambda: len(sends(CHAT)) >= 2, moving=A_WHILE)


async def test_refusal_is_tried_again(makker: Running, town: Town) -> None:
    """A 503 is no answer; the next attempt goes through."""
    makker.stage.faults.switch_on(
        Rule("twilio.Messages.create", Refused(503), next_calls(1))
    )
    await makker.text(ANNA, "hej")
    await makker.until(settled(town), moving=A_WHILE)
    assert len(makker.phone(ANNA)) == 1


async def test_stopped_at_twilio_is_final(makker: Running, town: Town) -> None:
    """21610: the number is blocked, nothing is retried, the consultant has a task."""
    makker.stage.faults.switch_on(
        Rule("twilio.Messages.create", Refused(400, code=21610), next_calls(1))
    )
    await makker.text(ANNA, "hej")
    await makker.until(lambda: states(town)[:1] == [("failed", "21610")])
    kinds = [row.kind for row in town.rows(tasks.select())]
    assert kinds == ["unreachable"]
    (sms,) = [
        row for row in town.rows(addresses_table.select()) if row.channel == "sms"
    ]
    assert sms.state == "blocked"


async def test_failed_push_climbs_at_once(makker: Running, town: Town) -> None:
    """The consultant's number is dead: the next on the ladder is told at once."""
    makker.stage.faults.switch_on(
        Rule("twilio.Messages.create", Refused(400, code=21614), who=METTE)
    )
    await makker.text(ANNA, RED)
    await makker.until(lambda: bool(makker.phone(BO)))
    what = [row.what for row in town.rows(alert_events.select())]
    assert what == ["opened", "told", "failed", "told"]


async def test_push_that_is_not_delivered_climbs(makker: Running) -> None:
    """Accepted is not delivered: a dead phone by callback climbs too."""
    makker.stage.faults.switch_on(
        Rule("twilio.delivery", Undelivered(30005), who=METTE)
    )
    await makker.text(ANNA, RED)
    await makker.until(lambda: bool(makker.phone(BO)))


async def test_one_chat_that_waits_holds_up_nobody(makker: Running, town: Town) -> None:
    """A 429 for one chat lets the others pass."""
    bea = town.settle_in("Bea Holm", "+4520000011")
    with town.database.transaction() as connection:
        addresses.bind(
            connection,
            bea,
            municipality_id=town.municipality_id,
            channel="telegram",
            value="778",
            now=town.clock.now(),
        )
    makker.stage.faults.switch_on(
        Rule("telegram.sendMessage", Refused(429, retry_after=30), who=str(CHAT))
    )
    makker.telegram.say(CHAT, "hej")
    makker.telegram.say(778, "hej")
    await makker.until(lambda: len(makker.stage.ledger.sends(778)) == 1)
    assert makker.telegram.chat(778).bubbles[-1].text


async def test_blocked_telegram_is_told(makker: Running, town: Town) -> None:
    """Who shuts Makker out on Telegram is a signal to the consultant."""
    makker.telegram.say(CHAT, "hej")
    await makker.settle()
    makker.telegram.block(CHAT)
    await makker.settle()
    await makker.until(
        lambda: "blocked" in [row.kind for row in town.rows(tasks.select())]
    )


async def test_mail_push(makker: Running, town: Town) -> None:
    """Who has chosen e-mail gets the push there, without what it is about."""
    with town.database.transaction() as connection:
        connection.execute(
            staff_table.update()
            .where(staff_table.c.id == town.mette)
            .values(push_by=["email"])
        )
        address = staff.get(connection, town.mette).email
    await makker.text(ANNA, RED)
    await makker.until(lambda: bool(makker.mail.inbox(address)))
    (mail,) = makker.mail.inbox(address)
    assert "Anna" not in mail.text
    assert "liv" not in mail.text


async def test_polling_stores_before_it_confirms(
    database: Database, clock: MovableClock, town: Town
) -> None:
    """By polling the same message is heard once, and the offset is in the database."""
    anna = town.settle_in()
    with database.transaction() as connection:
        addresses.bind(
            connection,
            anna,
            municipality_id=town.municipality_id,
            channel="telegram",
            value=str(CHAT),
            now=clock.now(),
        )
    async with running(database, clock, mode="polling") as makker:
        makker.telegram.say(CHAT, "hej")
        await makker.until(lambda: len(makker.stage.ledger.sends(CHAT)) == 1)


async def test_missed_webhook_is_fetched(makker: Running, town: Town) -> None:
    """A webhook that never came is made good from the provider's list, once."""
    fetcher = Fetcher(makker.assembly.doorway, sms_of(makker))
    await makker.until(
        lambda: "sms_fetch" in [row.name for row in town.rows(heartbeats.select())]
    )
    makker.stage.faults.switch_on(Rule("twilio.inbound", NeverCalled(), next_calls(1)))
    await makker.text(ANNA, "er der nogen")
    assert town.rows(inbox.select()) == []
    town.clock.move(A_WHILE)
    assert await fetcher.fetch() == 1
    assert await fetcher.fetch() == 0
    assert [row.words for row in town.rows(inbox.select())] == ["er der nogen"]


async def test_a_burst_does_not_hold_up_an_alert(makker: Running, town: Town) -> None:
    """With hundreds of nudges in line the push of an alert goes out at once."""
    (anna,) = town.rows(people_table.select())
    with town.database.transaction() as connection:
        for _ in range(300):
            nudge = Outgoing(
                municipality_id=anna.municipality_id,
                person_id=anna.id,
                delivery="nudge",
                channel="sms",
                words="hej",
            )
            outbox_store.add(connection, nudge, town.clock.now())
    makker.assembly.sender.wake()
    await makker.until(lambda: len(makker.phone(ANNA)) > 0)
    began = time.monotonic()
    await makker.text(ANNA, RED)
    await makker.until(lambda: bool(makker.phone(METTE)))
    assert time.monotonic() - began < 2


def sms_of(makker: Running) -> Sms:
    """Give the running SMS channel."""
    sms = makker.assembly.channels["sms"]
    assert isinstance(sms, Sms)
    return sms
