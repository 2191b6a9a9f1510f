"""A town that runs one of the five programmes."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import update

from bot.effects.team import team
from bot.effects.turn import Work
from bot.store.staff import Colleague
from bot.store.tables.places import programmes
from tests.own.desk import colleague
from tests.town import Town, birthdate_for

#: Gives the town another programme.
Runs = Callable[[str], Town]


@pytest.fixture
def runs(town: Town) -> Runs:
    """Have the town run a preset, as it is shipped."""

    def run(preset_name: str) -> Town:
        with town.database.transaction() as connection:
            connection.execute(
                update(programmes).values(preset=preset_name, name=preset_name)
            )
        return town

    return run


def mette_of(town: Town) -> Colleague:
    """Give the consultant."""
    return colleague(town, town.mette)


def born(age: int, town: Town) -> str:
    """Give a birthdate of somebody of this age today."""
    return birthdate_for(age, town.clock.now().date())


def have_manager(town: Town, person_id: int, name: str = "Rie Vang") -> Colleague:
    """Have a care manager in somebody's circle."""
    staff_id = town.hire(name, "+4520000044", "care_manager")

    def add(work: Work) -> None:
        team.add_member(
            work, person_id, "care_manager", mette_of(town), staff_id=staff_id
        )

    with town.database.transaction() as connection:
        add(town.work(connection))
    return colleague(town, staff_id)


def start_of(town: Town, months: int) -> date:
    """Give the day so many months ago."""
    today = town.clock.now().date()
    whole = today.year * 12 + today.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)
