"""Hand young people over with their queue, when somebody leaves or is ill."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from admin import access
from admin.access import NotHereError, Viewer
from admin.caseload import MOST_PEOPLE
from admin.fields import is_id
from admin.guard import read_form
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.team import handing_over
from bot.effects.team.handing_over import CARRIES, CannotHandOverError
from bot.effects.turn import Work
from bot.store import accounts, deeds, staff
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.pages import alerts, people
from bot.store.pages.people import CaseRow
from bot.store.staff import Colleague


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Somebody who has, or can have, young people."""

    colleague: Colleague
    count: int

    @property
    def is_full(self) -> bool:
        """Whether they have more than they should."""
        return self.count > MOST_PEOPLE


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverView:
    """Everything on the page."""

    carriers: Sequence[Carrier]
    #: Whose people are shown; None until somebody is chosen.
    giver: Carrier | None
    people: Sequence[CaseRow]
    #: Those with an open alert, by person.
    alarmed: frozenset[int]


class HandoverPages:
    """Routes of handing over."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/handover", self.show),
            web.post("/handover", self.move),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Choose from whom; then whom, and to whom."""
        text = request.query.get("from", "")
        giver_id = int(text) if is_id(text) else None
        view = await self._doorway.read(_read, request[VIEWER], giver_id)
        return self._pages.page(request, "handover.html", view=view)

    async def move(self, request: web.Request) -> web.Response:
        """Move them; those who are moved twice stay where they are."""
        fields = await request.post()
        form = await read_form(request)
        chosen = [
            int(one) for one in map(str, fields.getall("person", [])) if is_id(one)
        ]
        giver = form["from"] if is_id(form["from"]) else ""
        if not (chosen and is_id(form["to"])):
            raise web.HTTPSeeOther(f"/admin/handover?from={giver}&done=nobody_chosen")
        done = await self._doorway.write(
            _move, request[VIEWER], chosen, int(form["to"])
        )
        raise web.HTTPSeeOther(f"/admin/handover?from={giver}&done={done}")


def _read(connection: Connection, viewer: Viewer, giver_id: int | None) -> HandoverView:
    if not viewer.window.leads.is_any:
        raise NotHereError
    carriers = _carriers(connection, viewer)
    giver = next((c for c in carriers if c.colleague.id == giver_id), None)
    found = alerts.not_closed(connection, viewer.window)
    return HandoverView(
        carriers=carriers,
        giver=giver,
        people=[]
        if giver is None
        else people.of_consultant(connection, viewer.window, giver.colleague.id),
        alarmed=frozenset(alert.person_id for alert in found if alert.person_id),
    )


def _carriers(connection: Connection, viewer: Viewer) -> list[Carrier]:
    counts = accounts.caseloads(connection)
    places = access.places_led(connection, viewer)
    here = frozenset(place.municipality_id for place in places)
    granted = accounts.grants_in(connection, here)
    known = staff.colleagues(connection, granted)
    found = [
        Carrier(colleague=colleague, count=counts.get(colleague.id, 0))
        for colleague in known.values()
        if (counts.get(colleague.id) or not colleague.is_disabled)
        and any(
            grant.role in CARRIES
            and grant.municipality_id == place.municipality_id
            and grant.programme_id in {None, place.programme_id}
            for grant in granted[colleague.id]
            for place in places
        )
    ]
    return sorted(found, key=lambda carrier: carrier.colleague.name)


def _move(work: Work, viewer: Viewer, chosen: Sequence[int], to: int) -> str:
    if not viewer.window.leads.is_any:
        raise NotHereError
    carriers = {c.colleague.id for c in _carriers(work.connection, viewer)}
    if to not in carriers:
        raise NotHereError
    ids = [access.person(work.connection, viewer, one).id for one in chosen]
    try:
        moved = handing_over.hand_over(work, ids, to, viewer.colleague)
    except CannotHandOverError:
        return "cannot_hand_over"
    deeds.note(
        work.connection,
        viewer.colleague,
        "handover",
        Subject("staff", to),
        details={"people": moved},
        now=work.now,
    )
    return "handed_over" if moved else "nobody_chosen"
