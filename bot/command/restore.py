"""makker restore: bring a backup into an empty database; it sends nothing twice."""

import argparse
import gzip
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.command.backup import FORMAT
from bot.command.desk import RefusedError
from bot.command.opening import database_keyring
from bot.command.parser import Commands
from bot.config import read_settings
from bot.keyring import Keyring
from bot.store import copies, schema
from bot.store.database import Connection, Database

_ABOUT = """\
MAKKER_DATABASE_URL must name a database that holds nothing yet. What waited to be
sent when the backup was made is looked up at the provider before it goes out. Start
makker on the restored database only when the one it was copied from is stopped.
"""
_BROKEN = "is broken or cut off: take another backup"


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought in."""

    rows: int
    doubted: int
    came_due: int
    made_at: str


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "restore", help="bring a backup into an empty database", description=_ABOUT
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Restore all of the file or, with anything wrong, nothing."""
    settings = read_settings(os.environ)
    keyring = database_keyring(settings)
    database = Database(settings.database_url, keyring)
    try:
        schema.migrate(database)
        with database.transaction() as connection:
            done = restore(connection, chosen.file, keyring)
    finally:
        database.close()
    sys.stdout.write(
        f"Restored {done.rows} rows of {done.made_at}. Messages that may have gone out "
        f"since then, and are looked up before they do: {done.doubted}.\n"
    )
    if done.came_due:
        sys.stdout.write(
            f"Questions and reminders that came due since then: {done.came_due}. They "
            "are begun late; where the old makker ran on after the backup, some may "
            "have been sent by it already.\n"
        )
    return 0


def restore(connection: Connection, file: Path, keyring: Keyring) -> Restored:
    """Put every row where it was, numbers and all."""
    _refuse_full(connection)
    lines = _lines(file)
    first = _first_line(file, lines)
    rows = sum(
        copies.put_rows(connection, name, _readable(name, found, keyring))
        for name, found in _tables(file, lines)
    )
    if rows != sum(first["rows"].values()):
        raise RefusedError(f"{file} {_BROKEN}")
    copies.count_on(connection)
    now = SystemClock().now()
    doubted = copies.doubt_what_waited(connection, now)
    due = copies.came_due(connection, datetime.fromisoformat(first["at"]), now)
    return Restored(rows, doubted, due, first["at"])


def _refuse_full(connection: Connection) -> None:
    full = [name for name, count in copies.counts(connection).items() if count]
    if full:
        raise RefusedError(
            f"the database is not empty ({', '.join(full[:3])}): "
            "name a new one in MAKKER_DATABASE_URL"
        )


def _lines(file: Path) -> Iterator[Any]:
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)
    except FileNotFoundError:
        raise RefusedError(f"{file} is not there: name the backup") from None
    except (OSError, EOFError, ValueError):
        raise RefusedError(f"{file} {_BROKEN}") from None


def _first_line(file: Path, lines: Iterator[Any]) -> Mapping[str, Any]:
    first = next(lines, None)
    if not isinstance(first, dict) or first.get("makker") != FORMAT:
        raise RefusedError(f"{file} is no backup of Makker's: name another file")
    if first["schema"] != schema.newest_revision():
        raise RefusedError(
            f"{file} has the schema {first['schema']} and this release "
            f"{schema.newest_revision()}: restore it with the release it comes from, "
            "then install this one and run makker migrate"
        )
    found: Mapping[str, Any] = first
    return found


def _tables(file: Path, lines: Iterator[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Give each table with its rows; a file without its last line is cut off."""
    name, rows, is_whole = "", [], False
    for line in lines:
        if isinstance(line, list):
            rows.append(line)
            continue
        if name:
            yield name, rows
        name, rows = line.get("table", ""), []
        is_whole = "end" in line
        if name and line["columns"] != copies.columns_of(name):
            raise RefusedError(
                f"{file} has other columns in {name}: restore it with the release "
                "it comes from"
            )
    if not is_whole:
        raise RefusedError(f"{file} {_BROKEN}")


def _readable(name: str, rows: list[Any], keyring: Keyring) -> Iterator[list[Any]]:
    for row in rows:
        for key_id in copies.key_ids(name, row):
            if not keyring.holds(key_id):
                raise RefusedError(
                    f"the backup is sealed with key {key_id}, which is not here: add "
                    "that key to MAKKER_SECRET_KEY, after a comma"
                )
        yield row
