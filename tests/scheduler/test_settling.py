"""Each thing that was meant to start ends in one of sent or skipped, with why."""

from datetime import timedelta
from typing import Any

import pytest

from bot.store import timers
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
