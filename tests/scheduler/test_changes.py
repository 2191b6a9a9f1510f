"""What touches the next day must arrive, or a human rings."""

from datetime import datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from bot.effects.appointments import appointing
from bot.effects.appointments.appointing import Terms
from bot.rules.delivery import is_sent_again_in_doubt
from bot.store import staff
from bot.store.tables.alerts import tasks
from bot.store.tables.talk import outbox
from scheduler.due import run_due
from tests.town import Town

HALF_AN_HOUR = timedelta(minutes=31)


def move(town: Town, appointment_id: int, starts_at: datetime) -> None:
    """Have the consultant move an appointment."""
    terms = Terms(starts_at=starts_at, minutes=45, place="Rosenkæret 39")
    with town.database.transaction() as connection:
        colleague = staff.get(connection, town.mette)
        appointing.move(town.work(connection), appointment_id, terms, colleague)


def set_state(town: Town, state: str) -> None:
    """Let everything that was to go out to people have come so far."""
    with town.database.transaction() as connection:
        ours = outbox.c.person_id.is_not(None)
        connection.execute(outbox.update().where(ours).values(state=state, attempts=1))


def kinds(town: Town) -> list[str]:
    """Name the open tasks."""
    return [row.kind for row in town.rows(tasks.select())]


async def later(town: Town, span: timedelta) -> None:
    """Let time go by, and do what is due; nothing arrives by itself."""
    town.clock.move(span)
    await run_due(town.database, town.house, town.clock)


@pytest.fixture
def moved(town: Town) -> int:
    """An appointment that was moved to tomorrow."""
    anna = town.settle_in()
    made = town.agree(anna, town.clock.now() + timedelta(days=5))
    move(town, made.id, town.clock.now() + timedelta(hours=23))
    return anna


@pytest.mark.usefixtures("moved")
@pytest.mark.parametrize("state", ["sent", "failed", "unsure"])
async def test_undelivered_is_a_call(town: Town, state: str) -> None:
    """Accepted is not delivered: after half an hour somebody has a call to make."""
    set_state(town, state)
    await later(town, HALF_AN_HOUR)
    assert kinds(town) == ["call_change"]
    pushed = [row.texts for row in town.rows(outbox.select()) if row.staff_id]
    assert pushed == [["staff.call_change"]]


@pytest.mark.usefixtures("moved")
async def test_delivered_is_no_call(town: Town) -> None:
    """What the phone has got needs nobody."""
    set_state(town, "delivered")
    await later(town, HALF_AN_HOUR)
    assert kinds(town) == []


async def test_telegram_tells_no_more_than_sent(town: Town) -> None:
    """Where nothing is reported, sent is enough."""
    anna = town.settle_in(channel="telegram")
    made = town.agree(anna, town.clock.now() + timedelta(days=5))
    move(town, made.id, town.clock.now() + timedelta(hours=23))
    with town.database.transaction() as connection:
        connection.execute(outbox.update().values(channel="telegram"))
    set_state(town, "sent")
    await later(town, HALF_AN_HOUR)
    assert kinds(town) == []


async def test_what_waits_for_the_morning_is_late_only_then(town: Town) -> None:
    """Moved at eleven at night it goes out in the morning; half an hour from then."""
    anna = town.settle_in()
    made = town.agree(anna, town.clock.now() + timedelta(days=5))
    town.heard()
    town.clock.move_to(datetime(2026, 11, 24, 23, tzinfo=COPENHAGEN))
    move(town, made.id, datetime(2026, 11, 25, 15, tzinfo=COPENHAGEN))
    await later(town, HALF_AN_HOUR)
    assert kinds(town) == []
    town.clock.move_to(datetime(2026, 11, 25, 9, 31, tzinfo=COPENHAGEN))
    await later(town, timedelta())
    assert kinds(town) == ["call_change"]


async def test_a_change_passes_a_pause_and_a_full_week(town: Town) -> None:
    """Neither a pause nor the cap holds what touches tomorrow."""
    until = town.clock.now() + timedelta(days=9)
    anna = town.settle_in(paused_until=until)
    made = town.agree(anna, town.clock.now() + timedelta(days=5))
    move(town, made.id, town.clock.now() + timedelta(hours=23))
    (row,) = [row for row in town.rows(outbox.select()) if row.person_id == anna]
    assert (row.delivery, row.state) == ("change", "waiting")
    assert row.not_before == town.clock.now()
    assert is_sent_again_in_doubt("change")


async def test_an_early_start_is_told_from_half_past_six(town: Town) -> None:
    """Moved at night to eight o'clock: the phone hears of it at half past six."""
    anna = town.settle_in()
    made = town.agree(anna, town.clock.now() + timedelta(days=5))
    town.heard()
    town.clock.move_to(datetime(2026, 11, 24, 23, tzinfo=COPENHAGEN))
    move(town, made.id, datetime(2026, 11, 25, 8, tzinfo=COPENHAGEN))
    (row,) = [row for row in town.rows(outbox.select()) if row.state == "waiting"]
    local = row.not_before.astimezone(COPENHAGEN)
    assert f"{local:%H:%M}" == "06:30"
