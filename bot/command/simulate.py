"""makker simulate: a municipality on a moved clock, and what Makker did in it."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from bot import log
from bot.command.desk import RefusedError
from bot.command.opening import open_house
from bot.command.parser import Commands
from bot.house import House
from bot.keyring import Keyring, new_secret, read_secret
from scheduler.simulation import outcome_telling, telling
from scheduler.simulation.country import Location, UnknownLocationError, locations
from scheduler.simulation.simulation import Size, simulate, simulate_programmes
from scheduler.simulation.verdict import Verdict

PUBLIC_URL = "https://makker.gladsaxe.example"
PICTURE = Path("makker-simulation.svg")
CURVE = Path("makker-simulation-curve.svg")
_PEOPLE = 20
_ABOUT = """\
Without more: one invented municipality with all five programmes. With --programmes
each programme in its own municipalities, with as many people as the source texts tell
of (--people plays fewer, in proportion), each with a course of life; afterwards the
outcomes are counted from the ledger, and the curve of 18 months is drawn.
"""
#: A play is judged, not followed: of each kind of fault one line would be too many.
_LOG_LEVEL = "CRITICAL"
_LONGEST = 520


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "simulate",
        help="play a municipality of invented people on a moved clock",
        description=_ABOUT,
    )
    parser.add_argument("--people", type=_count, metavar="N", help=f"({_PEOPLE})")
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
    parser.add_argument(
        "--programmes",
        nargs="*",
        metavar="NAME",
        help="the five programmes in their municipalities; or some, as toender/ips_syd",
    )
    parser.add_argument(
        "--curve",
        type=Path,
        metavar="FILE",
        help=f"where the curve of outcomes goes ({CURVE}; with --programmes)",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Play, tell, and fail when something happened that must never happen."""
    log.set_up(_LOG_LEVEL)
    secret = new_secret()
    opened = partial(_open_house, secret)
    if chosen.programmes is None:
        people = chosen.people or _PEOPLE
        size = Size(people=people, weeks=chosen.weeks, seed=chosen.seed)
        verdict = simulate(opened, size)
        _tell(chosen, verdict, size)
    else:
        places = _locations(chosen)
        people = sum(place.people for place in places)
        size = Size(people=people, weeks=chosen.weeks, seed=chosen.seed)
        verdict = simulate_programmes(opened, size, places)
        _tell(chosen, verdict, size)
        _tell_outcomes(chosen, verdict, size)
    return 0 if verdict.is_clean else 1


def _tell(chosen: argparse.Namespace, verdict: Verdict, size: Size) -> None:
    """Print what was sent, skipped and wrong, and draw it."""
    if not chosen.json:
        sys.stdout.write(telling.as_table(verdict))
    elif chosen.programmes is None:
        sys.stdout.write(telling.as_json(verdict) + "\n")
    picture = chosen.svg or (None if chosen.json else PICTURE)
    if picture is not None:
        _draw(picture, telling.as_svg(verdict, size.people, size.weeks))


def _tell_outcomes(chosen: argparse.Namespace, verdict: Verdict, size: Size) -> None:
    """Print what has come of everybody, and draw the curve."""
    as_of, found = size.until.date(), verdict.courses
    if chosen.json:
        values = outcome_telling.as_values(found, as_of)
        sys.stdout.write(telling.as_json(verdict, outcomes=values) + "\n")
    else:
        lines = outcome_telling.as_lines(found, as_of)
        sys.stdout.write("\n".join(lines) + "\n")
    curve = chosen.curve or (None if chosen.json else CURVE)
    if curve is not None:
        _draw(curve, outcome_telling.as_chart(found, as_of), "--curve")


def _locations(chosen: argparse.Namespace) -> Sequence[Location]:
    try:
        return locations(chosen.programmes, chosen.people)
    except UnknownLocationError as fault:
        raise RefusedError(str(fault)) from None


def _open_house(secret: str) -> House:
    log.set_up(_LOG_LEVEL)
    return open_house(Keyring((read_secret(secret),)), PUBLIC_URL)


def _draw(path: Path, picture: str, option: str = "--svg") -> None:
    try:
        path.write_text(picture, "utf-8")
    except OSError as fault:
        raise RefusedError(
            f"{path} cannot be written ({fault.strerror}): name a file with {option}"
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
