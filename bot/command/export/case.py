"""makker export case: sober lines for the case system, and no more than those."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from bot.command.desk import RefusedError, open_desk
from bot.command.export.writing import write_out
from bot.command.opening import open_house
from bot.command.parser import Commands
from bot.command.persons import ABOUT, find_person
from bot.effects.papers.paper import Pen, as_json
from bot.rules.calendar_sums import local_day
from bot.store import case_lines, holdings
from bot.store.case_lines import CaseLine
from bot.store.holdings import Act
from bot.store.people import Person

_ABOUT = """\
Appointments as they were agreed and called off, alerts with who had them, decisions
on the duty to notify, and what others were told. Never moods, silence or no-shows.
"""


def add_to(parts: Commands) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser(
        "case", help="sober lines for the case system", description=_ABOUT
    )
    parser.add_argument("person", metavar="PERSON", help=ABOUT)
    parser.add_argument("--from", dest="since", metavar="DATE", help="as 2026-01-31")
    parser.add_argument("--json", action="store_true", help="the same for a machine")
    parser.add_argument("--out", metavar="FILE", help="write it there")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write the lines of a case; that it was done is noted."""
    since = _read_day(chosen.since)
    with open_desk() as desk, desk.database.transaction() as connection:
        person = find_person(connection, chosen.person)
        house = open_house(desk.keyring, desk.settings.public_url)
        pen = Pen(house.words, person.programme.time_zone)
        lines = [
            line
            for line in case_lines.lines_of(connection, person)
            if since is None or local_day(person.programme, line.at) >= since
        ]
        act = Act(what="export_case", rows=len(lines))
        holdings.note(connection, person, act, desk.now)
        text = _json(pen, person, lines) if chosen.json else _text(pen, person, lines)
        write_out(text, chosen.out, sys.stdout)
    return 0


def _read_day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RefusedError("--from must be a date, as 2026-01-31") from None


def _text(pen: Pen, person: Person, lines: Sequence[CaseLine]) -> str:
    body = "".join(f"{pen.moment(line.at)}  {_told(pen, line)}\n" for line in lines)
    return f"{person.name}\n{body}"


def _json(pen: Pen, person: Person, lines: Sequence[CaseLine]) -> str:
    rows = [
        {pen.term("at"): line.at.isoformat(), pen.term("what"): _told(pen, line)}
        for line in lines
    ]
    return as_json({person.name: rows})


def _told(pen: Pen, line: CaseLine) -> str:
    """Say a line: what, of which kind, about when, by whom, and in which words."""
    parts = [pen.term(f"case.{line.what}")]
    if line.code:
        parts.append(pen.code(line.code))
    if line.about is not None:
        parts.append(pen.value(line.about))
    parts += [part for part in (line.who, line.words) if part]
    return ", ".join(parts)
