"""Bring the database to the newest schema, and tell whether it is there."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from bot.store.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Run the migrations that are missing, in one transaction."""
    with database.transaction() as connection:
        command.upgrade(_config(connection), "head")


def is_current(connection: Connection) -> bool:
    """Tell whether the schema is the newest."""
    current = MigrationContext.configure(connection).get_current_revision()
    return current == newest_revision()


def newest_revision() -> str | None:
    """Name the newest migration of this release."""
    return ScriptDirectory.from_config(_config(None)).get_current_head()


def write_migration(database: Database, name: str) -> None:
    """Write a migration for what the tables have and the database has not."""
    with database.transaction() as connection:
        command.revision(_config(connection), name, autogenerate=True)


def _config(connection: Connection | None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
