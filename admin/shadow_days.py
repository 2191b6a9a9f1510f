"""Days of shadowing: a place is proposed, ticked off, confirmed or cancelled."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from aiohttp import web

from admin import shadow_deeds
from admin.access import Viewer
from admin.fields import Mistakes, is_id, read_words
from admin.guard import Form, read_form
from admin.place_fields import (
    MOST_OF_NAME,
    read_ahead,
    read_contact,
    read_minutes,
    read_place,
    refuse_health,
    refuse_long,
)
from admin.rendering import VIEWER, Pages
from admin.shadow_view import ShadowView, WishView, read_shadow, read_wish
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.effects.work.shadow_places import Place
from bot.effects.work.shadowing import MOST_LETTERS
from bot.store.pages import tasks
from bot.wording.neutral import Neutral

P = ParamSpec("P")
T = TypeVar("T")
NEW = r"/people/{person_id:\d{1,18}}/shadow"
ONE = r"/shadow/{id:\d{1,18}}"
USUAL = 180


class ShadowPages:
    """Routes of days of shadowing."""

    def __init__(self, doorway: Doorway, pages: Pages, neutral: Neutral) -> None:
        """Take what the pages read, how they are made, and what SMS may not carry."""
        self._doorway = doorway
        self._pages = pages
        self._neutral = neutral

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(NEW, self.look_for_place),
            web.post(NEW, self.propose),
            web.post(f"{NEW}/ask", self.ask_for_wish),
            web.get(ONE, self.show),
            web.post(f"{ONE}/ticks", self.tick),
            web.post(f"{ONE}/talk", self.note_talk),
            web.post(f"{ONE}/practical", self.note_practical),
            web.post(f"{ONE}/contact", self.choose_contact),
            web.post(f"{ONE}/confirm", self.confirm),
            web.post(f"{ONE}/company", self.promise_company),
            web.post(f"{ONE}/cancel", self.cancel),
        ]

    async def look_for_place(self, request: web.Request) -> web.Response:
        """Show the wish, and the form of a place."""
        form = Form(minutes=str(USUAL))
        return await self._new(request, form, Mistakes())

    async def ask_for_wish(self, request: web.Request) -> web.Response:
        """Have Makker ask what they would like to try."""
        form, person_id = await read_form(request), _person_id(request)
        await self._do(request, shadow_deeds.ask_for_wish, person_id, form["once"])
        raise web.HTTPSeeOther(f"/admin/people/{person_id}/shadow?done=wish_asked")

    async def propose(self, request: web.Request) -> web.Response:
        """Propose a place; the same form sent twice proposes one."""
        form, mistakes = await read_form(request), Mistakes()
        view = await self._do(request, read_wish, _person_id(request))
        place = self._read_place(form, view, mistakes)
        if place is None:
            return await self._new(request, form, mistakes)
        person_id = view.person.id
        day = await self._doorway.write(
            shadow_deeds.propose, request[VIEWER], person_id, place, once=form["once"]
        )
        page = f"people/{person_id}/shadow" if day is None else f"shadow/{day}"
        raise web.HTTPSeeOther(f"/admin/{page}?done=proposed")

    async def show(self, request: web.Request) -> web.Response:
        """Show the day as it stands."""
        return await self._page(request, Form(), Mistakes())

    async def tick(self, request: web.Request) -> web.Response:
        """Tick what is in order."""
        ticked = {str(one) for one in (await request.post()).getall("tick", [])}
        await self._do(request, shadow_deeds.tick, _id(request), ticked)
        raise _back(request, "ticked")

    async def note_talk(self, request: web.Request) -> web.Response:
        """Note what the young person has said in a talk."""
        form = await read_form(request)
        await self._do(
            request,
            shadow_deeds.note_talk,
            _id(request),
            form["answer"],
            form["disclosure"],
        )
        raise _back(request, "talk_noted")

    async def note_practical(self, request: web.Request) -> web.Response:
        """Keep what to wear and how to get there."""
        form, mistakes = await read_form(request), Mistakes()
        clothes, route = self._read_practical(form, mistakes)
        if mistakes:
            return await self._page(request, form, mistakes)
        await self._do(
            request,
            shadow_deeds.note_practical,
            _id(request),
            clothes=clothes,
            route=route,
        )
        raise _back(request, "practical")

    async def choose_contact(self, request: web.Request) -> web.Response:
        """Choose who at the place is written to."""
        form, mistakes = await read_form(request), Mistakes()
        view = await self._do(request, read_shadow, _id(request))
        own = await self._doorway.read(tasks.phones, [view.person.id])
        contact = read_contact(form, mistakes, own_phone=own.get(view.person.id, ""))
        if contact is None:
            return await self._page(request, form, mistakes)
        is_chosen = await self._do(
            request, shadow_deeds.choose_contact, _id(request), contact
        )
        raise _back(request, "contact" if is_chosen else "contact_told")

    async def confirm(self, request: web.Request) -> web.Response:
        """Confirm the day; nobody is told while anything is missing."""
        missing = await self._do(request, shadow_deeds.confirm, _id(request))
        raise _back(request, "still_missing" if missing else "shadow_confirmed")

    async def promise_company(self, request: web.Request) -> web.Response:
        """Promise a named adult for the first ten minutes."""
        chosen = (await read_form(request))["adult"]
        staff_id = int(chosen) if is_id(chosen) else 0
        is_told = await self._do(
            request, shadow_deeds.promise_company, _id(request), staff_id
        )
        raise _back(request, "company" if is_told else "company_same")

    async def cancel(self, request: web.Request) -> web.Response:
        """Cancel the day."""
        is_off = await self._do(request, shadow_deeds.cancel, _id(request))
        raise _back(request, "shadow_cancelled" if is_off else "too_late")

    def _read_place(
        self, form: Form, view: WishView, mistakes: Mistakes
    ) -> Place | None:
        starts_at = read_ahead(form, view.zone, mistakes, self._doorway.clock.now())
        minutes = read_minutes(form, mistakes)
        company = read_words(form, "company", MOST_OF_NAME, mistakes)
        place = read_place(form, self._neutral, mistakes)
        meet = refuse_long(form, "meet", MOST_OF_NAME, mistakes)
        clothes, route = self._read_practical(form, mistakes)
        refuse_health(form, ("company", "meet"), self._neutral, mistakes)
        if mistakes or starts_at is None:
            return None
        return Place(
            starts_at=starts_at,
            minutes=minutes,
            place=place,
            company=" ".join(company.split()),
            meet=meet,
            clothes=clothes,
            route=route,
        )

    def _read_practical(self, form: Form, mistakes: Mistakes) -> tuple[str, str]:
        refuse_health(form, MOST_LETTERS, self._neutral, mistakes)
        clothes, route = (
            refuse_long(form, field, most, mistakes)
            for field, most in MOST_LETTERS.items()
        )
        return clothes, route

    async def _do(
        self,
        request: web.Request,
        deed: Callable[Concatenate[Work, Viewer, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        return await self._doorway.write(deed, request[VIEWER], *args, **named)

    async def _new(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._do(request, read_wish, _person_id(request))
        return self._pages.page(
            request,
            "shadow_new.html",
            status=422 if mistakes else 200,
            view=view,
            person=view.person,
            form=form,
            mistakes=mistakes,
        )

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._do(request, read_shadow, _id(request))
        return self._pages.page(
            request,
            "shadow.html",
            status=422 if mistakes else 200,
            view=view,
            person=view.person,
            form=Form({**_filled(view), **form}),
            mistakes=mistakes,
            answers=shadow_deeds.ANSWERS,
            disclosures=shadow_deeds.DISCLOSURES,
        )


def _filled(view: ShadowView) -> Form:
    """Fill the forms as the day stands."""
    contact = view.contact
    return Form(
        clothes=view.day.clothes,
        route=view.day.route,
        contact=contact.name if contact else view.appointment.contact,
        contact_phone=contact.phone if contact else "",
        contact_email=contact.email if contact else "",
    )


def _back(request: web.Request, done: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(f"/admin/shadow/{_id(request)}?done={done}")


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])


def _person_id(request: web.Request) -> int:
    return int(request.match_info["person_id"])
