"""From discharge to somebody in touch and a first group: the day, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aiohttp import web

from admin import access
from admin.access import Viewer
from admin.fields import Mistakes
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from admin.work_view import StepLine, read_steps
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.effects.work import transitions
from bot.store import tasks
from bot.store import transitions as store_transitions
from bot.store.people import Person
from bot.store.transitions import Transition

ONE = r"/people/{id:\d{1,18}}/discharge"
#: A discharge is written at most so long after and before it.
BACK, AHEAD = timedelta(days=60), timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargeView:
    """Everything on the page."""

    person: Person
    transition: Transition | None
    steps: Sequence[StepLine]


class DischargePages:
    """Routes of a discharge."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(ONE, self.show),
            web.post(ONE, self.set_day),
            web.post(f"{ONE}/contact", self.note_contact),
            web.post(f"{ONE}/group", self.note_group),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the day and the steps after it."""
        return await self._page(request, None, Mistakes())

    async def set_day(self, request: web.Request) -> web.Response:
        """Write the day, or move it; everything after it moves along."""
        form, mistakes = await read_form(request), Mistakes()
        day = self._read_day(form, mistakes)
        if day is None:
            return await self._page(request, form, mistakes)
        await self._doorway.write(_set_day, request[VIEWER], _id(request), day)
        raise _back(request, "discharge")

    async def note_contact(self, request: web.Request) -> web.Response:
        """Note that a human has been in touch."""
        await self._doorway.write(_note_contact, request[VIEWER], _id(request))
        raise _back(request, "in_touch")

    async def note_group(self, request: web.Request) -> web.Response:
        """Note that the person has been to a group."""
        await self._doorway.write(_note_group, request[VIEWER], _id(request))
        raise _back(request, "in_group")

    def _read_day(self, form: Form, mistakes: Mistakes) -> date | None:
        today = self._doorway.clock.now().date()
        try:
            day = date.fromisoformat(form["discharged_on"].strip())
        except ValueError:
            mistakes.add("discharged_on", "date")
            return None
        if not today - BACK <= day <= today + AHEAD:
            mistakes.add("discharged_on", "discharge_day")
            return None
        return day

    async def _page(
        self, request: web.Request, form: Form | None, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.write(_read, request[VIEWER], _id(request))
        known = view.transition.discharged_on.isoformat() if view.transition else ""
        return self._pages.page(
            request,
            "discharge.html",
            status=422 if mistakes else 200,
            view=view,
            person=view.person,
            form=form or Form(discharged_on=known),
            mistakes=mistakes,
        )


def _read(work: Work, viewer: Viewer, person_id: int) -> DischargeView:
    person = access.person(work.connection, viewer, person_id)
    found = store_transitions.of_person(work.connection, person.id)
    steps = read_steps(work, person, found)
    return DischargeView(person=person, transition=found, steps=steps)


def _set_day(work: Work, viewer: Viewer, person_id: int, day: date) -> None:
    person = access.person(work.connection, viewer, person_id)
    transitions.set_discharge(work, person.id, day)


def _note_contact(work: Work, viewer: Viewer, person_id: int) -> None:
    person = access.person(work.connection, viewer, person_id)
    transitions.note_contact(work, person.id, viewer.colleague)
    _finish(work, viewer, person, "contact_missed")


def _note_group(work: Work, viewer: Viewer, person_id: int) -> None:
    person = access.person(work.connection, viewer, person_id)
    transitions.note_group(work, person.id)
    _finish(work, viewer, person, "group_missed")


def _finish(work: Work, viewer: Viewer, person: Person, kind: str) -> None:
    """What was missed is missed no more."""
    tasks.finish_of(
        work.connection, (kind,), person.id, staff_id=viewer.id, now=work.now
    )


def _back(request: web.Request, done: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(f"/admin/people/{_id(request)}/discharge?done={done}")


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
