"""Open what commands work with: the database, the words, the ears."""

from functools import cache

from sqlalchemy.engine import make_url

from bot.config import MESSAGES, Settings
from bot.house import House
from bot.keyring import Keyring
from bot.store import schema
from bot.store.database import Database
from bot.wording.listening import read_ears
from bot.wording.lists import read_help_lines
from bot.wording.words import Words
from flows.every_flow import FLOWS
from flows.listening.ears import Ears


def database_keyring(settings: Settings) -> Keyring:
    """Give the keys of the install."""
    return Keyring(settings.secrets)


def open_database(settings: Settings) -> Database:
    """Open the database; on SQLite its schema is brought up at once."""
    database = Database(settings.database_url, database_keyring(settings))
    if make_url(settings.database_url).get_backend_name() == "sqlite":
        schema.migrate(database)
    return database


def open_house(keyring: Keyring, public_url: str) -> House:
    """Read words, ears and help lines."""
    return House(
        words=Words(MESSAGES),
        ears=open_ears(),
        flows=FLOWS,
        help_lines=read_help_lines(MESSAGES / "help_lines.json"),
        keyring=keyring,
        public_url=public_url,
    )


@cache
def open_ears() -> Ears:
    """Read what the ears listen for, once for the process."""
    return read_ears(MESSAGES / "listening")
