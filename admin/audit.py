"""Who has read what, why, and who has changed what; each page of it is logged too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web

from admin.access import NotHereError, Viewer
from admin.fields import is_id
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.store import deeds
from bot.store.conversations import Subject
from bot.store.deeds import Deed
from bot.store.pages import readings
from bot.store.pages.readings import ReadingRow

#: Rows on a page.
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditView:
    """Everything on the page."""

    readings: Sequence[ReadingRow]
    deeds: Sequence[Deed]
    staff: Mapping[int, str]
    wanted: int | None


class AuditPages:
    """Routes of the log."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [web.get("/audit", self.show)]

    async def show(self, request: web.Request) -> web.Response:
        """Show the log of one colleague, or of all."""
        text = request.query.get("staff", "")
        wanted = int(text) if is_id(text) else None
        view = await self._doorway.write(_read, request[VIEWER], wanted)
        return self._pages.page(request, "audit.html", view=view)


def _read(work: Work, viewer: Viewer, wanted: int | None) -> AuditView:
    if not viewer.window.audits:
        raise NotHereError
    connection, where = work.connection, viewer.window.audits
    found = readings.of_municipalities(connection, where, staff_id=wanted, most=MOST)
    names = readings.staff_names(connection, where)
    done = deeds.of_municipalities(connection, where, most=MOST)
    deeds.note(
        connection,
        viewer.colleague,
        "audit_read",
        Subject("staff", wanted or 0),
        details={},
        now=work.now,
    )
    return AuditView(readings=found, deeds=done, staff=names, wanted=wanted)
