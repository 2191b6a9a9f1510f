"""The silence ladder: a kind word, the consultant, once in each silence."""

from bot.store.tables.talk import timers
from scheduler.daily import ensure_daily
from tests.town import Town, texts_of


async def test_silence_ladder(town: Town) -> None:
    """After a week a kind word, after two the consultant, after that rest."""
    town.settle_in(rhythm="appointments")
    town.says("hej")
    assert texts_of(await town.wait(days=6)) == []
    assert texts_of(await town.wait(days=3)) == ["quiet.ask"]
    assert "staff.silent" in texts_of(await town.wait(days=6))
    assert texts_of(await town.wait(days=30)) == []


async def test_stopped_people_are_left_in_peace(town: Town) -> None:
    """Who said stop gets no kind word."""
    town.settle_in(rhythm="appointments")
    town.says("stop")
    assert texts_of(await town.wait(days=30)) == []


async def test_daily_look_is_planted_once(town: Town) -> None:
    """A second start plants no second look."""
    for _ in range(2):
        with town.database.transaction() as connection:
            ensure_daily(town.work(connection))
    kinds = [row.kind for row in town.rows(timers.select())]
    assert kinds == ["daily"]
