"""The command line: makker."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from bot.command.desk import RefusedError, telling_of_faults
from bot.config import SettingsError

#: Every command and its module, which adds it to the parser.
MODULES: Final = {
    "run": "run",
    "demo": "demo",
    "talk": "talk",
    "listen": "listen",
    "migrate": "migrate",
    "check": "check",
    "import": "importing",
    "staff": "staff",
    "programme": "programme",
    "token": "token",
    "flows": "flows",
    "words": "words",
    "simulate": "simulate",
    "export": "export",
    "erase": "erase",
    "backup": "backup",
    "restore": "restore",
    "keys": "keys",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what is wrong is said in one line."""
    given = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(prog="makker", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in _needed_for(given):
        import_module(f"bot.command.{module}").add_to(commands)
    chosen = parser.parse_args(given)
    try:
        with telling_of_faults():
            status: int = chosen.run(chosen)
    except (SettingsError, RefusedError) as fault:
        sys.stderr.write(f"makker: {fault}\n")
        return 1
    return status


def _needed_for(arguments: Sequence[str]) -> Sequence[str]:
    """Name the one module that a command needs, so that it starts fast; else all."""
    named = MODULES.get(arguments[0]) if arguments else None
    return [named] if named else list(MODULES.values())
