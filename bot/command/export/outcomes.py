"""makker export outcomes: figures for all, and rows for an evaluator by four eyes."""

import argparse
import csv
import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from bot.clock import COPENHAGEN
from bot.command.desk import Desk, RefusedError, open_desk
from bot.command.export.evaluator import Material, files_of, material, traits_of
from bot.command.export.writing import write_new
from bot.command.opening import open_house
from bot.command.parser import Commands
from bot.rules.anonymity import K, Standing, blurred, standing
from bot.rules.courses import Course
from bot.store import courses, places, releases, reports, staff
from bot.store.courses import Whose
from bot.store.database import Connection
from bot.store.releases import Release
from bot.store.staff import Colleague

#: Who may ask for a release, and who may let it go.
MAY_RELEASE = frozenset({"lead", "dpo", "evaluator"})
#: Months of the window in which all programmes are compared; each has its own too.
COMPARED = 18
_ABOUT = """\
Without more: figures by programme, municipality and age, small ones left out, as CSV.
For an evaluator: one of the staff asks (--ask EMAIL) and is shown how many people
share what could tell them apart; another one lets the files go (--approve NUMBER
--by EMAIL --out FOLDER). Who is who stays here.
"""


def add_to(parts: Commands) -> None:
    """Add the command to the parser."""
    parser = parts.add_parser(
        "outcomes", help="figures, or an evaluator's files", description=_ABOUT
    )
    parser.add_argument("--municipality", metavar="NAME", help="as gladsaxe")
    parser.add_argument("--as-of", metavar="DATE", help="as 2026-01-31; today")
    parser.add_argument("--freeze", metavar="NAME", help="keep the figures for ever")
    parser.add_argument("--report", metavar="NAME", help="the figures kept under NAME")
    parser.add_argument("--ask", metavar="EMAIL", help="ask for a release")
    parser.add_argument("--approve", type=int, metavar="NUMBER", help="let it go")
    parser.add_argument("--by", metavar="EMAIL", help="who lets it go")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="a new folder")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print figures, keep them, ask for a release, or let one go."""
    with open_desk() as desk, desk.database.transaction() as connection:
        if chosen.approve is not None:
            _let_go(desk, connection, chosen)
        elif chosen.ask is not None:
            _ask(desk, connection, chosen)
        elif chosen.freeze is not None or chosen.report is not None:
            _frozen(desk, connection, chosen)
        else:
            whose = Whose(municipality_id=_municipality(connection, chosen))
            found = courses.read(connection, whose)
            windows = _windows(connection, whose.municipality_id)
            _print_figures(reports.cells_of(found, windows, _as_of(desk, chosen)))
    return 0


def _windows(connection: Connection, municipality_id: int | None) -> set[int]:
    """Give the outcome windows of the programmes, and the one that all have."""
    return {COMPARED} | {
        place.programme.window_months
        for place in places.every_place(connection)
        if municipality_id in {None, place.municipality_id}
    }


def _frozen(desk: Desk, connection: Connection, chosen: argparse.Namespace) -> None:
    """Freeze figures, or print those that are frozen."""
    municipality_id = _needed_municipality(connection, chosen)
    if chosen.freeze is not None:
        new = reports.NewReport(
            municipality_id=municipality_id,
            programme_id=None,
            name=chosen.freeze,
            as_of=_as_of(desk, chosen),
            windows=_windows(connection, municipality_id),
        )
        found = courses.read(connection, Whose(municipality_id=municipality_id))
        if reports.freeze(connection, new, found, desk.now) is None:
            raise RefusedError(
                f"a report called {chosen.freeze} is frozen already: choose another "
                "name, or print it with --report"
            )
    name = chosen.freeze or chosen.report
    report = reports.find(connection, municipality_id, name)
    if report is None:
        known = ", ".join(r.name for r in reports.every(connection, municipality_id))
        raise RefusedError(f"no report is called {name}; there are: {known or 'none'}")
    _print_figures(asdict(cell) for cell in reports.shown(connection, report.id))


def _ask(desk: Desk, connection: Connection, chosen: argparse.Namespace) -> None:
    municipality_id = _needed_municipality(connection, chosen)
    asker = _colleague(connection, chosen.ask, municipality_id)
    as_of = _as_of(desk, chosen)
    found = _started(connection, municipality_id, as_of)
    before, after = _standings(found)
    _print_standings(before, after)
    _refuse_unfit(after)
    number = releases.ask(
        connection,
        municipality_id,
        as_of=as_of,
        figures=asdict(after),
        staff_id=asker.id,
        now=desk.now,
    )
    sys.stdout.write(
        f"Asked for by {asker.name}. Another one lets it go with: makker export "
        f"outcomes --approve {number} --by EMAIL --out FOLDER\n"
    )


def _let_go(desk: Desk, connection: Connection, chosen: argparse.Namespace) -> None:
    release = releases.get(connection, chosen.approve)
    if release is None or chosen.by is None or chosen.out is None:
        raise RefusedError(
            "--approve takes the number that --ask printed, with --by EMAIL and "
            "--out FOLDER"
        )
    second = _colleague(connection, chosen.by, release.municipality_id)
    _refuse_same(release, second)
    found = _started(connection, release.municipality_id, release.as_of)
    before, after = _standings(found)
    _print_standings(before, after)
    _refuse_unfit(after)
    files = _files(desk, connection, found, release.as_of)
    digest = _write(chosen.out, files)
    releases.approve(connection, release, second.id, digest, desk.now)
    sys.stdout.write(
        f"{chosen.out}: {', '.join(files)}. Let go by {second.name}; SHA-256 {digest}\n"
    )


def _files(
    desk: Desk, connection: Connection, found: Sequence[Course], as_of: date
) -> Mapping[str, str]:
    house = open_house(desk.keyring, desk.settings.public_url)
    gathered: Material = material(connection, found, as_of)
    return files_of(connection, gathered, house.words)


def _write(folder: Path, files: Mapping[str, str]) -> str:
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        raise RefusedError(f"{folder} is there already: name a new folder") from None
    except OSError as fault:
        raise RefusedError(f"{folder} cannot be made ({fault.strerror})") from None
    for name, text in files.items():
        write_new(folder / name, text)
    return hashlib.sha256("\0".join(files.values()).encode()).hexdigest()


def _started(
    connection: Connection, municipality_id: int, as_of: date
) -> Sequence[Course]:
    found = courses.read(connection, Whose(municipality_id=municipality_id))
    return [course for course in found if course.started_on <= as_of]


def _standings(found: Sequence[Course]) -> tuple[Standing, Standing]:
    traits = traits_of(found)
    return standing(traits), standing(blurred(traits))


def _print_standings(before: Standing, after: Standing) -> None:
    for name, one in (("as stored", before), ("as released", after)):
        sys.stdout.write(
            f"{name}: {one.people} people, {one.combinations} combinations of "
            f"programme, municipality, age and start; the smallest is shared by "
            f"{one.smallest}; people who share theirs with fewer than {K}: "
            f"{one.exposed}\n"
        )


def _refuse_unfit(after: Standing) -> None:
    if not after.is_fit:
        raise RefusedError(
            f"fewer than {K} people cannot be released: take a later day, or print "
            "the figures instead"
        )


def _refuse_same(release: Release, second: Colleague) -> None:
    if release.approved_by is not None:
        raise RefusedError("this release has been let go: ask for another")
    if release.asked_by == second.id:
        raise RefusedError(
            "whoever asked cannot let it go: --by takes another one of the staff"
        )


def _colleague(connection: Connection, email: str, municipality_id: int) -> Colleague:
    found = staff.by_email(connection, email.strip())
    if found is None or found.is_disabled:
        raise RefusedError("no open account has this e-mail: see makker staff list")
    roles = {
        grant.role
        for grant in staff.grants_of(connection, found.id)
        if grant.municipality_id == municipality_id
    }
    if roles.isdisjoint(MAY_RELEASE):
        raise RefusedError(
            f"{found.email} has none of the roles {', '.join(sorted(MAY_RELEASE))} "
            "in this municipality: choose another, or give the role first"
        )
    return found


def _needed_municipality(connection: Connection, chosen: argparse.Namespace) -> int:
    found = _municipality(connection, chosen)
    if found is None:
        raise RefusedError("--municipality is missing: name one, as gladsaxe")
    return found


def _municipality(connection: Connection, chosen: argparse.Namespace) -> int | None:
    if chosen.municipality is None:
        return None
    found = places.find_municipality_id(connection, chosen.municipality.lower())
    if found is None:
        raise RefusedError("no such municipality here: see makker programme list")
    return found


def _as_of(desk: Desk, chosen: argparse.Namespace) -> date:
    today = desk.now.astimezone(COPENHAGEN).date()
    if chosen.as_of is None:
        return today
    try:
        found = date.fromisoformat(chosen.as_of)
    except ValueError:
        raise RefusedError("--as-of must be a date, as 2026-01-31") from None
    if found > today:
        raise RefusedError("--as-of is a day to come: nothing is known of it yet")
    return found


def _print_figures(cells: Iterable[Mapping[str, Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("measure", "months", "grouping", "group", "answer", "people"))
    for cell in cells:
        is_hidden = cell.get("is_hidden") or cell["value"] is None
        shown = f"<{K} or hidden beside one" if is_hidden else cell["value"]
        names = ("measure", "months", "grouping", "of_group", "answer")
        writer.writerow((*(cell[name] for name in names), shown))
