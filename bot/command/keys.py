"""makker keys: seal everything with the newest key, in batches, restartable."""

import argparse
import sys
from collections import Counter

from bot.command.desk import Desk, RefusedError, open_desk
from bot.command.parser import Commands
from bot.store import sealing

_ABOUT = """\
MAKKER_SECRET_KEY takes several keys with commas, the newest first. Put a new key
(openssl rand -base64 32) before the old one, restart makker run, and then run this:
everything that is stored is sealed with the new key, a few rows at a time, beside the
running makker. Stopped half way, it goes on where it was when it is run again.
"""


def add_to(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("keys", help="the keys that seal what is stored")
    parts = parser.add_subparsers(required=True, metavar="rotate")
    rotating = parts.add_parser(
        "rotate", help="seal everything with the newest key", description=_ABOUT
    )
    rotating.set_defaults(run=rotate)


def rotate(_chosen: argparse.Namespace) -> int:
    """Seal every value with the newest key, and say when the old ones may go."""
    with open_desk() as desk:
        changed, unreadable = _rotate(desk)
    if unreadable:
        told = "; ".join(f"{what} ({n})" for what, n in sorted(unreadable.items()))
        raise RefusedError(
            f"the rest is done, but {told}: add the key it was sealed with to "
            "MAKKER_SECRET_KEY, after a comma, and run this again"
        )
    newest = desk.keyring.newest_id.hex()
    sys.stdout.write(f"Sealed anew: {changed} rows. All is sealed by key {newest}.\n")
    if len(desk.settings.secrets) > 1:
        sys.stdout.write(
            "Links that are on their way, and log-ins, still need the older keys: "
            "keep them for 14 days, then take them out of MAKKER_SECRET_KEY. API "
            "tokens, recovery codes, links to the municipality's own log-in and young "
            "people's own codes from before today end with them, and are made anew; "
            "backups from before today need them as long as you keep those.\n"
        )
    return 0


def _rotate(desk: Desk) -> tuple[int, Counter[str]]:
    changed, unreadable = 0, Counter[str]()
    for name in sealing.tables_with_secrets():
        after: int | None = 0
        while after is not None:
            with desk.database.transaction() as connection:
                batch = sealing.reseal(connection, name, after)
            changed += batch.changed
            unreadable.update(batch.unreadable)
            after = batch.last_id
    return changed, unreadable
