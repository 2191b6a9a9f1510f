"""Everything about one person: handed out or deleted, for IT and the officer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from admin.access import NotHereError, Viewer
from admin.fields import Mistakes
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.papers import erasing
from bot.effects.papers.erasing import InNeedError
from bot.effects.papers.paper import Paper, as_json, as_text
from bot.effects.papers.person import hand_out
from bot.effects.turn import Work
from bot.rules.phones import BadPhoneError, read_phone
from bot.store import data_wishes, deeds, holdings, people
from bot.store.conversations import Subject
from bot.store.data_wishes import DataWish
from bot.store.database import Connection
from bot.store.pages.wishes import WishRow, erasures_wished
from bot.store.people import Person

ONE = r"/data/{id:\d{1,18}}"
#: A wish is carried out within a month; the law's own span.
WITHIN = timedelta(days=30)
#: Longer than any id; shorter than any number.
_LONGEST_ID = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingsView:
    """What is stored about one person, in figures alone."""

    person: Person
    counts: Mapping[str, int]
    wishes: Sequence[DataWish]
    is_in_need: bool


class HoldingsPages:
    """Routes of handing out and deleting; each needs a fresh proof of who it is."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the pages read and how they are made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/data", self.ask),
            web.post("/data", self.find),
            web.get(ONE, self.show),
            web.post(f"{ONE}/export", self.export),
            web.post(f"{ONE}/erase", self.erase),
        ]

    async def ask(self, request: web.Request) -> web.Response:
        """Ask whom it is about; who wishes to be erased stands there."""
        return await self._ask(request, Form(), Mistakes())

    async def find(self, request: web.Request) -> web.Response:
        """Find a person by number or id; others' people are not to be found."""
        self._need_proof(request, "/admin/data")
        form, mistakes = await read_form(request), Mistakes()
        found = await self._doorway.read(_find, request[VIEWER], form["person"])
        if found is None:
            mistakes.add("person", "unknown_person")
            return await self._ask(request, form, mistakes)
        raise web.HTTPSeeOther(f"/admin/data/{found}")

    async def show(self, request: web.Request) -> web.Response:
        """Show how much is stored, never what."""
        self._need_proof(request, f"/admin/data/{_id(request)}")
        return await self._page(request, Mistakes())

    async def export(self, request: web.Request) -> web.Response:
        """Hand out all of it as a file, for the person to read."""
        self._need_proof(request, f"/admin/data/{_id(request)}")
        form = await read_form(request)
        paper = await self._doorway.write(_export, request[VIEWER], _id(request))
        is_json = form["kind"] == "json"
        text, kind = (as_json(paper), "json") if is_json else (as_text(paper), "txt")
        return web.Response(
            text=text,
            content_type="application/json" if is_json else "text/plain",
            charset="utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="{_id(request)}.{kind}"'
            },
        )

    async def erase(self, request: web.Request) -> web.Response:
        """Delete all of it; it cannot be taken back."""
        self._need_proof(request, f"/admin/data/{_id(request)}")
        form, mistakes = await read_form(request), Mistakes()
        if form["sure"] != "1":
            mistakes.add("sure", "not_sure")
            return await self._page(request, mistakes)
        try:
            await self._doorway.write(_erase, request[VIEWER], _id(request))
        except InNeedError:
            mistakes.add("sure", "in_need")
            return await self._page(request, mistakes)
        self._doorway.database.forget_deleted()
        raise web.HTTPSeeOther("/admin/data?done=person_erased")

    def _need_proof(self, request: web.Request, way_back: str) -> None:
        if not request[VIEWER].session.has_proved(self._doorway.clock.now()):
            raise web.HTTPSeeOther(f"/admin/me/proof?next={way_back}")

    async def _ask(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        wishes = await self._doorway.read(_wishes, request[VIEWER])
        return self._pages.page(
            request,
            "data.html",
            status=422 if mistakes else 200,
            wishes=wishes,
            within=WITHIN,
            form=form,
            mistakes=mistakes,
        )

    async def _page(self, request: web.Request, mistakes: Mistakes) -> web.Response:
        view = await self._doorway.read(_read, request[VIEWER], _id(request))
        return self._pages.page(
            request,
            "data_person.html",
            status=422 if mistakes else 200,
            view=view,
            person=view.person,
            mistakes=mistakes,
        )


def _places(viewer: Viewer) -> frozenset[int]:
    places = viewer.window.keeps | viewer.window.audits
    if not places:
        raise NotHereError
    return places


def _wishes(connection: Connection, viewer: Viewer) -> Sequence[WishRow]:
    return erasures_wished(connection, _places(viewer))


def _find(connection: Connection, viewer: Viewer, text: str) -> int | None:
    plain = text.strip()
    if plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST_ID:
        found = people.lock(connection, int(plain))
    else:
        try:
            found = people.by_address(connection, "sms", read_phone(plain))
        except BadPhoneError:
            return None
    is_here = found is not None and found.municipality_id in _places(viewer)
    return found.id if found is not None and is_here else None


def _person(connection: Connection, viewer: Viewer, person_id: int) -> Person:
    found = people.lock(connection, person_id)
    if found is None or found.municipality_id not in _places(viewer):
        raise NotHereError
    return found


def _read(connection: Connection, viewer: Viewer, person_id: int) -> HoldingsView:
    person = _person(connection, viewer, person_id)
    return HoldingsView(
        person=person,
        counts=erasing.count_of(connection, person),
        wishes=data_wishes.open_of(connection, person.id),
        is_in_need=holdings.has_open_alert(connection, person.id),
    )


def _export(work: Work, viewer: Viewer, person_id: int) -> Paper:
    person = _person(work.connection, viewer, person_id)
    _note(work, viewer, "person_exported", person)
    return hand_out(work, person, viewer.id)


def _erase(work: Work, viewer: Viewer, person_id: int) -> None:
    person = _person(work.connection, viewer, person_id)
    erasing.erase(work.connection, person, work.now, viewer.id)
    _note(work, viewer, "person_erased", person)


def _note(work: Work, viewer: Viewer, what: str, person: Person) -> None:
    deeds.note(
        work.connection,
        viewer.colleague,
        what,
        Subject("person", person.id),
        details={},
        now=work.now,
    )


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
