"""makker simulate: a municipality on a moved clock, and what Makker did in it."""

import argparse
import sys
from functools import partial
from pathlib import Path

from bot import log
from bot.command.desk import RefusedError
from bot.command.opening import open_house
from bot.command.parser import Commands
from bot.house import House
from bot.keyring import Keyring, new_secret, read_secret
from scheduler.simulation import telling
from scheduler.simulation.simulation import Size, simulate

PUBLIC_URL = "https://makker.gladsaxe.example"
PICTURE = Path("makker-simulation.svg")
#: A play is judged, not followed: of each kind of fault one line would be too many.
_LOG_LEVEL = "CRITICAL"
_LONGEST = 520


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "simulate", help="play a municipality of invented people on a moved clock"
    )
    parser.add_argument("--people", type=_count, default=20, metavar="N")
    parser.add_argument("--weeks", type=_weeks, default=4, metavar="W")
    parser.add_argument("--seed", type=int, default=1, help="another town (1)")
    parser.add_argument(
        "--json", action="store_true", help="print one object instead of the table"
    )
    parser.add_argument(
        "--svg",
        type=Path,
        metavar="FILE",
        help=f"where the picture goes ({PICTURE}; with --json nowhere unless said)",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Play, tell, and fail when something happened that must never happen."""
    log.set_up(_LOG_LEVEL)
    secret = new_secret()
    size = Size(people=chosen.people, weeks=chosen.weeks, seed=chosen.seed)
    verdict = simulate(partial(_open_house, secret), size)
    shown = (
        telling.as_json(verdict) + "\n" if chosen.json else telling.as_table(verdict)
    )
    sys.stdout.write(shown)
    picture = chosen.svg or (None if chosen.json else PICTURE)
    if picture is not None:
        _draw(picture, telling.as_svg(verdict, size.people, size.weeks))
    return 0 if verdict.is_clean else 1


def _open_house(secret: str) -> House:
    log.set_up(_LOG_LEVEL)
    return open_house(Keyring((read_secret(secret),)), PUBLIC_URL)


def _draw(path: Path, picture: str) -> None:
    try:
        path.write_text(picture, "utf-8")
    except OSError as fault:
        raise RefusedError(
            f"{path} cannot be written ({fault.strerror}): name a file with --svg"
        ) from None
    sys.stderr.write(f"the picture is {path}\n")


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("it takes at least 1")
    return count


def _weeks(text: str) -> int:
    weeks = _count(text)
    if weeks > _LONGEST:
        raise argparse.ArgumentTypeError(f"at most {_LONGEST} weeks can be played")
    return weeks
