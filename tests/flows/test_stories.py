"""Every golden story is still true."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.clock import MovableClock
from bot.house import House
from bot.keyring import Keyring
from bot.store.database import Database
from flows.every_flow import FLOWS
from tests.conftest import compile_once
from tests.flows.story import Story
from tests.town import Town

STORIES = sorted((Path(__file__).parent / "stories").glob("*/*.txt"))


@pytest.mark.parametrize("path", STORIES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_story(
    path: Path,
    tmp_path: Path,
    sqlite_template: Path,
    house: House,
    keyring: Keyring,
    clock: MovableClock,
    request: pytest.FixtureRequest,
) -> None:
    """Every turn of a story reads its rows anew and does as told."""
    file = shutil.copy(sqlite_template, tmp_path / "makker.db")
    database = Database(f"sqlite:///{file}", keyring)
    compile_once(database)
    written = path.read_text("utf-8")
    told = asyncio.run(Story(Town(database, house, clock)).play(written))
    database.close()
    if request.config.getoption("--update-stories"):
        path.write_text(told, "utf-8")
        return
    assert told == written


def test_every_flow_has_stories() -> None:
    """No flow is without a story."""
    assert {path.parent.name for path in STORIES} >= set(FLOWS)
