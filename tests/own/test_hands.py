"""Another consultant, and the end: nothing is dropped, and the door stays open."""

from datetime import timedelta

import pytest

from bot.effects.alerts.taking import take
from bot.effects.own import parting
from bot.effects.team import handing_over
from bot.effects.team.handing_over import CannotHandOverError
from bot.store import alerts, appointments, staff, thread_marks
from bot.store.tables.alerts import tasks
from tests.own.desk import colleague, do, has_task
from tests.town import Town, texts_of

CRY = "jeg har besluttet mig, i nat tager jeg mit eget liv"


@pytest.fixture
def lars(town: Town) -> int:
    """Another consultant."""
    return town.hire("Lars Holm", "+4520000003", "consultant")


def hand_over(town: Town, person_id: int, to: int) -> list[int]:
    """Hand one person over, as the lead."""
    bo = colleague(town, town.bo)
    return do(town, lambda work: handing_over.hand_over(work, [person_id], to, bo))


async def test_both_are_named(town: Town, lars: int) -> None:
    """The young person hears of it by first names, at a decent hour."""
    anna = town.settle_in()
    hand_over(town, anna, lars)
    said = [m.words for m in await town.wait(minutes=1) if m.person_id == anna]
    assert len(said) == 1
    assert "Lars" in said[0]
    assert "Mette" in said[0]
    assert "Holm" not in said[0]


def test_the_queue_goes_along(town: Town, lars: int) -> None:
    """Tasks and coming appointments are the new consultant's."""
    anna = town.settle_in()
    town.says("ring til mig")
    coming = town.agree(anna, town.clock.now() + timedelta(days=3))
    assert hand_over(town, anna, lars) == [anna]
    queue = town.rows(tasks.select().where(tasks.c.person_id == anna))
    assert {row.staff_id for row in queue} == {lars}
    assert {row.kind for row in queue} == {"call_me", "handover"}
    with town.database.reading() as connection:
        moved = appointments.get(connection, coming.id)
        mark = thread_marks.newest(connection, anna, "handover")
    assert moved is not None
    assert (moved.consultant_id, moved.version) == (lars, coming.version)
    assert mark is not None
    assert (mark.from_staff_id, mark.to_staff_id, mark.staff_id) == (
        town.mette,
        lars,
        town.bo,
    )


def test_an_untaken_alert_starts_with_the_new_one(town: Town, lars: int) -> None:
    """The new consultant is told at once; it is open all the time."""
    anna = town.settle_in()
    town.says(CRY)
    hand_over(town, anna, lars)
    told = [m for m in town.heard() if m.staff_id == lars and m.alert_id]
    assert texts_of(told) == ["staff.alert_red"]


def test_a_taken_alert_keeps_its_owner_until_a_yes(town: Town, lars: int) -> None:
    """The new consultant is asked; until then who took it has it."""
    anna = town.settle_in()
    town.says(CRY)
    mette = colleague(town, town.mette)
    with town.database.reading() as connection:
        alert = alerts.open_of(connection, anna)
    assert alert is not None
    do(town, lambda work: take(work, alert.id, mette))
    hand_over(town, anna, lars)
    with town.database.reading() as connection:
        held = alerts.get(connection, alert.id)
    assert held is not None
    assert (held.state, held.taken_by, held.offered_to) == ("taken", town.mette, lars)
    town.says("1", phone="+4520000003")
    with town.database.reading() as connection:
        held = alerts.get(connection, alert.id)
    assert held is not None
    assert (held.state, held.taken_by) == ("taken", lars)


def test_not_to_anybody(town: Town, lars: int) -> None:
    """Not to a closed account, nor to who is no consultant; nothing is moved."""
    anna = town.settle_in()
    vera = town.hire("Vera Frost", "+4520000004", "volunteer")
    with pytest.raises(CannotHandOverError, match="role"):
        hand_over(town, anna, vera)
    do(town, lambda work: staff.disable(work.connection, lars, work.now))
    with pytest.raises(CannotHandOverError, match="closed"):
        hand_over(town, anna, lars)
    assert town.person(anna).consultant_id == town.mette


def test_to_the_same_is_nothing(town: Town) -> None:
    """Who has them already gets no notice."""
    anna = town.settle_in()
    assert hand_over(town, anna, town.mette) == []
    assert hand_over(town, 999, town.mette) == []
    assert town.heard() == []


async def test_only_the_last_one_is_introduced(town: Town, lars: int) -> None:
    """Handed over twice in a night, the young person hears one name."""
    anna = town.settle_in()
    town.clock.move_to(town.clock.now() + timedelta(hours=12))
    hand_over(town, anna, lars)
    hand_over(town, anna, town.bo)
    said = [m for m in await town.wait(hours=20) if m.person_id == anna]
    assert texts_of(said) == ["handover.introduce"]
    assert "Bo" in said[0].words


async def test_who_is_not_in_is_not_written_to(town: Town, lars: int) -> None:
    """Whoever has not joined, or has stopped, hears nothing of it."""
    anna = town.settle_in(state="invited", joined_at=None)
    ib = town.settle_in("Ib Bo", "+4520000011", stopped_at=town.clock.now())
    hand_over(town, anna, lars)
    hand_over(town, ib, lars)
    said = [m for m in await town.wait(hours=2) if m.person_id]
    assert said == []


async def test_goodbye(town: Town) -> None:
    """The steps are told in the chat, nothing is asked later, and START is heard."""
    anna = town.settle_in()
    mette = colleague(town, town.mette)
    assert end(town, anna)
    said = await town.wait(minutes=1)
    assert "FGU den 4. januar" in said[0].words
    assert said[0].channel == "web"
    assert not [m for m in await town.wait(days=20) if m.person_id == anna]
    assert "pace.return_wished" in texts_of(town.says("start"))
    assert has_task(town, "wants_back", anna)
    assert not end(town, anna)
    assert mette.first_name == "Mette"


async def test_the_door_opens(town: Town) -> None:
    """Opened again, they are invited and say yes or no."""
    anna = town.settle_in()
    end(town, anna)
    assert do(town, lambda work: parting.open_again(work, anna))
    assert "welcome.invite" in texts_of(await town.wait(minutes=1))
    town.says("ja")
    assert town.person(anna).has_joined
    assert not do(town, lambda work: parting.open_again(work, anna))


def end(town: Town, person_id: int) -> bool:
    """End the programme for somebody."""
    mette = colleague(town, town.mette)
    steps = "Du begynder på FGU den 4. januar."
    return do(town, lambda work: parting.end_programme(work, person_id, mette, steps))
