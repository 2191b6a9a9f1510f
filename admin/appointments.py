"""Make, move and cancel an appointment; the person is told once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Concatenate, ParamSpec, TypeVar

from aiohttp import web

from admin import access
from admin.access import Viewer
from admin.appointment_view import (
    REPEATS,
    AppointmentView,
    Wanted,
    fill,
    read_appointment,
    read_wanted,
)
from admin.fields import Mistakes
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from admin.ways_back import after
from bot.doorway import Doorway
from bot.effects.appointments import appointing, no_shows
from bot.effects.appointments.appointing import Terms
from bot.effects.appointments.series import cancel_rest, make_series
from bot.effects.turn import Work
from bot.store import companies, shadow_days, submissions
from bot.store.pages.appointments import lies_over
from bot.wording.neutral import Neutral

P = ParamSpec("P")
T = TypeVar("T")
NEW = r"/people/{person_id:\d{1,18}}/appointments"
ONE = r"/appointments/{id:\d{1,18}}"


class AppointmentPages:
    """Routes of appointments."""

    def __init__(self, doorway: Doorway, pages: Pages, neutral: Neutral) -> None:
        """Take what the pages read, how they are made, and what SMS may not carry."""
        self._doorway = doorway
        self._pages = pages
        self._neutral = neutral

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(NEW, self.show),
            web.post(NEW, self.make),
            web.get(ONE, self.show),
            web.post(f"{ONE}/move", self.move),
            web.post(f"{ONE}/cancel", self.cancel),
            web.post(f"{ONE}/cancel-rest", self.cancel_rest),
            web.post(f"{ONE}/held", self.hold),
            web.post(f"{ONE}/missed", self.miss),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the form, empty or as the appointment stands."""
        view = await self._do(request, read_appointment, request.match_info)
        return self._form(request, view, fill(view, request.query), Mistakes())

    async def make(self, request: web.Request) -> web.Response:
        """Make an appointment; the same form sent twice makes one."""
        form, mistakes = await read_form(request), Mistakes()
        view = await self._do(request, read_appointment, request.match_info)
        wanted = self._read(form, view, mistakes)
        if wanted is None:
            return self._form(request, view, form, mistakes)
        shadow_id = await self._do(
            request, _make, view.person.id, wanted, once=form["once"]
        )
        if shadow_id is not None:
            raise web.HTTPSeeOther(f"/admin/shadow/{shadow_id}?done=proposed")
        done = "made_series" if wanted.rhythm else "made"
        done += await self._over(request, wanted.terms)
        raise after(form, view.path, done, "appointments")

    async def move(self, request: web.Request) -> web.Response:
        """Change time, place or anything else of it."""
        form, mistakes = await read_form(request), Mistakes()
        view = await self._do(request, read_appointment, request.match_info)
        wanted = self._read(form, view, mistakes)
        if wanted is None:
            return self._form(request, view, form, mistakes)
        done = await self._do(request, _move, _id(request), wanted)
        if done == "moved":
            done += await self._over(request, wanted.terms)
        path = f"/admin/shadow/{view.shadow_id}" if view.shadow_id else view.path
        raise after(form, path, done, "appointments")

    async def cancel(self, request: web.Request) -> web.Response:
        """Cancel it."""
        return await self._carry_out(request, _cancel, "cancelled")

    async def cancel_rest(self, request: web.Request) -> web.Response:
        """Cancel it and those of its series after it."""
        return await self._carry_out(request, _cancel_rest, "rest_cancelled")

    async def hold(self, request: web.Request) -> web.Response:
        """Note that they have met."""
        return await self._carry_out(request, _hold, "held")

    async def miss(self, request: web.Request) -> web.Response:
        """Note that they did not meet; kind words and a new time are offered."""
        return await self._carry_out(request, _miss, "missed")

    async def _carry_out(
        self,
        request: web.Request,
        deed: Callable[[Work, Viewer, int], bool],
        done: str,
    ) -> web.Response:
        form = await read_form(request)
        view = await self._do(request, read_appointment, request.match_info)
        is_done = await self._do(request, deed, _id(request))
        raise after(form, view.path, done if is_done else "too_late", "appointments")

    async def _over(self, request: web.Request, terms: Terms) -> str:
        """Tell of an appointment that lies over something else of one's own."""
        ends_at = terms.starts_at + timedelta(minutes=terms.minutes)
        found = await self._doorway.read(
            lies_over, request[VIEWER].id, terms.starts_at, ends_at
        )
        return "_over" if found > 1 else ""

    def _read(
        self, form: Form, view: AppointmentView, mistakes: Mistakes
    ) -> Wanted | None:
        now = self._doorway.clock.now()
        return read_wanted(form, view, mistakes, neutral=self._neutral, now=now)

    async def _do(
        self,
        request: web.Request,
        deed: Callable[Concatenate[Work, Viewer, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        return await self._doorway.write(deed, request[VIEWER], *args, **named)

    def _form(
        self,
        request: web.Request,
        view: AppointmentView,
        form: Form,
        mistakes: Mistakes,
    ) -> web.Response:
        return self._pages.page(
            request,
            "appointment.html",
            status=422 if mistakes else 200,
            view=view,
            person=view.person,
            appointment=view.appointment,
            form=form,
            mistakes=mistakes,
            repeats=REPEATS,
            back=form["back"] or request.query.get("back", ""),
            today=self._doorway.clock.now().astimezone(view.zone).date(),
        )


def _make(
    work: Work, viewer: Viewer, person_id: int, wanted: Wanted, *, once: str
) -> int | None:
    """Make it; a day of shadowing is only proposed, and its id is given."""
    person = access.person(work.connection, viewer, person_id)
    if not submissions.is_first(work.connection, viewer.colleague, once, work.now):
        return None
    terms = _with_contact(work, person.municipality_id, wanted)
    if wanted.rhythm is not None:
        rhythm = wanted.rhythm
        make_series(work, person.id, terms, viewer.colleague, rhythm=rhythm)
        return None
    made = appointing.make(work, person.id, terms, viewer.colleague)
    day = shadow_days.of_appointment(work.connection, made.id)
    return day.id if day is not None else None


def _move(work: Work, viewer: Viewer, appointment_id: int, wanted: Wanted) -> str:
    found = access.appointment(work.connection, viewer, appointment_id)
    terms = _with_contact(work, found.municipality_id, wanted)
    return appointing.move(work, found.id, terms, viewer.colleague) or "too_late"


def _with_contact(work: Work, municipality_id: int, wanted: Wanted) -> Terms:
    """Know the contact at the place from now on."""
    if wanted.contact is None:
        return wanted.terms
    connection, company = work.connection, wanted.terms.company or ""
    company_id = companies.ensure_company(
        connection, municipality_id, company, work.now
    )
    contact = companies.ensure_contact(connection, company_id, wanted.contact, work.now)
    return replace(wanted.terms, contact_id=contact.id)


def _cancel(work: Work, viewer: Viewer, appointment_id: int) -> bool:
    found = access.appointment(work.connection, viewer, appointment_id)
    return appointing.cancel(work, found.id, viewer.colleague)


def _cancel_rest(work: Work, viewer: Viewer, appointment_id: int) -> bool:
    found = access.appointment(work.connection, viewer, appointment_id)
    return cancel_rest(work, found.id, viewer.colleague)


def _hold(work: Work, viewer: Viewer, appointment_id: int) -> bool:
    found = access.appointment(work.connection, viewer, appointment_id)
    return no_shows.mark_held(work, found.id, viewer.colleague)


def _miss(work: Work, viewer: Viewer, appointment_id: int) -> bool:
    found = access.appointment(work.connection, viewer, appointment_id)
    return no_shows.mark_missed(work, found.id)


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
