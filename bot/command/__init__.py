"""The command line: makker."""

import argparse
import sys
from collections.abc import Sequence

from bot.command import (
    backup,
    check,
    demo,
    erase,
    export,
    flows,
    importing,
    keys,
    listen,
    migrate,
    programme,
    restore,
    run,
    simulate,
    staff,
    talk,
    token,
    words,
)
from bot.command.desk import RefusedError, telling_of_faults
from bot.config import SettingsError

#: Every command's module; each adds itself to the parser.
COMMANDS = (
    run,
    demo,
    talk,
    listen,
    migrate,
    check,
    importing,
    staff,
    programme,
    token,
    flows,
    words,
    simulate,
    export,
    erase,
    backup,
    restore,
    keys,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what is wrong is said in one line."""
    parser = argparse.ArgumentParser(prog="makker", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    chosen = parser.parse_args(arguments)
    try:
        with telling_of_faults():
            status: int = chosen.run(chosen)
    except (SettingsError, RefusedError) as fault:
        sys.stderr.write(f"makker: {fault}\n")
        return 1
    return status
