"""makker backup: everything that is stored, in one file, sealed as it lies there."""

import argparse
import gzip
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from bot.command.desk import Desk, RefusedError, open_desk
from bot.command.parser import Commands
from bot.store import copies, schema
from bot.store.database import Connection

#: What the file says it is; another shape gets another number.
FORMAT = 1
_ABOUT = """\
The file holds every row as it was at one moment, beside a running makker, and can be
restored into SQLite or PostgreSQL alike. What is sealed stays sealed: keep
MAKKER_SECRET_KEY apart from it, and safe, or the backup cannot be read.
"""


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "backup", help="write everything to a file", description=_ABOUT
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the file whole or not at all, and say what it holds."""
    file: Path = chosen.file
    refuse_taken(file)
    with open_desk() as desk, desk.database.snapshot() as connection:
        rows = write_file(desk, connection, file)
    size = file.stat().st_size
    sys.stdout.write(f"{file}: {rows} rows, {size} bytes. Read it back once in a while")
    sys.stdout.write(" with makker restore into an empty database.\n")
    return 0


def refuse_taken(file: Path) -> None:
    """Refuse a file that is there, or a folder that is not."""
    if file.exists():
        raise RefusedError(f"{file} is there already: name a new file")
    if not file.parent.is_dir():
        raise RefusedError(f"{file.parent} is no folder: make it, or name another")


def write_file(
    desk: Desk,
    connection: Connection,
    file: Path,
    municipality_id: int | None = None,
) -> int:
    """Write beside the file's name, and give it its name when it is whole."""
    part = file.with_name(f"{file.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as raw:
            with gzip.open(raw, "wt", encoding="utf-8") as out:
                rows = write_rows(desk, connection, out, municipality_id)
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return rows


def write_rows(
    desk: Desk,
    connection: Connection,
    out: TextIO,
    municipality_id: int | None = None,
) -> int:
    """Write a first line about the copy, then table by table, then the end."""
    counts = copies.counts(connection, municipality_id)
    first = {
        "makker": FORMAT,
        "schema": schema.newest_revision(),
        "at": desk.now.isoformat(),
        "rows": counts,
    }
    _write_line(out, first)
    written = 0
    for name in counts:
        _write_line(out, {"table": name, "columns": copies.columns_of(name)})
        for row in copies.rows_of(connection, name, municipality_id):
            _write_line(out, row)
            written += 1
    _write_line(out, {"end": written})
    return written


def _write_line(out: TextIO, value: Any) -> None:
    out.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
