"""makker listen: what Makker would hear in phrases of one's own."""

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bot.clock import SystemClock
from bot.command.hearings import Heard, set_moments, tell_figures, understand
from bot.command.opening import open_ears
from bot.command.parser import Commands, read_moment
from bot.command.sheets.phrases import Phrase, read_phrase_file
from flows.listening.cpr import remove_cpr
from flows.listening.ears import Ears
from flows.listening.figures import LEVELS
from flows.listening.meanings import Question


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "listen",
        help="what Makker hears in phrases of one's own",
        description="Read a TSV file (UTF-8, a header, tabs, no quoting) with the "
        "columns id and text, and if you like context (the question that stands "
        "open), before (earlier messages, with ' | ' between) and labels: level, "
        "expected, value, kind, note. Prints id, level, meaning and value. Where "
        "labels stand, figures with 95 %% intervals and every miss follow on "
        "standard error.",
    )
    parser.add_argument("file", type=Path, metavar="FILE.tsv")
    parser.add_argument(
        "--now",
        type=read_moment,
        metavar="ISO",
        help="when the phrases are written, as 2026-11-24T09:00 (default: now)",
    )
    parser.add_argument(
        "--appointment",
        type=read_moment,
        metavar="ISO",
        help="when the appointment asked about is (default: in two days at 13)",
    )
    parser.add_argument(
        "--why", action="store_true", help="add a column with the reason of the level"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print what is heard in each phrase, then the figures."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    now: datetime = chosen.now or SystemClock().now()
    moments = set_moments(now, chosen.appointment)
    phrases = read_phrase_file(chosen.file)
    ears = open_ears()
    heard = [_hear(phrase, ears, now, moments) for phrase in phrases]
    try:
        _print(heard, with_why=chosen.why)
    except BrokenPipeError:
        # Whoever read has gone; nothing is left to say at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for line in tell_figures(heard):
        sys.stderr.write(f"{line}\n")
    return 0


def _hear(
    phrase: Phrase, ears: Ears, now: datetime, moments: Mapping[Question, datetime]
) -> Heard:
    verdict = ears.hear(remove_cpr(phrase.text)[0], phrase.before)
    why = "; ".join(verdict.why)
    if verdict.asks_directly:
        why = "; ".join(filter(None, (why, "asks the direct question")))
    meaning, value = understand(phrase, now, moments)
    level = verdict.level if verdict.level in LEVELS else "none"
    return Heard(phrase, level, meaning, value, " ".join(why.split()))


def _print(heard: Sequence[Heard], *, with_why: bool) -> None:
    sys.stdout.write("id\tlevel\tmeaning\tvalue" + "\treason" * with_why + "\n")
    for each in heard:
        cells = (each.phrase.id, each.level, each.meaning, each.value)
        sys.stdout.write("\t".join((*cells, each.why) if with_why else cells) + "\n")
    sys.stdout.flush()
