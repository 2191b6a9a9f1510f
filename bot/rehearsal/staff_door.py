"""The staff site one click away: whoever rehearses is let in as a colleague."""

import secrets

from aiohttp import web

from admin.guard import Guard
from admin.login import safe_way_back
from admin.rendering import Pages
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.store import rehearsal, sessions, staff


class StaffDoor:
    """Opens a session without a password; there is no such door outside the demo."""

    def __init__(self, doorway: Doorway) -> None:
        """Take where accounts are."""
        self._doorway = doorway
        pages = Pages(doorway.house, doorway.clock)
        self._guard = Guard(doorway, pages)

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [web.get("/demo/staff-site", self.let_in)]

    async def let_in(self, request: web.Request) -> web.Response:
        """Log in as the colleague whose phone is shown, and go to the page."""
        asked = request.query.get("staff", "")
        staff_id = int(asked) if asked.isascii() and asked.isdigit() else 0
        cookie = secrets.token_urlsafe(32)
        if not await self._doorway.write(_begin, staff_id, cookie):
            raise web.HTTPNotFound
        way = safe_way_back(request.query.get("next", ""))
        response = web.Response(status=303, headers={"Location": way})
        self._guard.let_in(response, cookie)
        return response


def _begin(work: Work, staff_id: int, cookie: str) -> bool:
    known = rehearsal.staff_roles(work.connection)
    if not known or (staff_id and staff_id not in known):
        return False
    colleague = staff.get(work.connection, staff_id or next(iter(known)))
    sessions.begin(
        work.connection,
        colleague,
        cookie=cookie,
        form_token=secrets.token_urlsafe(32),
        now=work.now,
    )
    return True
