"""makker export municipality: everything of one municipality, for its own install."""

import argparse
import sys
from pathlib import Path

from bot.command.backup import refuse_taken, write_file
from bot.command.desk import RefusedError, open_desk
from bot.command.parser import Commands
from bot.store import places

_ABOUT = """\
The file is restored with makker restore into an empty database. What is sealed stays
sealed: the new install begins with this one's MAKKER_SECRET_KEY, puts a key of its own
before it, and runs makker keys rotate. Numbers and addresses of channels stay here.
"""


def add_to(parts: Commands) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser(
        "municipality", help="everything of one, to move it", description=_ABOUT
    )
    parser.add_argument("name", metavar="NAME", help="as gladsaxe")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write everything of one municipality, and nothing of any other."""
    file: Path = chosen.file
    refuse_taken(file)
    with open_desk() as desk, desk.database.snapshot() as connection:
        found = places.find_municipality_id(connection, chosen.name.lower())
        if found is None:
            raise RefusedError("no such municipality here: see makker programme list")
        rows = write_file(desk, connection, file, found)
    sys.stdout.write(f"{file}: {rows} rows of {chosen.name}. {_NEXT}\n")
    return 0


_NEXT = "Restore it into an empty database with the same MAKKER_SECRET_KEY."
