"""One alert: what was written, why Makker reacted, take it, close it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from admin import access, reading
from admin.access import Viewer
from admin.fields import Mistakes, read_words
from admin.guard import Form, read_form
from admin.local_time import read_local
from admin.rendering import VIEWER, Pages
from bot.clock import COPENHAGEN
from bot.doorway import Doorway
from bot.effects import closing, handling, taking
from bot.effects.closing import Contact
from bot.effects.turn import Work
from bot.rules.ladder import next_step
from bot.store import people, places, staff, watch
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.pages import alerts, tasks
from bot.store.pages.alerts import AlertRow, Cause, Happening
from bot.store.people import Person

MOST_OF_NAME, MOST_OF_PLAN = 120, 2000
#: What is done with an alert by one press.
Deed = Callable[[Work, Viewer, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertView:
    """Everything on the page."""

    alert: AlertRow
    person: Person | None
    phone: str
    causes: Sequence[Cause]
    history: Sequence[Happening]
    #: Who is told next when nobody takes it.
    next_name: str


class AlertPages:
    """Routes of one alert."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        one = r"/alerts/{id:\d{1,18}}"
        return [
            web.get(one, self.show),
            web.post(f"{one}/take", self.take),
            web.post(f"{one}/seen", self.see),
            web.post(f"{one}/spoke", self.note_contact),
            web.post(f"{one}/close", self.close),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the alert; looking takes nothing."""
        return await self._page(request, Form(), Mistakes())

    async def take(self, request: web.Request) -> web.Response:
        """Take it; when another was faster, the page says who."""
        alert_id = int(request.match_info["id"])
        await self._doorway.write(_take, request[VIEWER], alert_id)
        raise web.HTTPSeeOther(f"/admin/alerts/{alert_id}")

    async def see(self, request: web.Request) -> web.Response:
        """Say to the young person that a named human has read the words."""
        return await self._carry_out(request, _see, "read")

    async def note_contact(self, request: web.Request) -> web.Response:
        """Note that somebody has spoken with them; it climbs no more."""
        return await self._carry_out(request, _note_contact, "spoke")

    async def close(self, request: web.Request) -> web.Response:
        """Close it, with who spoke, when, and what happens now."""
        alert_id = int(request.match_info["id"])
        form = await read_form(request)
        mistakes = Mistakes()
        contact = _read_contact(form, mistakes, self._doorway.clock.now())
        if contact is None:
            return await self._page(request, form, mistakes)
        if await self._doorway.write(_close, request[VIEWER], alert_id, contact):
            raise web.HTTPSeeOther("/admin/?done=closed")
        raise web.HTTPSeeOther(f"/admin/alerts/{alert_id}")

    async def _carry_out(
        self, request: web.Request, what: Deed, done: str
    ) -> web.Response:
        alert_id = int(request.match_info["id"])
        await self._doorway.write(what, request[VIEWER], alert_id)
        raise web.HTTPSeeOther(f"/admin/alerts/{alert_id}?done={done}")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        viewer, alert_id = request[VIEWER], int(request.match_info["id"])
        view = await self._doorway.write(_read, viewer, alert_id)
        return self._pages.page(
            request,
            "alert.html",
            status=422 if mistakes else 200,
            view=view,
            alert=view.alert,
            form=form,
            mistakes=mistakes,
            spoke=_spoke_at(view.alert, self._doorway.clock.now()),
        )


def _read(work: Work, viewer: Viewer, alert_id: int) -> AlertView:
    """Read the page, and note that it is read."""
    alert = access.alert(work.connection, viewer, alert_id)
    reading.note(work, viewer, alert.person_id, Subject("alert", alert.id), "alert")
    person_id = alert.person_id
    return AlertView(
        alert=alert,
        person=people.get(work.connection, person_id) if person_id else None,
        phone=_phone(work.connection, person_id),
        causes=alerts.causes(work.connection, alert.id),
        history=alerts.history(work.connection, alert.id),
        next_name=_next_name(work.connection, alert),
    )


def _spoke_at(alert: AlertRow, now: datetime) -> datetime:
    """When they spoke, as far as is known: as noted, or just now."""
    return (alert.contact_at or now).astimezone(COPENHAGEN)


def _phone(connection: Connection, person_id: int | None) -> str:
    if person_id is None:
        return ""
    return tasks.phones(connection, [person_id]).get(person_id, "")


def _next_name(connection: Connection, alert: AlertRow) -> str:
    """Who is told when its time comes and nobody has taken it."""
    if alert.state != "open" or alert.next_step_at is None:
        return ""
    place = places.place_of(connection, alert.programme_id)
    rungs = watch.ladder(
        connection, alert.programme_id, alert.person_id, alert.next_step_at
    )
    step = next_step(
        place.programme,
        "red" if alert.level == "red" else "orange",
        rungs,
        rung=alert.rung,
        lap=alert.lap,
        now=alert.next_step_at,
    )
    return staff.get(connection, step.tell).name if step.tell else ""


def _take(work: Work, viewer: Viewer, alert_id: int) -> None:
    alert = access.alert(work.connection, viewer, alert_id)
    if alert.person_id is not None:
        people.lock(work.connection, alert.person_id)
    if alert.offered_to != viewer.id or not taking.take_over(
        work, alert.id, viewer.colleague
    ):
        taking.take(work, alert.id, viewer.colleague)


def _see(work: Work, viewer: Viewer, alert_id: int) -> None:
    alert = access.alert(work.connection, viewer, alert_id)
    if alert.taken_by == viewer.id:
        handling.see(work, alert.id, viewer.colleague)


def _note_contact(work: Work, viewer: Viewer, alert_id: int) -> None:
    alert = access.alert(work.connection, viewer, alert_id)
    if alert.taken_by == viewer.id and alert.contact_at is None:
        handling.record_contact(work, alert.id, viewer.colleague, {})


def _close(work: Work, viewer: Viewer, alert_id: int, contact: Contact) -> bool:
    alert = access.alert(work.connection, viewer, alert_id)
    return closing.close(work, alert.id, viewer.colleague, contact)


def _read_contact(form: Form, mistakes: Mistakes, now: datetime) -> Contact | None:
    who = read_words(form, "who", MOST_OF_NAME, mistakes)
    what_now = read_words(form, "what_now", MOST_OF_PLAN, mistakes)
    at = read_local(form, COPENHAGEN, mistakes)
    if at is not None and at > now:
        mistakes.add("date", "future")
    if mistakes or at is None:
        return None
    return Contact(who, at, what_now)
