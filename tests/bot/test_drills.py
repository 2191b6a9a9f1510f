"""A test alarm before anyone is invited and each month: who leads is reminded."""

from datetime import datetime, timedelta

import pytest

from bot.clock import COPENHAGEN
from bot.effects.alerts import drill
from bot.rules.drills import lack_of_drill
from bot.store import install, staff
from tests.town import Heard, Town, texts_of

NOW = datetime(2026, 11, 24, 10, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("days", "lack"), [(None, "never"), (0, None), (31, None), (32, "old")]
)
def test_a_month_is_as_long_as_it_lasts(days: int | None, lack: str | None) -> None:
    """Never is worse than long ago."""
    last_at = None if days is None else NOW - timedelta(days=days)
    assert lack_of_drill(last_at, NOW) == lack


def let_remind(town: Town) -> None:
    """Have the town be one where somebody is reminded."""
    with town.database.transaction() as connection:
        name = drill.reminder(town.programme_id)
        install.beat(connection, name, NOW - timedelta(days=90))


def of_staff(heard: list[Heard]) -> list[str]:
    """Name what staff were told."""
    return texts_of([one for one in heard if one.staff_id])


async def test_lead_is_reminded_until_it_is_made(town: Town) -> None:
    """Once a week, by day, not at the weekend; a test made is a month of peace."""
    let_remind(town)
    town.settle_in(state="invited", joined_at=None, invited_at=None)
    heard = await town.wait(days=6)
    assert of_staff(heard) == ["staff.drill_never"]
    assert [h.staff_id for h in heard] == [town.bo]
    assert of_staff(await town.wait(days=7)).count("staff.drill_never") == 1
    with town.database.transaction() as connection:
        bo = staff.get(connection, town.bo)
        drill.sound(town.work(connection), town.programme_id, bo)
    town.says("1", phone="+4520000001")
    assert "staff.drill_old" not in of_staff(await town.wait(days=30))
    assert "staff.drill_old" in of_staff(await town.wait(days=7))


async def test_nobody_to_invite_needs_no_test(town: Town) -> None:
    """A programme without participants is left in peace."""
    let_remind(town)
    assert await town.wait(days=3) == []
