"""makker words: hold messages/da to the rules, or put in what is missing."""

import argparse
import sys
from pathlib import Path

from bot.command.desk import RefusedError
from bot.command.parser import Commands
from bot.config import MESSAGES
from bot.effects.team.word_rules import read_standard
from bot.wording.book import open_book
from bot.wording.catalog import read_folder
from bot.wording.checks import check_messages, reading_of, unreadable_files
from bot.wording.findings import Finding
from bot.wording.writing import write_missing


def add_to(commands: Commands) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser("words", help="check or complete messages/da")
    parts = parser.add_subparsers(required=True, metavar="check|write")
    checking = parts.add_parser(
        "check",
        help="texts missing, unused, unneutral or too long",
        description="Hold every text to the rules: there for each channel, the right "
        "fields, neutral on SMS, GSM-7, at most two SMS with the longest names, one "
        "question at a time. Municipalities' own folders too. Exit 1 with a list.",
    )
    writing = parts.add_parser(
        "write",
        help="put in the texts that are missing, without words",
        description="Put each missing text into its file, behind its neighbour, with a "
        "note of where it is said, its fields and its room on SMS. Nothing else of the "
        "files changes.",
    )
    for part, run in ((checking, check), (writing, write)):
        part.add_argument(
            "--folder",
            type=Path,
            default=MESSAGES,
            help="another folder of messages (default: Makker's own messages/da)",
        )
        part.set_defaults(run=run)


def check(chosen: argparse.Namespace) -> int:
    """Print everything that is wrong; exit 1 when something must be mended."""
    folder = _folder(chosen)
    findings = find_all(folder)
    for finding in findings:
        sys.stdout.write(f"{finding}\n")
    faults = [finding for finding in findings if not finding.is_warning]
    if faults:
        sys.stdout.write(f"{len(faults)} to mend.\n")
        return 1
    base = open_book(read_folder(folder))
    sys.stdout.write(
        f"{len(base.own)} texts, nothing to mend, LIX {reading_of(base):.1f}.\n"
    )
    return 0


def write(chosen: argparse.Namespace) -> int:
    """Put in what is missing, and name it."""
    folder = _folder(chosen)
    broken = unreadable_files(folder)
    if broken:
        raise RefusedError(f"{broken[0]}")
    standard = read_standard(folder)
    added = write_missing(folder, standard.needs, standard.samples)
    for line in added:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(added)} texts put in; write their words.\n")
    return 0


def find_all(folder: Path) -> list[Finding]:
    """Give what must be mended in a folder of messages, and what is doubtful."""
    broken = unreadable_files(folder)
    return broken or check_messages(folder, read_standard(folder))


def find_faults(folder: Path) -> list[Finding]:
    """Give what must be mended in a folder of messages."""
    return [finding for finding in find_all(folder) if not finding.is_warning]


def _folder(chosen: argparse.Namespace) -> Path:
    folder: Path = chosen.folder.resolve()
    if not any(folder.glob("*.po")):
        raise RefusedError(f"{chosen.folder} holds no .po files; name messages/da")
    return folder
