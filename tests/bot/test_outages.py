"""After an outage: one nudge each, nothing lost, nothing at night, nothing stuck."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.channels.telegram import Backlog, Telegram
from bot.clock import COPENHAGEN, MovableClock
from bot.effects.alerts.troubles import TELEGRAM_WAITS, find_troubles
from bot.pending import Pending, is_stuck
from bot.store import addresses, claims, install
from bot.store import outbox as outbox_store
from bot.store.conversations import Subject
from bot.store.database import Database
from bot.store.outbox import LANES, Outgoing
from bot.store.tables.talk import outbox
from tests.running import Running, running
from tests.town import Town

ANNA = "+4520000010"
LONG_AGO = timedelta(hours=4)


@pytest.fixture
async def makker(
    database: Database, clock: MovableClock, anna: int
) -> AsyncIterator[Running]:
    """Makker running; what waits was written before it began."""
    assert anna
    async with running(database, clock) as makker:
        yield makker


@pytest.fixture
def anna(town: Town) -> int:
    """Somebody to write to."""
    return town.settle_in()


def write(
    town: Town, anna: int, words: str, *, ago: timedelta = LONG_AGO, **values: Any
) -> int:
    """Store a nudge that was written some time ago and has not gone out."""
    nudge: dict[str, Any] = {
        "municipality_id": town.municipality_id,
        "person_id": anna,
        "delivery": "nudge",
        "channel": "sms",
        "words": words,
        "texts": ("checkin.ask_mood",),
        **values,
    }
    with town.database.transaction() as connection:
        return outbox_store.add(connection, Outgoing(**nudge), town.clock.now() - ago)


def ended(town: Town) -> dict[str, tuple[str, str | None]]:
    """Give how each message has ended, by its words."""
    rows = town.rows(outbox.select().where(outbox.c.person_id.is_not(None)))
    return {row.words: (row.state, row.reason) for row in rows}


async def test_one_nudge_each_after_an_outage(
    anna: int, town: Town, makker: Running
) -> None:
    """Of three questions that were held up the newest goes out."""
    for words in ("first", "second", "third"):
        write(town, anna, words)
    makker.assembly.sender.wake()
    await makker.until(lambda: bool(makker.phone(ANNA)))
    await makker.until(lambda: "waiting" not in str(ended(town)))
    assert makker.phone(ANNA) == ["third"]
    assert ended(town)["first"] == ("skipped", "superseded")


async def test_a_notice_outranks_what_can_be_left_out(
    anna: int, town: Town, makker: Running
) -> None:
    """The reminder of an appointment goes out; the check-in beside it does not."""
    made = town.agree(anna, town.clock.now() + timedelta(days=5))
    subject = Subject("appointment", made.id, made.version)
    write(town, anna, "reminder", subject=subject)
    write(town, anna, "check-in")
    makker.assembly.sender.wake()
    await makker.until(lambda: bool(makker.phone(ANNA)))
    await makker.until(lambda: "waiting" not in str(ended(town)))
    assert makker.phone(ANNA) == ["reminder"]


async def test_nothing_goes_out_at_night(
    anna: int, town: Town, clock: MovableClock, makker: Running
) -> None:
    """Held up until 22, a nudge waits for the morning; a reply does not."""
    clock.move_to(datetime(2026, 11, 24, 22, tzinfo=COPENHAGEN))
    write(town, anna, "nudge", ago=timedelta())
    write(town, anna, "reply", delivery="reply")
    makker.assembly.sender.wake()
    await makker.until(lambda: makker.phone(ANNA) == ["reply"])
    morning = datetime(2026, 11, 25, 9, tzinfo=COPENHAGEN)

    def waits() -> bool:
        rows = town.rows(outbox.select().where(outbox.c.not_before == morning))
        return [(r.words, r.state, r.attempts) for r in rows] == [
            ("nudge", "waiting", 0)
        ]

    await makker.until(waits)
    clock.move_to(morning)
    await makker.until(lambda: makker.phone(ANNA) == ["reply", "nudge"])


async def test_what_is_past_is_left_out(anna: int, town: Town, makker: Running) -> None:
    """Words about an appointment that has begun meanwhile say nothing any more."""
    made = town.agree(anna, town.clock.now() - timedelta(minutes=1))
    subject = Subject("appointment", made.id, made.version)
    write(town, anna, "reminder", subject=subject, delivery="change")
    makker.assembly.sender.wake()
    await makker.until(lambda: ended(town)["reminder"][0] == "skipped")
    assert ended(town)["reminder"] == ("skipped", "too_late")
    assert makker.phone(ANNA) == []


@pytest.mark.parametrize("state", ["blocked", "dead"])
async def test_a_number_that_reaches_nobody_gets_nothing(
    anna: int, town: Town, makker: Running, state: str
) -> None:
    """Until somebody writes from it: then it is somebody's."""
    with town.database.transaction() as connection:
        address = addresses.bound_now(connection, anna, "sms")
        assert address is not None
        addresses.change_state(connection, address.id, state)
    write(town, anna, "nudge", ago=timedelta())
    makker.assembly.sender.wake()
    await makker.until(lambda: ended(town)["nudge"] == ("skipped", state))
    assert makker.phone(ANNA) == []
    if state == "dead":
        await makker.text(ANNA, "hvem er du")
        await makker.until(lambda: bool(makker.phone(ANNA)))


async def test_a_start_voids_the_leases_of_a_predecessor(
    anna: int, database: Database, clock: MovableClock, town: Town
) -> None:
    """On SQLite one process is the rule: what it held is looked up at once."""
    write(town, anna, "nudge", ago=timedelta())
    with database.transaction() as connection:
        (claimed,) = claims.claim(
            connection, clock.now(), lanes=(LANES["nudge"],), most=9
        )
    assert claimed.words == "nudge"
    async with running(database, clock) as makker:
        if database.is_sqlite:
            await makker.until(lambda: makker.phone(ANNA) == ["nudge"])
        else:
            assert makker.phone(ANNA) == []


async def test_what_piles_up_at_telegram_is_told(town: Town, makker: Running) -> None:
    """A webhook that fails, or twenty that wait, is trouble; a few are none."""
    telegram = makker.assembly.channels["telegram"]
    assert isinstance(telegram, Telegram)
    pending = Pending(makker.assembly.doorway, telegram)
    assert not await pending.look()
    now = town.clock.now()
    assert is_stuck(Backlog(21, None), now)
    assert is_stuck(Backlog(1, now - timedelta(minutes=1)), now)
    assert not is_stuck(Backlog(1, now - timedelta(minutes=6)), now)
    with town.database.transaction() as connection:
        install.beat(connection, TELEGRAM_WAITS, now)
        assert find_troubles(connection, now) == [TELEGRAM_WAITS]
        assert find_troubles(connection, now + timedelta(minutes=4)) == []


async def test_what_waits_for_the_morning_is_no_trouble(town: Town) -> None:
    """A notice meant for eight o'clock is late a minute after eight, not before."""
    evening = datetime(2026, 11, 24, 21, tzinfo=COPENHAGEN)
    morning = evening + timedelta(hours=11)
    with town.database.transaction() as connection:
        notice = Outgoing(
            municipality_id=town.municipality_id,
            staff_id=town.mette,
            delivery="alert",
            channel="sms",
            words="x",
            not_before=morning,
        )
        outbox_store.add(connection, notice, evening)
        assert find_troubles(connection, morning) == []
        late = morning + timedelta(minutes=2)
        assert find_troubles(connection, late) == ["pushes_fail"]


def test_alerts_go_first_after_an_outage(anna: int, town: Town) -> None:
    """A night's worth of nudges waits; the push that was stored last goes first."""
    for number in range(20):
        write(town, anna, f"nudge {number}")
    push = write(
        town, anna, "push", delivery="alert", person_id=None, staff_id=town.mette
    )
    crisis = write(town, anna, "112", delivery="crisis", texts=("crisis.red",))
    with town.database.transaction() as connection:
        found = claims.claim(
            connection, town.clock.now(), lanes=tuple(LANES.values()), most=2
        )
    assert [claimed.id for claimed in found] == [push, crisis]
