"""Killed between any two steps: nothing lost, nothing that matters sent twice."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text, update

from bot.fetcher import HEARTBEAT
from bot.rehearsal.stand_ins.telegram_shapes import Person
from bot.store import install, places, timers
from bot.store.tables.alerts import alert_messages
from bot.store.tables.staff import staff
from bot.store.tables.talk import inbox, outbox
from bot.store.timers import Wake
from tests.conftest import MORNING
from tests.killing.road import ASTA, ENDED, METTE_CHAT, Road
from tests.killing.world import World, world
from tests.town import Town

#: Steps of each life by day; by night every step is the last one once.
BY_DAY = [29, 41, 53, 37]
STRIDE = 20
MOST_LIVES = 60
LEAST_LIVES = 3
PROVIDERS = {"twilio": "sms", "telegram": "telegram", "mail": "email"}


def prepare(town: Town) -> None:
    """Have an appointment in two days and a check-in at noon."""
    anna = town.settle_in(rhythm="appointments")
    asta = town.settle_in("Asta Holm", "+4520000011", channel="telegram")
    town.agree(anna, MORNING + timedelta(hours=49))
    with town.database.transaction() as connection:
        place = places.place_of(connection, town.programme_id)
        places.change_settings(connection, place, {"telegram": True})
        connection.execute(
            update(staff)
            .where(staff.c.id == town.mette)
            .values(push_by=["sms", "telegram", "email"], telegram=str(METTE_CHAT))
        )
        checkin = Wake(
            kind="checkin",
            due_at=MORNING + timedelta(hours=2),
            municipality_id=town.municipality_id,
            person_id=asta,
            subject_id=asta,
        )
        timers.plant(connection, checkin)
        install.beat(connection, HEARTBEAT, MORNING)


async def walk(town: Town, folder: Path, spans: list[int]) -> World:
    """Walk the road with deaths on it, and judge what it has left."""
    prepare(town)
    clock = folder / "clock"
    clock.write_text(MORNING.isoformat(), encoding="ascii")
    async with world(town.database, clock, spans) as there:
        for chat in (ASTA, METTE_CHAT):
            there.telegram.introduce(Person(chat))
        road = Road(there, town)
        await road.walk()
        judge(road)
    return there


def judge(road: Road) -> None:
    """Nothing lost; nobody gets twice what they should get once."""
    town = road.town
    heard = town.rows(inbox.select())
    assert len(heard) == len({row.provider_id for row in heard}) == road.said
    assert len(town.rows(alert_messages.select())) == 1
    rows = town.rows(outbox.select().where(outbox.c.channel != "web"))
    sends = road.there.ledger.sends()
    sent = Counter((PROVIDERS[entry.provider], entry.text.strip()) for entry in sends)
    meant = Counter((row.channel, row.words) for row in rows)
    for row in rows:
        assert row.state in ENDED, row.texts
        times = sent[row.channel, row.words]
        if row.delivery in {"alert", "crisis", "change"} or row.state != "unsure":
            assert times >= 1, row.texts
        if row.channel == "sms" or row.delivery == "nudge":
            assert times <= meant[row.channel, row.words], row.texts
    (whole,) = town.rows(text("PRAGMA integrity_check"))
    assert whole[0] == "ok"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_killed_now_and_then(town: Town, tmp_path: Path) -> None:
    """Each life ends at a step of its own, and the next one goes on."""
    there = await walk(town, tmp_path, list(BY_DAY))
    assert len(there.lived) >= LEAST_LIVES


@pytest.mark.nightly
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("first", range(1, STRIDE + 1))
async def test_killed_at_every_step(town: Town, tmp_path: Path, first: int) -> None:
    """Each step is somebody's last one, in one of the runs."""
    there = await walk(town, tmp_path, [first, *[STRIDE] * MOST_LIVES])
    assert len(there.lived) >= LEAST_LIVES
