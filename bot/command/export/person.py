"""makker export person: all that is stored about somebody, for them to read."""

import argparse
import sys

from bot.command.desk import open_desk
from bot.command.export.writing import write_out
from bot.command.opening import open_house
from bot.command.parser import Commands
from bot.command.persons import ABOUT, find_person
from bot.effects.papers.paper import as_json, as_text
from bot.effects.papers.person import hand_out
from bot.effects.turn import Work


def add_to(parts: Commands) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser(
        "person",
        help="everything about somebody, in plain Danish, for them to read",
    )
    parser.add_argument("person", metavar="PERSON", help=ABOUT)
    parser.add_argument("--json", action="store_true", help="the same for a machine")
    parser.add_argument("--out", metavar="FILE", help="write it there")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write everything about one person; that it was done is noted."""
    with open_desk() as desk, desk.database.transaction() as connection:
        person = find_person(connection, chosen.person)
        house = open_house(desk.keyring, desk.settings.public_url)
        work = Work(connection=connection, house=house, now=desk.now)
        paper = hand_out(work, person)
        text = as_json(paper) if chosen.json else as_text(paper)
        write_out(text, chosen.out, sys.stdout)
    return 0
