"""What commands work on: the settings, the open database, and clear refusals."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from alembic.util import CommandError as AlembicError

from bot.clock import SystemClock
from bot.command.opening import database_keyring, open_database
from bot.config import Settings, SettingsError, read_settings
from bot.keyring import Keyring, UnreadableError
from bot.store import schema
from bot.store.database import Database, StoreError


class RefusedError(Exception):
    """A command cannot do what it was asked; the message says why and the mend."""


@dataclass(frozen=True, slots=True)
class Desk:
    """An install that a command works on, at one moment."""

    settings: Settings
    database: Database
    now: datetime

    @property
    def keyring(self) -> Keyring:
        """The keys of the install."""
        return database_keyring(self.settings)


@contextlib.contextmanager
def open_desk() -> Iterator[Desk]:
    """Open the install of the environment; refuse one whose schema is old."""
    settings = read_settings(os.environ)
    try:
        database = open_database(settings)
    except ValueError as fault:
        raise SettingsError(f"MAKKER_DATABASE_URL cannot be used: {fault}") from None
    try:
        with database.reading() as connection:
            if not schema.is_current(connection):
                raise SettingsError(
                    "the database is not up to date: run makker migrate"
                )
        yield Desk(settings, database, SystemClock().now())
    finally:
        database.close()


@contextlib.contextmanager
def telling_of_faults() -> Iterator[None]:
    """Tell of a database that fails in one line, with the mend."""
    try:
        yield
    except UnreadableError as fault:
        raise RefusedError(
            f"{fault}: add the key it was sealed with to MAKKER_SECRET_KEY, "
            "after a comma"
        ) from None
    except AlembicError:
        raise RefusedError(
            "the database comes from a newer release of Makker: install that one"
        ) from None
    except StoreError as fault:
        raise RefusedError(
            f"the database does not answer ({type(fault).__name__}): "
            "check that it runs and that MAKKER_DATABASE_URL is right"
        ) from None
