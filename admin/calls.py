"""An agreed call: who rings, when, and from which number."""

from datetime import datetime

from aiohttp import web

from admin import access
from admin.access import Viewer
from admin.fields import Mistakes, read_choice
from admin.guard import Form, read_form
from admin.place_fields import read_ahead
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.appointments import calls
from bot.effects.team import staff_writing
from bot.effects.turn import Work
from bot.rules.phones import BadPhoneError, read_phone, show_phone
from bot.store import submissions
from bot.store.people import Person

ONE = r"/people/{id:\d{1,18}}/call"
#: The number that is seen: one's work phone, another one, or none.
_OWN, _OTHER, _HIDDEN = "own", "other", "hidden"


class CallPages:
    """Routes of an agreed call."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [web.get(ONE, self.show), web.post(ONE, self.agree)]

    async def show(self, request: web.Request) -> web.Response:
        """Show the form."""
        has_phone = bool(request[VIEWER].colleague.phone)
        form = Form(seen=_OWN if has_phone else _OTHER)
        return await self._page(request, form, Mistakes())

    async def agree(self, request: web.Request) -> web.Response:
        """Tell the person who rings, when and from which number."""
        form, mistakes = await read_form(request), Mistakes()
        person = await self._doorway.read(access.person, request[VIEWER], _id(request))
        now, zone = self._doorway.clock.now(), person.programme.time_zone
        at = read_ahead(form, zone, mistakes, now)
        number = self._read_number(request, form, mistakes)
        if mistakes or at is None:
            return await self._page(request, form, mistakes)
        await self._doorway.write(
            _agree, request[VIEWER], person.id, at, number=number, once=form["once"]
        )
        raise web.HTTPSeeOther(
            f"/admin/people/{person.id}?done=call_agreed#appointments"
        )

    def _read_number(self, request: web.Request, form: Form, mistakes: Mistakes) -> str:
        """Read what is seen on the phone when it rings."""
        seen = read_choice(form, "seen", self._ways(request), mistakes)
        if seen == _HIDDEN:
            return self._doorway.house.words.term("appointment.hidden_number")
        if seen == _OWN:
            return request[VIEWER].colleague.phone
        try:
            return read_phone(form["number"].strip())
        except BadPhoneError:
            mistakes.add("number", "phone")
            return ""

    def _ways(self, request: web.Request) -> tuple[str, ...]:
        has_phone = bool(request[VIEWER].colleague.phone)
        return (_OWN, _OTHER, _HIDDEN) if has_phone else (_OTHER, _HIDDEN)

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        person: Person = await self._doorway.read(
            access.person, request[VIEWER], _id(request)
        )
        return self._pages.page(
            request,
            "call.html",
            status=422 if mistakes else 200,
            person=person,
            form=form,
            mistakes=mistakes,
            ways=self._ways(request),
            own_phone=show_phone(request[VIEWER].colleague.phone),
            may_write=staff_writing.may_write(person),
        )


def _agree(
    work: Work,
    viewer: Viewer,
    person_id: int,
    at: datetime,
    *,
    number: str,
    once: str,
) -> None:
    person = access.person(work.connection, viewer, person_id)
    if submissions.is_first(work.connection, viewer.colleague, once, work.now):
        calls.announce_call(work, person.id, at, viewer.colleague, number=number)


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
