"""Each thing that was meant to start ends in one of sent or skipped, with why."""

from datetime import timedelta
from typing import Any

import pytest

from bot.store import milestones, outbox, people, timers
from bot.store.outbox import Outgoing
from bot.store.tables.talk import conversations, occurrences
from bot.store.timers import Wake
from scheduler.due import run_due
from tests.town import Town, texts_of


def ended(town: Town, plan: str) -> list[tuple[str, str | None]]:
    """Give how the occurrences of a plan ended."""
    rows = town.rows(occurrences.select())
    return [(row.state, row.reason) for row in rows if row.plan.startswith(plan)]


def plant(town: Town, kind: str, subject_id: int, **values: Any) -> None:
    """Plant a timer that is due now."""
    wake = {
        "kind": kind,
        "due_at": town.clock.now(),
        "municipality_id": town.municipality_id,
        "subject_id": subject_id,
        **values,
    }
    with town.database.transaction() as connection:
        timers.plant(connection, Wake(**wake))


async def test_two_schedulers_start_it_once(town: Town) -> None:
    """The same moment of the same plan, woken twice, is started once."""
    anna = town.settle_in()
    for _ in range(2):
        plant(town, "checkin", anna, person_id=anna)
    await town.tick()
    assert len(town.rows(conversations.select())) == 1
    assert ended(town, "") == [("sent", None)]


async def test_one_that_is_put_off_ends_once(town: Town) -> None:
    """Woken at night it waits for the morning, and is still what was meant then."""
    anna = town.settle_in()
    town.clock.move(timedelta(hours=12))
    plant(town, "checkin", anna, person_id=anna)
    assert await town.tick() == []
    assert texts_of(await town.wait(hours=12))
    (row,) = town.rows(occurrences.select())
    assert (row.local_date.isoformat(), row.slot) == ("2026-11-24", "22:00")


async def test_a_reminder_that_comes_too_late_is_left_out_with_why(town: Town) -> None:
    """Makker was down until the appointment had begun."""
    anna = town.settle_in()
    town.agree(anna, town.clock.now() + timedelta(days=3))
    town.heard()
    town.clock.move(timedelta(days=3, minutes=1))
    await run_due(town.database, town.house, town.clock)
    assert "appointment.remind" not in texts_of(town.heard())
    assert set(ended(town, "appointment")) == {("skipped", "too_late")}


async def test_overdue_reminders_are_one(town: Town) -> None:
    """After a long stop both reminders are due: one goes out, one says why not."""
    anna = town.settle_in()
    town.agree(anna, town.clock.now() + timedelta(days=3))
    town.heard()
    town.clock.move(timedelta(days=2, hours=23))
    heard = texts_of(await town.tick())
    assert heard == ["appointment.remind"]
    assert sorted(ended(town, "appointment"), key=str) == [
        ("sent", None),
        ("skipped", "superseded"),
    ]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"stopped": True}, "stopped"),
        ({"paused": True}, "paused"),
        ({"human": True}, "human_talk"),
    ],
)
async def test_a_reason_is_kept(
    town: Town, values: dict[str, bool], reason: str
) -> None:
    """What is not started says why."""
    later = town.clock.now() + timedelta(days=2)
    columns: dict[str, dict[str, Any]] = {
        "stopped": {"stopped_at": town.clock.now()},
        "paused": {"paused_until": later},
        "human": {"human_until": later},
    }
    anna = town.settle_in(**columns[next(iter(values))])
    plant(town, "checkin", anna, person_id=anna)
    assert await town.tick() == []
    assert [why for _, why in ended(town, "")] == [reason]


def tell(town: Town, person_id: int, *days_ago: float) -> None:
    """Let Makker have told somebody of something so many days ago."""
    for days in days_ago:
        at = town.clock.now() - timedelta(days=days)
        notice = Outgoing(
            municipality_id=town.municipality_id,
            delivery="nudge",
            channel="sms",
            words="Hej",
            person_id=person_id,
            counts=True,
            state="delivered",
        )
        with town.database.transaction() as connection:
            outbox.add(connection, notice, at)
    town.heard()


async def test_a_full_week_moves_the_check_in(town: Town) -> None:
    """Three notices have been enough; there is room again the day after tomorrow."""
    anna = town.settle_in()
    tell(town, anna, 5, 4, 3)
    plant(town, "checkin", anna, person_id=anna)
    assert await town.tick() == []
    assert ended(town, "") == []
    assert await town.wait(days=1, hours=23) == []
    assert await town.wait(hours=2)
    assert ended(town, "") == [("sent", None)]


async def test_a_week_that_stays_full_is_left_out(town: Town) -> None:
    """Room would come nearer to the next check-in than to this one."""
    anna = town.settle_in()
    tell(town, anna, 3, 2, 1)
    plant(town, "checkin", anna, person_id=anna)
    assert await town.tick() == []
    assert ended(town, "") == [("skipped", "weekly_cap")]
    with town.database.reading() as connection:
        again = timers.due_at(connection, "checkin", anna)
    assert again == town.clock.now() + timedelta(days=7)


async def test_a_milestone_waits_for_room_and_is_not_lost(town: Town) -> None:
    """It comes once in many months: a full week moves it."""
    anna = town.settle_in()
    tell(town, anna, 3, 2, 1)
    with town.database.transaction() as connection:
        work = town.work(connection)
        person = people.get(connection, anna)
        stored = milestones.put(connection, person, 6, work.now.date())
    plant(town, "milestone", stored.id, person_id=anna, turn=stored.version)
    assert await town.tick() == []
    assert texts_of(await town.wait(days=5)) == ["milestone.ask"]
