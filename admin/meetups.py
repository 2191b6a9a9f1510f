"""One meetup: invite with a preview, who comes, attendance, and words to them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import web

from admin import access, meetup_deeds
from admin.access import Viewer
from admin.fields import Mistakes, is_id, read_number, read_words
from admin.guard import Form, read_form
from admin.local_time import read_local
from admin.meetup_deeds import MeetupTerms
from admin.meetup_view import (
    HelperView,
    MeetupView,
    hosts_for,
    leads,
    read_as_helper,
    read_meetup,
    zone_of,
)
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.rules.waiting_list import QUEUES
from bot.store.database import Connection
from bot.store.pages.meetups import GroupRow
from bot.store.staff import Colleague
from bot.wording.neutral import Neutral

ONE = r"/meetups/{id:\d{1,18}}"
NEW = r"/groups/{group_id:\d{1,18}}/meetups"
MOST_OF_TITLE, MOST_OF_PLACE, MOST_OF_WORDS = 60, 80, 300
SHORTEST, LONGEST, USUAL, MOST_PLACES = 15, 900, 120, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NewView:
    """What the form of a new meetup needs."""

    group: GroupRow
    hosts: list[Colleague]
    zone: ZoneInfo


class MeetupPages:
    """Routes of one meetup."""

    def __init__(self, doorway: Doorway, pages: Pages, neutral: Neutral) -> None:
        """Take what the pages read, how they are made, and what SMS may not carry."""
        self._doorway = doorway
        self._pages = pages
        self._neutral = neutral

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(NEW, self.ask),
            web.post(NEW, self.make),
            web.get(ONE, self.show),
            web.post(f"{ONE}/announce", self.announce),
            web.post(f"{ONE}/announce/stop", self.stop_inviting),
            web.post(f"{ONE}/write/stop", self.stop_writing),
            web.post(f"{ONE}/change", self.change),
            web.post(f"{ONE}/cancel", self.cancel),
            web.post(f"{ONE}/queue", self.choose_queue),
            web.post(f"{ONE}/meet", self.meet),
            web.post(f"{ONE}/write", self.write),
            web.post(f"{ONE}/attendance", self.note_attendance),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the meetup; a volunteer sees first names and what they promised."""
        return await self._page(request, Form(), Mistakes())

    async def ask(self, request: web.Request) -> web.Response:
        """Show the form of a new meetup."""
        form = Form(minutes=str(USUAL), facilitator=str(request[VIEWER].id))
        return await self._new(request, form, Mistakes())

    async def make(self, request: web.Request) -> web.Response:
        """Make it; nobody hears of it before it is announced."""
        form, mistakes = await read_form(request), Mistakes()
        new = await self._doorway.read(_read_new, request[VIEWER], _group_id(request))
        terms = self._read_terms(form, new.zone, mistakes)
        if terms is None:
            return await self._new(request, form, mistakes)
        viewer = request[VIEWER]
        made = await self._doorway.write(meetup_deeds.make, viewer, new.group, terms)
        if made is None:
            mistakes.add("date", "taken")
            return await self._new(request, form, mistakes)
        raise web.HTTPSeeOther(f"/admin/meetups/{made}?done=meetup_made")

    async def announce(self, request: web.Request) -> web.Response:
        """Send the invitation to those it can reach."""
        await self._doorway.write(meetup_deeds.announce, request[VIEWER], _id(request))
        raise _back(request, "announced")

    async def stop_inviting(self, request: web.Request) -> web.Response:
        """Stop half-way: whoever has not been invited yet is not."""
        write = self._doorway.write
        await write(meetup_deeds.stop_inviting, request[VIEWER], _id(request))
        raise _back(request, "inviting_stopped")

    async def stop_writing(self, request: web.Request) -> web.Response:
        """Stop half-way: whoever has not got the words yet does not."""
        write = self._doorway.write
        await write(meetup_deeds.stop_writing, request[VIEWER], _id(request))
        raise _back(request, "writing_stopped")

    async def change(self, request: web.Request) -> web.Response:
        """Change it; a new time or place is told to everybody concerned."""
        form, mistakes = await read_form(request), Mistakes()
        view = await self._doorway.write(read_meetup, request[VIEWER], _id(request))
        terms = self._read_terms(form, view.zone, mistakes)
        if terms is None:
            return await self._page(request, form, mistakes)
        done = await self._doorway.write(
            meetup_deeds.change, request[VIEWER], _id(request), terms
        )
        raise _back(request, done)

    async def cancel(self, request: web.Request) -> web.Response:
        """Cancel it; everybody concerned is told."""
        await self._doorway.write(meetup_deeds.cancel, request[VIEWER], _id(request))
        raise _back(request, "meetup_cancelled")

    async def choose_queue(self, request: web.Request) -> web.Response:
        """Choose who of those who wait comes first."""
        queue = (await read_form(request))["queue"]
        write = self._doorway.write
        await write(meetup_deeds.choose_queue, request[VIEWER], _id(request), queue)
        raise _back(request, "queue")

    async def meet(self, request: web.Request) -> web.Response:
        """Promise that a named adult meets or fetches somebody, and where."""
        form, mistakes = await read_form(request), Mistakes()
        read_words(form, "where", MOST_OF_PLACE, mistakes)
        if self._neutral.health_words(form["where"]):
            mistakes.add("where", "health")
        if mistakes or not (is_id(form["rsvp"]) and is_id(form["host"])):
            return await self._page(request, form, mistakes)
        write = self._doorway.write
        is_met = await write(meetup_deeds.meet, request[VIEWER], _id(request), form)
        raise _back(request, "met" if is_met else "not_met")

    async def write(self, request: web.Request) -> web.Response:
        """Write to those who come; nobody sees to whom else it went."""
        form, mistakes = await read_form(request), Mistakes()
        words = read_words(form, "words", MOST_OF_WORDS, mistakes)
        if self._neutral.health_words(words):
            mistakes.add("words", "health")
        if mistakes:
            return await self._page(request, form, mistakes)
        await self._doorway.write(
            meetup_deeds.write_to_comers,
            request[VIEWER],
            _id(request),
            words,
            once=form["once"],
        )
        raise _back(request, "written_all")

    async def note_attendance(self, request: web.Request) -> web.Response:
        """Note who came, and who came without having said so."""
        fields = await request.post()
        came = {int(one) for one in map(str, fields.getall("came", [])) if is_id(one)}
        other = str(fields.get("other", ""))
        await self._doorway.write(
            meetup_deeds.note_attendance,
            request[VIEWER],
            _id(request),
            came,
            other=int(other) if is_id(other) else None,
        )
        raise _back(request, "attendance")

    def _read_terms(
        self, form: Form, zone: ZoneInfo, mistakes: Mistakes
    ) -> MeetupTerms | None:
        title = read_words(form, "title", MOST_OF_TITLE, mistakes)
        starts_at = read_local(form, zone, mistakes)
        if starts_at is not None and starts_at <= self._doorway.clock.now():
            mistakes.add("date", "past")
        minutes = read_number(form, "minutes", SHORTEST, LONGEST, mistakes)
        place = read_words(form, "place", MOST_OF_PLACE, mistakes)
        for field, words in (("title", title), ("place", place)):
            if self._neutral.health_words(words):
                mistakes.add(field, "health")
        limit = form["places"].strip()
        places = (
            read_number(form, "places", 1, MOST_PLACES, mistakes) if limit else None
        )
        if mistakes or starts_at is None:
            return None
        return MeetupTerms(
            title=" ".join(title.split()),
            starts_at=starts_at,
            minutes=minutes,
            place=" ".join(place.split()),
            places=places,
            facilitator=form["facilitator"],
        )

    async def _new(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        new = await self._doorway.read(_read_new, request[VIEWER], _group_id(request))
        return self._pages.page(
            request,
            "meetup_new.html",
            status=422 if mistakes else 200,
            new=new,
            form=form,
            mistakes=mistakes,
            today=self._doorway.clock.now().astimezone(new.zone).date(),
        )

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.write(_read, request[VIEWER], _id(request))
        name = "meetup_helper.html" if isinstance(view, HelperView) else "meetup.html"
        return self._pages.page(
            request,
            name,
            status=422 if mistakes else 200,
            view=view,
            meetup=view.meetup,
            form=form,
            mistakes=mistakes,
            filled=form if mistakes and form["title"] else _filled(view),
            queues=QUEUES,
        )


def _read(work: Work, viewer: Viewer, meetup_id: int) -> MeetupView | HelperView:
    if leads(work.connection, viewer, meetup_id):
        return read_meetup(work, viewer, meetup_id)
    return read_as_helper(work, viewer, meetup_id)


def _read_new(connection: Connection, viewer: Viewer, group_id: int) -> NewView:
    group = access.group(connection, viewer, group_id)
    hosts = list(hosts_for(connection, group))
    return NewView(group=group, hosts=hosts, zone=zone_of(connection, group))


def _filled(view: MeetupView | HelperView) -> Form:
    """Fill the form as the meetup stands."""
    if isinstance(view, HelperView):
        return Form()
    meetup = view.meetup
    local: datetime = meetup.starts_at.astimezone(view.zone)
    return Form(
        title=meetup.title,
        date=local.date().isoformat(),
        time=f"{local:%H:%M}",
        minutes=str(meetup.minutes),
        place=meetup.place,
        places=str(meetup.places or ""),
    )


def _back(request: web.Request, done: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(f"/admin/meetups/{_id(request)}?done={done}")


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])


def _group_id(request: web.Request) -> int:
    return int(request.match_info["group_id"])
