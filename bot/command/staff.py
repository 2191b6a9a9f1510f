"""makker staff: accounts from the command line."""

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from admin.accounts import invite_link
from bot.command.desk import Desk, RefusedError, open_desk
from bot.command.parser import Commands
from bot.command.sheets import cells
from bot.command.sheets.cells import BadCellError
from bot.command.sheets.people import NO_MAIL, STAFF_ROLES, StaffRow
from bot.command.sheets.work import Importing, employ
from bot.store import inspection, people, places, staff
from bot.store.database import Connection
from bot.store.staff import Colleague, Grant

T = TypeVar("T")

ROLES = (*STAFF_ROLES, "evaluator", "it", "dpo")


def add_to(commands: Commands) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser("staff", help="accounts of the staff")
    parts = parser.add_subparsers(required=True, metavar="add|list|reset|disable")
    _add_adding(parts)
    listing = parts.add_parser("list", help="every account, with roles and state")
    listing.set_defaults(run=list_accounts)
    for name, run, about in (
        ("reset", reset, "print a one-time link to choose a password; opens a closed"),
        ("disable", disable, "close an account: no log-in and no alerts"),
    ):
        part = parts.add_parser(name, help=about)
        part.add_argument("email", metavar="EMAIL")
        part.set_defaults(run=run)


def _add_adding(parts: Commands) -> None:
    adding = parts.add_parser(
        "add",
        help="add an account, or give it one more role; prints a one-time link",
        description="Without --programme the role is for all of the municipality.",
    )
    adding.add_argument("email", metavar="EMAIL")
    adding.add_argument("--name", required=True)
    adding.add_argument("--role", required=True, choices=ROLES)
    adding.add_argument("--municipality", required=True, help="as Gladsaxe")
    adding.add_argument("--programme", help="a preset, as ips_ung")
    adding.add_argument("--phone", default="", help="work phone, for alerts by SMS")
    adding.set_defaults(run=add)


def add(chosen: argparse.Namespace) -> int:
    """Add an account, and print the link that chooses its password."""
    row = _read_row(chosen)
    with open_desk() as desk:
        with desk.database.transaction() as connection:
            if row.phone and people.by_address(connection, "sms", row.phone):
                raise RefusedError("--phone is a participant's own number")
            work = Importing(connection=connection, now=desk.now)
            staff_id = employ(work, row)
        _print_link(desk, staff_id)
    return 0


def list_accounts(_chosen: argparse.Namespace) -> int:
    """Print e-mail, name, roles and state, one account a line."""
    with open_desk() as desk, desk.database.reading() as connection:
        paths = {p.programme_id: p.path for p in places.every_place(connection)}
        names = inspection.municipality_slugs(connection)
        for colleague in staff.all_of(connection):
            roles = [
                f"{grant.role}@{_where(grant, paths, names)}"
                for grant in staff.grants_of(connection, colleague.id)
            ]
            email = "-" if colleague.email.endswith(NO_MAIL) else colleague.email
            line = (email, colleague.name, ",".join(roles), _state(colleague))
            sys.stdout.write("\t".join(line) + "\n")
    return 0


def reset(chosen: argparse.Namespace) -> int:
    """Print a one-time link; a closed account is opened."""
    with open_desk() as desk:
        with desk.database.transaction() as connection:
            colleague = _find(connection, chosen.email)
            if colleague.is_disabled:
                staff.enable(connection, colleague.id)
        _print_link(desk, colleague.id)
    return 0


def disable(chosen: argparse.Namespace) -> int:
    """Close an account, and say who is left without a consultant by that."""
    with open_desk() as desk, desk.database.transaction() as connection:
        colleague = _find(connection, chosen.email)
        staff.disable(connection, colleague.id, desk.now)
        caseload = inspection.caseload_of(connection, colleague.id)
    sys.stdout.write("The account is closed.\n")
    if caseload:
        sys.stdout.write(
            f"Participants who still have this consultant: {caseload}. Name another "
            "in the file of people and import it again.\n"
        )
    return 0


def _read_row(chosen: argparse.Namespace) -> StaffRow:
    """Read the arguments as the file of people is read."""
    phone, programme = chosen.phone.strip(), chosen.programme
    return StaffRow(
        line=0,
        role=chosen.role,
        name=_read("--name", cells.name, " ".join(chosen.name.split())),
        phone=_read("--phone", cells.phone, phone) if phone else "",
        email=_read("EMAIL", cells.email, chosen.email.strip()),
        municipality=_read("--municipality", cells.municipality, chosen.municipality),
        preset=_read("--programme", cells.programme, programme) if programme else None,
        group="",
    )


def _read(argument: str, read: Callable[[str], T], text: str) -> T:
    try:
        return read(text)
    except BadCellError as fault:
        raise RefusedError(f"{argument} {fault}") from None


def _find(connection: Connection, email: str) -> Colleague:
    found = staff.by_email(connection, email.strip().lower())
    if found is None:
        raise RefusedError(
            "no account has this e-mail; makker staff list shows those there are"
        )
    return found


def _print_link(desk: Desk, staff_id: int) -> None:
    link = invite_link(desk.keyring, desk.settings.public_url, staff_id, desk.now)
    sys.stdout.write(f"{link}\n")


def _where(grant: Grant, paths: Mapping[int, str], names: Mapping[int, str]) -> str:
    if grant.programme_id is not None:
        return paths[grant.programme_id]
    return names[grant.municipality_id]


def _state(colleague: Colleague) -> str:
    if colleague.is_disabled:
        return "closed"
    if colleague.email.endswith(NO_MAIL):
        return "phone without log-in"
    return "open" if colleague.password_hash else "no password yet"
