"""A programme's watch: who is on it now, who is away, who has the duty, a test."""

from aiohttp import web

from admin import access, duty_deeds
from admin.duty_deeds import ABSENCE, SHIFT, Entry
from admin.fields import Mistakes
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from admin.watch_view import read_watch
from bot.doorway import Doorway
from bot.store.places import Place

ONE = r"/programmes/{id:\d{1,18}}"


class ProgrammePages:
    """Routes of a programme's watch."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/programmes", self.choose),
            web.get(ONE, self.show),
            web.post(f"{ONE}/drill", self.sound),
            web.post(f"{ONE}/absences", self.add_absence),
            web.post(f"{ONE}/absences/drop", self.drop_absence),
            web.post(f"{ONE}/shifts", self.add_shift),
            web.post(f"{ONE}/shifts/drop", self.drop_shift),
        ]

    async def choose(self, request: web.Request) -> web.Response:
        """List the programmes that one leads; a single one is opened."""
        led = await self._doorway.read(access.places_led, request[VIEWER])
        if len(led) == 1:
            raise web.HTTPSeeOther(f"/admin/programmes/{led[0].programme_id}")
        if not led:
            raise web.HTTPNotFound
        return self._pages.page(request, "programmes.html", places=led)

    async def show(self, request: web.Request) -> web.Response:
        """Show who is on watch."""
        return await self._page(request, Form(), Mistakes())

    async def sound(self, request: web.Request) -> web.Response:
        """Sound a test alarm, or show the one that still climbs."""
        alert_id = await self._doorway.write(
            duty_deeds.sound, request[VIEWER], _id(request)
        )
        raise web.HTTPSeeOther(f"/admin/alerts/{alert_id}")

    async def add_absence(self, request: web.Request) -> web.Response:
        """Note that somebody will be away; both days count."""
        return await self._add(request, ABSENCE)

    async def drop_absence(self, request: web.Request) -> web.Response:
        """Take an absence back."""
        form = await read_form(request)
        await self._doorway.write(
            duty_deeds.drop_absence, request[VIEWER], _id(request), form["one"]
        )
        raise self._back(request, "absence_dropped")

    async def add_shift(self, request: web.Request) -> web.Response:
        """Give somebody the duty phone for a while."""
        return await self._add(request, SHIFT)

    async def drop_shift(self, request: web.Request) -> web.Response:
        """Take a shift back."""
        form = await read_form(request)
        await self._doorway.write(
            duty_deeds.drop_shift, request[VIEWER], _id(request), form["one"]
        )
        raise self._back(request, "shift_dropped")

    async def _add(self, request: web.Request, entry: Entry) -> web.Response:
        form, mistakes = await read_form(request), Mistakes()
        place = await self._place(request)
        span = entry.read(form, place, mistakes)
        if span is not None:
            viewer = request[VIEWER]
            if await self._doorway.write(entry.add, viewer, place, form, span):
                raise self._back(request, entry.done)
            mistakes.add(entry.who, "missing")
        return await self._page(request, form, mistakes)

    async def _place(self, request: web.Request) -> Place:
        return await self._doorway.read(access.place, request[VIEWER], _id(request))

    def _back(self, request: web.Request, done: str) -> web.HTTPSeeOther:
        return web.HTTPSeeOther(f"/admin/programmes/{_id(request)}?done={done}")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.write(read_watch, request[VIEWER], _id(request))
        now = self._doorway.clock.now().astimezone(view.place.programme.time_zone)
        return self._pages.page(
            request,
            "programme.html",
            status=422 if mistakes else 200,
            view=view,
            place=view.place,
            form=form,
            mistakes=mistakes,
            local_now=now,
        )


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
