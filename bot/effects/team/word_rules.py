"""What every text is held to: read once from the flows, the code and messages/da."""

from functools import cache
from pathlib import Path

from bot.config import MESSAGES, ROOT
from bot.effects.fields import FIELDS
from bot.wording.book import Book, open_book
from bot.wording.catalog import Catalog, read_folder
from bot.wording.checks import Standard, standard_for
from bot.wording.lists import read_help_lines
from bot.wording.needs import Need
from bot.wording.samples import samples
from bot.wording.usage import find_uses
from flows.every_flow import FLOWS


def read_standard(folder: Path) -> Standard:
    """Put together what a folder of messages is held to."""
    catalog = Catalog(folder)
    namespaces = frozenset(e.key.partition(".")[0] for e in read_folder(folder))
    return standard_for(
        folder,
        flows=FLOWS,
        uses=find_uses(ROOT, namespaces | frozenset(FLOWS)),
        fields=frozenset(FIELDS),
        samples=samples(catalog, read_help_lines(MESSAGES / "help_lines.json")),
    )


@cache
def shipped_standard() -> Standard:
    """Give what Makker's own messages are held to; it takes seconds the first time."""
    return read_standard(MESSAGES)


@cache
def shipped_needs() -> dict[str, Need]:
    """Give where each text is needed; as a message, where it is one."""
    found: dict[str, Need] = {}
    for need in shipped_standard().needs:
        known = found.get(need.key)
        if known is None or (known.reach != "message" and need.reach == "message"):
            found[need.key] = need
    return found


@cache
def shipped_book() -> Book:
    """Give Makker's own words."""
    return open_book(read_folder(MESSAGES))
