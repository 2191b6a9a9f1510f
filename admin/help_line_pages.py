"""The help lines that Makker shows, and when somebody last called each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aiohttp import web

from admin import access
from admin.access import NotHereError, Viewer
from admin.guard import read_form
from admin.programmes import ONE
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.alerts.troubles import as_checked, note_checked
from bot.effects.turn import Work
from bot.rules.help_lines import HelpLine
from bot.store import deeds
from bot.store.conversations import Subject
from bot.store.places import Place


@dataclass(frozen=True, slots=True)
class LineRow:
    """One help line, and how it stands today."""

    line: HelpLine
    is_too_old: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class LinesView:
    """Everything on the page."""

    place: Place
    rows: Sequence[LineRow]


class HelpLinePages:
    """Routes of help lines."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(f"{ONE}/lines", self.show),
            web.post(f"{ONE}/lines/checked", self.check),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the lines of the programme's region and ages, the oldest check first."""
        view = await self._doorway.write(_read, request[VIEWER], _id(request))
        return self._pages.page(request, "lines.html", view=view, place=view.place)

    async def check(self, request: web.Request) -> web.Response:
        """Note that a line was called today, and that it is right."""
        form = await read_form(request)
        await self._doorway.write(_check, request[VIEWER], _id(request), form["line"])
        raise web.HTTPSeeOther(f"{request.path.removesuffix('/checked')}?done=checked")


def _read(work: Work, viewer: Viewer, programme_id: int) -> LinesView:
    place = access.place(work.connection, viewer, programme_id)
    local = work.now.astimezone(place.programme.time_zone)
    ages = range(place.programme.age_from, place.programme.age_to + 1)
    rows = [
        LineRow(line, line.is_too_old(local.date()), line.is_open(local))
        for line in as_checked(work.connection, work.house.help_lines)
        if any(line.fits(age, place.region) for age in ages)
    ]
    return LinesView(place, sorted(rows, key=_oldest_first))


def _oldest_first(row: LineRow) -> tuple[date, str]:
    return row.line.checked_on, row.line.name


def _check(work: Work, viewer: Viewer, programme_id: int, line_id: str) -> None:
    place = access.place(work.connection, viewer, programme_id)
    if line_id not in {line.id for line in work.house.help_lines}:
        raise NotHereError
    note_checked(work.connection, line_id, work.now)
    deeds.note(
        work.connection,
        viewer.colleague,
        "help_line",
        Subject("programme", place.programme_id),
        details={"line": line_id},
        now=work.now,
    )


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
