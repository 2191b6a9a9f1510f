"""Calendars: Makker's appointments in one's own, and one's own busy times here."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from admin.access import NotHereError, Viewer
from admin.fields import Mistakes, read_words
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from bot.clock import COPENHAGEN
from bot.doorway import Doorway
from bot.effects.appointments import busy
from bot.effects.turn import Work
from bot.rules.busy import NotACalendarError, read_busy
from bot.rules.outward import why_not
from bot.store import feeds
from bot.store.database import Connection
from bot.store.feeds import Feed

_SECRET_BYTES = 32
MOST_OF_ADDRESS = 2000
#: Busy times that the page shows.
MOST_SHOWN = 20
PATH = "/admin/calendar"


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Everything on the page."""

    feed: Feed | None
    busy: Sequence[tuple[datetime, datetime]]


class CalendarFeedPages:
    """Routes of one's own calendar."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/calendar", self.show),
            web.post("/calendar/link", self.make_link),
            web.post("/calendar/link/drop", self.drop_link),
            web.post("/calendar/busy", self.read_from),
            web.post("/calendar/busy/drop", self.forget),
            web.post("/calendar/file", self.take_file),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show how calendars are joined."""
        return await self._page(request, Form(), Mistakes())

    async def make_link(self, request: web.Request) -> web.Response:
        """Make the secret address, or a new one in its place."""
        secret = secrets.token_urlsafe(_SECRET_BYTES)
        await self._doorway.write(_give_out, _viewer(request), secret)
        raise web.HTTPSeeOther(f"{PATH}?done=calendar_link")

    async def drop_link(self, request: web.Request) -> web.Response:
        """Let the address give nothing more."""
        await self._doorway.write(_give_out, _viewer(request), "")
        raise web.HTTPSeeOther(f"{PATH}?done=calendar_off")

    async def read_from(self, request: web.Request) -> web.Response:
        """Read busy times from an address."""
        viewer, form, mistakes = _viewer(request), await read_form(request), Mistakes()
        address = read_words(form, "address", MOST_OF_ADDRESS, mistakes)
        if address.startswith("webcal:"):
            address = "https:" + address.removeprefix("webcal:")
        if not mistakes and why_not(address, self._doorway.house.public_url):
            mistakes.add("address", "address")
        if mistakes:
            return await self._page(request, form, mistakes)
        await self._doorway.write(_read_from, viewer, address)
        raise web.HTTPSeeOther(f"{PATH}?done=calendar_in")

    async def forget(self, request: web.Request) -> web.Response:
        """Read no more, and forget what was read."""
        await self._doorway.write(_read_from, _viewer(request), "")
        raise web.HTTPSeeOther(f"{PATH}?done=calendar_off")

    async def take_file(self, request: web.Request) -> web.Response:
        """Read busy times from a file."""
        viewer, mistakes = _viewer(request), Mistakes()
        given = (await request.post()).get("file")
        file = given.file.read() if isinstance(given, web.FileField) else b""
        now, house = self._doorway.clock.now(), self._doorway.house
        try:
            spans = await asyncio.to_thread(
                read_busy,
                file,
                now,
                now + busy.AHEAD,
                zone=COPENHAGEN,
                host=busy.host_of(house),
            )
        except NotACalendarError:
            mistakes.add("file", "calendar")
            return await self._page(request, Form(), mistakes)
        await self._doorway.write(busy.keep, viewer.id, spans)
        raise web.HTTPSeeOther(f"{PATH}?done=calendar_file")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        now = self._doorway.clock.now()
        view = await self._doorway.read(_read, _viewer(request), now)
        public_url = self._doorway.house.public_url
        secret = view.feed.secret if view.feed else ""
        return self._pages.page(
            request,
            "calendar.html",
            status=422 if mistakes else 200,
            view=view,
            link=f"{public_url}/calendar/feed/{secret}.ics" if secret else "",
            form=form,
            mistakes=mistakes,
        )


def _viewer(request: web.Request) -> Viewer:
    """Only who has appointments of their own has a calendar here."""
    viewer = request[VIEWER]
    if not viewer.window.caseload:
        raise NotHereError
    return viewer


def _read(connection: Connection, viewer: Viewer, now: datetime) -> CalendarView:
    spans = feeds.busy_of(connection, viewer.id, now)
    return CalendarView(feeds.of_staff(connection, viewer.id), spans[:MOST_SHOWN])


def _give_out(work: Work, viewer: Viewer, secret: str) -> None:
    feeds.give_out(work.connection, viewer.colleague, secret)


def _read_from(work: Work, viewer: Viewer, url: str) -> None:
    feeds.read_from(work.connection, viewer.colleague, url)
