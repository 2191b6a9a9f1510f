"""What young people share with a colleague: the open panes and nothing beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from admin import access, reading, team_deeds
from admin.access import NotHereError, Viewer
from admin.fields import Mistakes
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from admin.team import read_step
from admin.team_deeds import NewStep
from admin.wellbeing import Wellbeing, read_wellbeing
from bot.doorway import Doorway
from bot.effects.team import team
from bot.effects.turn import Work
from bot.store import appointments, circles, common_plans
from bot.store.appointments import Appointment
from bot.store.common_plans import OWNERS, CommonPlan, FactsCard, NextStep
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.pages import team as team_pages
from bot.store.pages.team import SharedWithMe
from bot.store.people import Person

ONE = r"/shared/{id:\d{1,18}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedView:
    """The open panes; a closed one is empty."""

    person: Person
    panes: frozenset[str]
    card: FactsCard | None
    next: Appointment | None
    steps: Mapping[str, NextStep]
    plan: CommonPlan | None
    sights: Mapping[str, datetime]
    may_see_plan: bool
    wellbeing: Wellbeing | None
    may_write: bool


class SharedPages:
    """Routes of what is shared with somebody."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the pages read and how they are made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/shared", self.list_all),
            web.get(ONE, self.show),
            web.post(f"{ONE}/plan/seen", self.see_plan),
            web.post(f"{ONE}/tracks", self.write_step),
        ]

    async def list_all(self, request: web.Request) -> web.Response:
        """List who shares something with the viewer."""
        found = await self._doorway.read(_list, request[VIEWER])
        return self._pages.page(request, "shared_list.html", people=found)

    async def show(self, request: web.Request) -> web.Response:
        """Show what is shared; that it is read is noted each time."""
        return await self._page(request, Form(), Mistakes())

    async def write_step(self, request: web.Request) -> web.Response:
        """Write the next step of a track; a care manager does, where it is open."""
        form, mistakes = await read_form(request), Mistakes()
        person = await self._doorway.read(_kept, request[VIEWER], _id(request))
        new = read_step(form, person, mistakes)
        if new is None:
            return await self._page(request, form, mistakes)
        await self._doorway.write(_write_step, request[VIEWER], person.id, new)
        raise web.HTTPSeeOther(f"/admin/shared/{person.id}?done=team_step")

    async def see_plan(self, request: web.Request) -> web.Response:
        """Note that the viewer's party has seen the plan."""
        await self._doorway.write(_see_plan, request[VIEWER], _id(request))
        raise web.HTTPSeeOther(f"/admin/shared/{_id(request)}?done=team_plan_seen")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.write(_read, request[VIEWER], _id(request))
        return self._pages.page(
            request,
            "shared.html",
            status=422 if mistakes else 200,
            view=view,
            person=view.person,
            owners=OWNERS,
            form=form,
            mistakes=mistakes,
        )


def _list(connection: Connection, viewer: Viewer) -> Sequence[SharedWithMe]:
    return team_pages.shared_with(connection, viewer.id)


def _read(work: Work, viewer: Viewer, person_id: int) -> SharedView:
    """Read the open panes alone; what is closed is not even fetched."""
    connection = work.connection
    person, panes = access.shared(connection, viewer, person_id)
    reading.note(work, viewer, person.id, Subject("shared", person.id), "shared")
    has_card, has_plan = "facts" in panes, "plan" in panes
    plan = common_plans.plan_of(connection, person.id) if has_plan else None
    party = team.party_of(work, person, viewer.colleague)
    coming = appointments.coming_of(connection, person.id, work.now)
    return SharedView(
        person=person,
        panes=panes,
        card=common_plans.facts_of(connection, person.id) if has_card else None,
        next=next((one for one in coming if has_card and one.is_on), None),
        steps=common_plans.steps_of(connection, person.id) if "tracks" in panes else {},
        plan=plan,
        sights=team_pages.sights_of(connection, plan.id) if plan else {},
        may_see_plan=plan is not None
        and party is not None
        and party not in plan.seen_by,
        wellbeing=_trend(work, person) if "trend" in panes else None,
        may_write=_may_write(connection, viewer, person, panes),
    )


def _may_write(
    connection: Connection, viewer: Viewer, person: Person, panes: frozenset[str]
) -> bool:
    managers = circles.with_role(connection, person.id, "care_manager")
    return "tracks" in panes and viewer.id in managers


def _kept(connection: Connection, viewer: Viewer, person_id: int) -> Person:
    person, panes = access.shared(connection, viewer, person_id)
    if not _may_write(connection, viewer, person, panes):
        raise NotHereError
    return person


def _write_step(work: Work, viewer: Viewer, person_id: int, new: NewStep) -> None:
    person = _kept(work.connection, viewer, person_id)
    team_deeds.store_step(work, viewer, person, new)


def _trend(work: Work, person: Person) -> Wellbeing:
    return read_wellbeing(work.connection, person, work.now)


def _see_plan(work: Work, viewer: Viewer, person_id: int) -> None:
    person, panes = access.shared(work.connection, viewer, person_id)
    if "plan" in panes:
        team.see_plan(work, person.id, viewer.colleague)


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
