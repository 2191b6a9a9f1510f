"""Keep when a colleague is busy by their own calendar."""

from collections.abc import Sequence
from datetime import timedelta
from urllib.parse import urlsplit

from bot.effects.turn import Work
from bot.house import House
from bot.rules.busy import Span
from bot.store import feeds, staff
from bot.store.feeds import Trouble

#: How far ahead busy times are known.
AHEAD = timedelta(days=90)


def host_of(house: House) -> str:
    """Give the name that Makker's own appointments bear in calendars."""
    return urlsplit(house.public_url).hostname or "makker"


def keep(work: Work, staff_id: int, spans: Sequence[Span]) -> None:
    """Put what was read in the place of what was read before."""
    colleague = staff.get(work.connection, staff_id)
    feeds.replace_busy(work.connection, colleague, spans, work.now)


def note_trouble(work: Work, staff_id: int, why: Trouble) -> None:
    """Note that a calendar could not be read."""
    colleague = staff.get(work.connection, staff_id)
    feeds.note_trouble(work.connection, colleague, why)
