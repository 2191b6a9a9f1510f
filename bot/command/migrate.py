"""makker migrate: bring the database to the newest schema."""

import argparse
import os
import sys

from bot.command.opening import database_keyring
from bot.command.parser import Commands
from bot.config import read_settings
from bot.store import schema
from bot.store.database import Database


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("migrate", help="bring the database up to date")
    parser.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    """Migrate, and say where it stands."""
    settings = read_settings(os.environ)
    database = Database(settings.database_url, database_keyring(settings))
    schema.migrate(database)
    database.close()
    sys.stdout.write(f"The database is at {schema.newest_revision()}.\n")
    return 0
