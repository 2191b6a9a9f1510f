"""One alert: what was written, why Makker reacted, take it, see it through."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from admin import alert_deeds, alert_forms
from admin.access import Viewer
from admin.alert_forms import ANSWERS, DECISIONS, QUESTIONS
from admin.alert_view import read_alert
from admin.fields import Mistakes, is_id
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from bot.clock import COPENHAGEN
from bot.doorway import Doorway
from bot.effects.alerts.handling import LEVELS
from bot.effects.alerts.take_links import read_take_link
from bot.effects.turn import Work
from bot.keyring import BadLinkError

#: What is done with an alert by one press.
Deed = Callable[[Work, Viewer, int], None]
Handler = Callable[[web.Request], Awaitable[web.Response]]


class AlertPages:
    """Routes of one alert."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        deeds: dict[str, Handler] = {
            "take": self.take,
            "seen": self.see,
            "spoke": self.note_contact,
            "call-back": self.keep_call_back,
            "duty": self.note_duty,
            "offer": self.offer,
            "withdraw": self.withdraw,
            "lower": self.lower,
            "release": self.release,
            "close": self.close,
        }
        one = r"/alerts/{id:\d{1,18}}"
        return [
            web.get(one, self.show),
            web.get("/take/{token}", self.take_by_link, allow_head=False),
            *(web.post(f"{one}/{name}", deed) for name, deed in deeds.items()),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the alert; looking takes nothing."""
        return await self._page(request, Form(), Mistakes())

    async def take(self, request: web.Request) -> web.Response:
        """Take it; when another was faster, the page says who."""
        await self._doorway.write(alert_deeds.take, request[VIEWER], _id(request))
        raise web.HTTPSeeOther(f"/admin/alerts/{_id(request)}")

    async def take_by_link(self, request: web.Request) -> web.Response:
        """Take it by the link of a push, when it was sent to whoever has logged in."""
        now = self._doorway.clock.now()
        keyring = self._doorway.house.keyring
        try:
            alert_id, staff_id = read_take_link(
                keyring, request.match_info["token"], now
            )
        except BadLinkError:
            raise web.HTTPSeeOther("/admin/?done=link_old") from None
        is_pressed = "prefetch" not in request.headers.get("Sec-Purpose", "")
        if staff_id == request[VIEWER].id and is_pressed:
            await self._doorway.write(alert_deeds.take, request[VIEWER], alert_id)
        raise web.HTTPSeeOther(f"/admin/alerts/{alert_id}")

    async def see(self, request: web.Request) -> web.Response:
        """Say to the young person that a named human has read the words."""
        return await self._carry_out(request, alert_deeds.see, "read")

    async def note_contact(self, request: web.Request) -> web.Response:
        """Note that somebody has spoken with them; it climbs no more."""
        return await self._carry_out(request, alert_deeds.note_contact, "spoke")

    async def withdraw(self, request: web.Request) -> web.Response:
        """Stop asking a colleague to take it over."""
        return await self._carry_out(request, alert_deeds.withdraw, "withdrawn")

    async def release(self, request: web.Request) -> web.Response:
        """Let check-ins go on although it is open."""
        return await self._carry_out(request, alert_deeds.release, "released")

    async def keep_call_back(self, request: web.Request) -> web.Response:
        """Keep what was heard; a filled-in form is a talk that was had."""
        form, mistakes = await read_form(request), Mistakes()
        answers = alert_forms.read_call_back(form, mistakes)
        if mistakes:
            return await self._page(request, form, mistakes)
        write = self._doorway.write
        await write(
            alert_deeds.keep_call_back,
            request[VIEWER],
            _id(request),
            answers,
            once=form["once"],
        )
        raise self._back(request, "spoke")

    async def note_duty(self, request: web.Request) -> web.Response:
        """Keep a decision on the duty to notify."""
        form, mistakes = await read_form(request), Mistakes()
        duty = alert_forms.read_duty(form, mistakes, self._doorway.clock.now())
        if duty is None:
            return await self._page(request, form, mistakes)
        write = self._doorway.write
        await write(
            alert_deeds.note_duty,
            request[VIEWER],
            _id(request),
            duty,
            once=form["once"],
        )
        raise self._back(request, "duty")

    async def offer(self, request: web.Request) -> web.Response:
        """Ask a named colleague to take it over; it stays until they say yes."""
        form, mistakes = await read_form(request), Mistakes()
        to = form["to"].strip()
        if not is_id(to) or not await self._doorway.write(
            alert_deeds.offer, request[VIEWER], _id(request), int(to)
        ):
            mistakes.add("to", "missing")
            return await self._page(request, form, mistakes)
        raise self._back(request, "offered")

    async def lower(self, request: web.Request) -> web.Response:
        """Lower the level, with a note that says why."""
        form, mistakes = await read_form(request), Mistakes()
        lowered = alert_forms.read_lower(form, mistakes)
        if lowered is None:
            return await self._page(request, form, mistakes)
        level, why = lowered
        write = self._doorway.write
        await write(alert_deeds.lower, request[VIEWER], _id(request), level, why=why)
        raise self._back(request, "lowered")

    async def close(self, request: web.Request) -> web.Response:
        """Close it, with who spoke, when, and what happens now."""
        form, mistakes = await read_form(request), Mistakes()
        now = self._doorway.clock.now()
        contact = alert_forms.read_contact(form, mistakes, now)
        if contact is None:
            return await self._page(request, form, mistakes)
        viewer, alert_id = request[VIEWER], _id(request)
        if await self._doorway.read(alert_deeds.lacks_decision, viewer, alert_id, now):
            mistakes.add("duty", "duty")
            return await self._page(request, form, mistakes)
        if await self._doorway.write(alert_deeds.close, viewer, alert_id, contact):
            raise web.HTTPSeeOther("/admin/?done=closed")
        raise web.HTTPSeeOther(f"/admin/alerts/{alert_id}")

    async def _carry_out(
        self, request: web.Request, what: Deed, done: str
    ) -> web.Response:
        await self._doorway.write(what, request[VIEWER], _id(request))
        raise self._back(request, done)

    def _back(self, request: web.Request, done: str) -> web.HTTPSeeOther:
        return web.HTTPSeeOther(f"/admin/alerts/{_id(request)}?done={done}")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.write(read_alert, request[VIEWER], _id(request))
        now = self._doorway.clock.now()
        return self._pages.page(
            request,
            "alert.html",
            status=422 if mistakes else 200,
            view=view,
            alert=view.alert,
            form=form,
            mistakes=mistakes,
            spoke=(view.alert.contact_at or now).astimezone(COPENHAGEN),
            local_now=now.astimezone(COPENHAGEN),
            questions=QUESTIONS,
            answers=ANSWERS,
            decisions=DECISIONS,
            lower_levels=LEVELS[LEVELS.index(view.alert.level) + 1 :],
        )


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
