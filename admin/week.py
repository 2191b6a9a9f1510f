"""The week: what is agreed, which slots are free, and where to make more."""

from datetime import datetime, timedelta

from aiohttp import web

from admin.access import NotHereError, Viewer
from admin.fields import Mistakes, is_id, read_number
from admin.guard import Form, read_form
from admin.local_time import read_local
from admin.place_fields import read_ahead
from admin.rendering import VIEWER, Pages
from admin.ways_back import WEEK, after
from admin.week_view import read_week
from bot.clock import COPENHAGEN
from bot.doorway import Doorway
from bot.effects.appointments import slot_desk

SHORTEST, LONGEST, USUAL = 10, 240, 45
#: A stretch of free time is within one day.
MOST_OF_DAY = timedelta(hours=14)


class WeekPages:
    """Routes of the week."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/week", self.show),
            web.get("/week/new", self.choose_person),
            web.post("/week/slots", self.open_slots),
            web.post("/week/slots/close", self.close_slot),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show a week."""
        return await self._page(request, Form(minutes=str(USUAL)), Mistakes())

    async def choose_person(self, request: web.Request) -> web.Response:
        """Go to the form of a new appointment with somebody."""
        person, week = request.query.get("person", ""), request.query.get("week", "")
        if not is_id(person):
            raise web.HTTPSeeOther(WEEK)
        back = f"{WEEK}%3Fweek={week}" if week.replace("-", "").isalnum() else WEEK
        raise web.HTTPSeeOther(f"/admin/people/{person}/appointments?back={back}")

    async def open_slots(self, request: web.Request) -> web.Response:
        """Cut a stretch of time into slots that young people can take."""
        form, mistakes, viewer = await read_form(request), Mistakes(), _viewer(request)
        minutes = read_number(form, "minutes", SHORTEST, LONGEST, mistakes)
        if mistakes.of("minutes"):
            mistakes.change("minutes", "slot_minutes")
        span = self._read_span(form, minutes, mistakes)
        if span is None:
            return await self._page(request, form, mistakes)
        opened = await self._doorway.write(
            slot_desk.open_slots, viewer.colleague, *span, minutes=minutes
        )
        raise after(form, WEEK, "slots_opened" if opened else "slots_known")

    async def close_slot(self, request: web.Request) -> web.Response:
        """Close a slot that nobody has taken."""
        form, viewer = await read_form(request), _viewer(request)
        try:
            starts_at = datetime.fromisoformat(form["at"])
        except ValueError:
            raise web.HTTPBadRequest from None
        if starts_at.tzinfo is None:
            raise web.HTTPBadRequest
        is_closed = await self._doorway.write(
            slot_desk.close_slot, viewer.colleague, starts_at
        )
        raise after(form, WEEK, "slot_closed" if is_closed else "slot_gone")

    def _read_span(
        self, form: Form, minutes: int, mistakes: Mistakes
    ) -> tuple[datetime, datetime] | None:
        """Read from when until when, on one day."""
        now = self._doorway.clock.now()
        since = read_ahead(form, COPENHAGEN, mistakes, now)
        ends = Form(form, until_date=form["date"])
        until = read_local(ends, COPENHAGEN, mistakes, "until_")
        if mistakes or since is None or until is None:
            return None
        if not timedelta(minutes=minutes) <= until - since <= MOST_OF_DAY:
            mistakes.add("until_time", "slot_span")
            return None
        return since, until

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        now = self._doorway.clock.now()
        wanted = request.query.get("week", "") or form["back"].partition("week=")[2]
        view = await self._doorway.read(read_week, _viewer(request), wanted, now)
        return self._pages.page(
            request,
            "week.html",
            status=422 if mistakes else 200,
            view=view,
            form=form,
            mistakes=mistakes,
        )


def _viewer(request: web.Request) -> Viewer:
    """Only who has appointments of their own has a week here."""
    viewer = request[VIEWER]
    if not viewer.window.caseload:
        raise NotHereError
    return viewer
