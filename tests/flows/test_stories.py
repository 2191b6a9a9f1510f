"""Every golden story is still true."""

import shutil
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.house import House
from bot.keyring import Keyring
from bot.store.database import Database
from flows.every_flow import FLOWS
from tests.flows.story import Story
from tests.town import Town

STORIES = sorted((Path(__file__).parent / "stories").glob("*/*.txt"))


@pytest.mark.parametrize("path", STORIES, ids=lambda p: f"{p.parent.name}/{p.stem}")
async def test_story(
    path: Path,
    tmp_path: Path,
    sqlite_template: Path,
    house: House,
    keyring: Keyring,
    clock: MovableClock,
    request: pytest.FixtureRequest,
) -> None:
    """What people do leads to what the story tells; the rows are read anew each time."""
    file = shutil.copy(sqlite_template, tmp_path / "makker.db")
    database = Database(f"sqlite:///{file}", keyring)
    told = await Story(Town(database, house, clock)).play(path)
    database.close()
    if request.config.getoption("--update-stories"):
        path.write_text(told, "utf-8")
    assert told == path.read_text("utf-8")


def test_every_flow_has_stories() -> None:
    """No flow is without a story."""
    assert {path.parent.name for path in STORIES} >= set(FLOWS)
