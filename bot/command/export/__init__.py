"""makker export: what is handed out, each kind in a module of its own."""

import argparse

from bot.command.export import api, case, municipality, outcomes, person
from bot.command.parser import Commands

#: Every kind of export; each adds itself to the parser.
KINDS = (person, case, outcomes, municipality, api)


def add_to(commands: Commands) -> None:
    """Add the commands to the parser."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "export", help="hand out what is stored: to a person, a case, an evaluator"
    )
    parts = parser.add_subparsers(required=True, metavar="person|case|outcomes|...")
    for kind in KINDS:
        kind.add_to(parts)
