"""makker import: people, appointments and meetups from CSV; all or nothing."""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.clock import COPENHAGEN
from bot.command import inspections
from bot.command.desk import Desk, open_desk
from bot.command.parser import Commands
from bot.command.sheets import appointments, meetups, people
from bot.command.sheets.ledger import Ledger
from bot.command.sheets.people_import import store_people
from bot.command.sheets.table import Columns, FaultyFileError, Row, read_table
from bot.command.sheets.work import Importing
from bot.config import MESSAGES
from bot.wording.neutral import read_neutral

_ABOUT = """\
The file is UTF-8 with a header, cells apart by comma or semicolon, times local as
2026-11-26T13:00. All of it is stored or, with one bad row, nothing; each bad row is
named by line and column. The same row again updates what it stored before.
"""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A kind of file: its columns, and what stores its rows."""

    columns: Columns
    store: Callable[[Importing, list[Row]], None]


def add_to(commands: Commands) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser(
        "import", help="fill the install from a CSV file", description=_ABOUT
    )
    parts = parser.add_subparsers(required=True, metavar="people|appointments|meetups")
    for name, sheet in SHEETS.items():
        part = parts.add_parser(
            name,
            help=f"a file of {name}",
            description=f"{_ABOUT} Columns: {', '.join(sheet.columns.every)}.",
        )
        part.add_argument("file", type=Path, metavar="FILE.csv")
        part.add_argument(
            "--dry-run", action="store_true", help="say the same and change nothing"
        )
        part.set_defaults(run=run, sheet=sheet)


def run(chosen: argparse.Namespace) -> int:
    """Import a file; tell what was done, or everything that is wrong with it."""
    sheet: Sheet = chosen.sheet
    try:
        rows = read_table(chosen.file, sheet.columns)
        with open_desk() as desk:
            ledger = import_rows(desk, sheet, rows, is_dry=chosen.dry_run)
            with desk.database.reading() as connection:
                untried = list(inspections.missing_drills(connection, desk.now))
    except FaultyFileError as fault:
        for line in fault.faults:
            sys.stderr.write(f"{line}\n")
        sys.stderr.write(f"makker: nothing of {chosen.file.name} was imported\n")
        return 1
    if chosen.dry_run:
        sys.stdout.write("Dry run: this would be done, and nothing was changed.\n")
    for told in ledger.lines() or ["the file has no rows under its header"]:
        sys.stdout.write(f"{told}\n")
    for lack in untried:
        sys.stderr.write(f"makker: {lack}\n")
    return 0


def import_rows(desk: Desk, sheet: Sheet, rows: list[Row], *, is_dry: bool) -> Ledger:
    """Store rows in one transaction; a dry run takes all of it back."""
    with desk.database.transaction() as connection:
        kept = connection.begin_nested()
        work = Importing(connection=connection, now=desk.now)
        sheet.store(work, rows)
        if is_dry:
            kept.rollback()
        return work.ledger


def _store_people(work: Importing, rows: list[Row]) -> None:
    today = work.now.astimezone(COPENHAGEN).date()
    store_people(work, people.read_people(rows, today))


def _store_appointments(work: Importing, rows: list[Row]) -> None:
    read = appointments.read_appointments(work, rows, read_neutral(MESSAGES))
    appointments.store_appointments(work, read)


def _store_meetups(work: Importing, rows: list[Row]) -> None:
    read = meetups.read_meetups(work, rows, read_neutral(MESSAGES))
    meetups.store_meetups(work, read)


#: Every kind of file.
SHEETS: Mapping[str, Sheet] = {
    "people": Sheet(people.COLUMNS, _store_people),
    "appointments": Sheet(appointments.COLUMNS, _store_appointments),
    "meetups": Sheet(meetups.COLUMNS, _store_meetups),
}
