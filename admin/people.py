"""The people of one's window, found by name."""

from collections.abc import Sequence

from aiohttp import web

from admin.access import Viewer
from admin.caseload import case_of, silent_first
from admin.fields import is_id
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.rules.phones import BadPhoneError, read_phone
from bot.store import people as store_people
from bot.store.database import Connection
from bot.store.pages import people

#: Most people on one page; the silent come first.
MOST = 50


class PeoplePages:
    """Routes of the list."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [web.get("/people", self.show)]

    async def show(self, request: web.Request) -> web.Response:
        """List them, or those whose name holds what is looked for."""
        wanted = request.query.get("name", "").strip()[:100]
        viewer, now = request[VIEWER], self._doorway.clock.now()
        by_number = await self._doorway.read(_find_by_number, viewer, wanted)
        if by_number is not None:
            raise web.HTTPSeeOther(f"/admin/people/{by_number}")
        rows = await self._doorway.read(_read, viewer, wanted)
        cases = silent_first([case_of(row, now) for row in rows])
        begin = _begin(request.query.get("from", ""))
        return self._pages.page(
            request,
            "people.html",
            cases=cases[begin : begin + MOST],
            begin=begin,
            more=begin + MOST if len(cases) > begin + MOST else None,
            total=len(cases),
            wanted=wanted,
        )


def _begin(text: str) -> int:
    return int(text) if is_id(text) else 0


def _read(
    connection: Connection, viewer: Viewer, wanted: str
) -> Sequence[people.CaseRow]:
    return people.within(connection, viewer.window, wanted)


def _find_by_number(connection: Connection, viewer: Viewer, wanted: str) -> int | None:
    """Find who has a number, within the window; a number is looked up whole."""
    try:
        number = read_phone(wanted)
    except BadPhoneError:
        return None
    found = store_people.by_address(connection, "sms", number)
    if found is None or people.find(connection, viewer.window, found.id) is None:
        return None
    return found.id
