"""makker token: leave for other systems to ask, from the command line."""

import argparse
import re
import secrets
import sys
from datetime import timedelta

from admin.case_api.operations import SCOPES
from bot.command.desk import RefusedError, open_desk
from bot.command.parser import Commands
from bot.store import inspection, places, tokens
from bot.store.database import Connection
from bot.store.tokens import Realm, Token

#: Longest that a token lives.
MOST_DAYS = 730
_TOKEN_BYTES = 32
_PREFIX = "mkr_"
#: Short names for several scopes.
SHORT = {
    "all": frozenset(SCOPES),
    "read": frozenset(scope for scope in SCOPES if scope.endswith(":read")),
    "write": frozenset(SCOPES),
}


def add_to(commands: Commands) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser("token", help="leave for other systems to ask")
    parts = parser.add_subparsers(required=True, metavar="add|list|revoke")
    _add_adding(parts)
    listing = parts.add_parser("list", help="every token, with scopes and state")
    listing.set_defaults(run=list_tokens)
    revoking = parts.add_parser("revoke", help="let a token open nothing more")
    revoking.add_argument("id", type=int, metavar="ID", help="as makker token list")
    revoking.set_defaults(run=revoke)


def _add_adding(parts: Commands) -> None:
    adding = parts.add_parser(
        "add",
        help="make a token; it is printed once, last on the line",
        description=f"Scopes: {', '.join(SCOPES)}. people, appointments, alerts ... "
        "stand for all of theirs, read for every :read, all for everything. "
        "Without --municipality and --programme it reaches the whole install.",
    )
    adding.add_argument(
        "--scope", required=True, action="append", help="one or several, with commas"
    )
    adding.add_argument("--days", required=True, type=int, help="how long it lives")
    adding.add_argument("--name", default="", help="what the other system is called")
    adding.add_argument("--municipality", help="as gladsaxe")
    adding.add_argument("--programme", help="as gladsaxe/ips_ung")
    adding.set_defaults(run=add)


def add(chosen: argparse.Namespace) -> int:
    """Make a token and print it, once."""
    scopes = read_scopes(",".join(chosen.scope))
    if not 1 <= chosen.days <= MOST_DAYS:
        raise RefusedError(f"--days must be a number from 1 to {MOST_DAYS}")
    secret = _PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    with open_desk() as desk, desk.database.transaction() as connection:
        token_id = tokens.add(
            connection,
            secret,
            name=" ".join(chosen.name.split())[:120],
            realm=_realm(connection, chosen),
            scopes=scopes,
            now=desk.now,
            expires_at=desk.now + timedelta(days=chosen.days),
        )
    sys.stdout.write(f"{token_id}\t{','.join(sorted(scopes))}\t{secret}\n")
    return 0


def list_tokens(_chosen: argparse.Namespace) -> int:
    """Print number, name, window, scopes, last day and state of each."""
    with open_desk() as desk, desk.database.reading() as connection:
        for token in tokens.all_of(connection):
            state = "good" if token.is_good(desk.now) else "over"
            line = (
                str(token.id),
                token.name or "-",
                _where(connection, token),
                ",".join(sorted(token.scopes)),
                f"{token.expires_at:%Y-%m-%d}",
                "revoked" if token.revoked_at else state,
            )
            sys.stdout.write("\t".join(line) + "\n")
    return 0


def revoke(chosen: argparse.Namespace) -> int:
    """Let a token open nothing more."""
    with open_desk() as desk, desk.database.transaction() as connection:
        if not tokens.revoke(connection, chosen.id, desk.now):
            raise RefusedError(
                "no token in use has this number; makker token list shows them"
            )
    sys.stdout.write("The token opens nothing more.\n")
    return 0


def read_scopes(text: str) -> frozenset[str]:
    """Read scopes; short names stand for several."""
    found: set[str] = set()
    for name in filter(None, re.split(r"[,\s]+", text.strip())):
        of_it = SHORT.get(name) or {
            scope for scope in SCOPES if name in {scope, scope.partition(":")[0]}
        }
        if not of_it:
            raise RefusedError(
                f"--scope does not know {name}: choose from all, read, "
                f"{', '.join(SCOPES)}"
            )
        found |= of_it
    if not found:
        raise RefusedError(f"--scope is empty: choose from {', '.join(SCOPES)}")
    return frozenset(found)


def _realm(connection: Connection, chosen: argparse.Namespace) -> Realm:
    if chosen.programme:
        place = places.find_place(connection, chosen.programme)
        if place is None:
            raise RefusedError(
                "--programme is not set up; makker programme list shows those that are"
            )
        return Realm(place.municipality_id, place.programme_id)
    if not chosen.municipality:
        return Realm(None, None)
    municipality_id = places.find_municipality_id(
        connection, chosen.municipality.lower()
    )
    if municipality_id is None:
        raise RefusedError("--municipality is not set up; write it as gladsaxe")
    return Realm(municipality_id, None)


def _where(connection: Connection, token: Token) -> str:
    if token.realm.programme_id is not None:
        return places.place_of(connection, token.realm.programme_id).path
    if token.realm.municipality_id is not None:
        return inspection.municipality_slugs(connection)[token.realm.municipality_id]
    return "everything"
