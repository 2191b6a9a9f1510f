"""makker erase: delete everything about one person, and name what stays."""

import argparse
import sys

from bot.command.desk import RefusedError, open_desk
from bot.command.parser import Commands
from bot.command.persons import ABOUT, find_person
from bot.effects.papers import erasing
from bot.effects.papers.erasing import InNeedError
from bot.store.database import Connection
from bot.store.people import Person

_ABOUT = """\
Every row about the person is deleted, messages of their number included. It cannot be
taken back. Hand out makker export person, and makker export case to the case system,
before it where they are wished or due.
"""
_STAYS = """\
What stays, and why:
- that somebody has read about person {id}, and when: the log of readings, no words
- that person {id} was erased: {when}, {rows} rows, no name
- figures of reports that were frozen before: they name nobody
- backups from before today, as long as you keep them
- what Twilio and Telegram have kept themselves, and what the case system was given
"""


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "erase", help="delete everything about a person", description=_ABOUT
    )
    parser.add_argument("person", metavar="PERSON", help=ABOUT)
    parser.add_argument(
        "--dry-run", action="store_true", help="say the same and delete nothing"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Erase a person, and say what is gone and what stays."""
    with open_desk() as desk:
        with desk.database.transaction() as connection:
            person = find_person(connection, chosen.person)
            _refuse_in_need(connection, person)
            found = erasing.count_of(connection, person)
            rows = sum(found.values())
            if not chosen.dry_run:
                rows = erasing.erase(connection, person, desk.now)
        if not chosen.dry_run:
            desk.database.forget_deleted()
    told = ", ".join(f"{name} {n}" for name, n in found.items())
    verb = "Would be deleted" if chosen.dry_run else "Deleted"
    sys.stdout.write(f"{verb}: {rows} rows ({told}).\n")
    when = desk.now.date().isoformat()
    sys.stdout.write(_STAYS.format(id=person.id, when=when, rows=rows))
    return 0


def _refuse_in_need(connection: Connection, person: Person) -> None:
    try:
        erasing.refuse_in_need(connection, person)
    except InNeedError:
        raise RefusedError(
            "an alert about this person is not closed: a human must answer it and "
            "close it on the staff site first"
        ) from None
