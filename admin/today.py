"""I dag: alerts, what waits for a human, appointments, and my people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiohttp import web

from admin import access
from admin.access import Viewer
from admin.caseload import MOST_PEOPLE, Case, case_of, silent_first
from admin.rendering import VIEWER, Pages
from admin.waiting import Group, in_groups
from bot.clock import COPENHAGEN
from bot.doorway import Doorway
from bot.effects.alerts import drill
from bot.effects.alerts.troubles import find_troubles
from bot.store.database import Connection
from bot.store.pages import alerts, appointments, people, tasks
from bot.store.pages.alerts import AlertRow
from bot.store.pages.appointments import AgendaRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What comes first on the page, and stays alive."""

    untaken: Sequence[AlertRow]
    mine: Sequence[AlertRow]
    others: Sequence[AlertRow]
    unseen: Sequence[Group]
    seen: Sequence[Group]
    #: What waits longer than it may, in the whole install.
    troubles: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything on the page."""

    watch: Watch
    agenda: Sequence[AgendaRow]
    next_one: AgendaRow | None
    cases: Sequence[Case]


class TodayPage:
    """The first page after log-in."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [web.get("/", self.show)]

    async def show(self, request: web.Request) -> web.Response:
        """Show the day; whoever has no part in it goes to the page that is theirs."""
        home = home_of(request[VIEWER])
        if home != request.path:
            raise web.HTTPSeeOther(home)
        now = self._doorway.clock.now()
        today = await self._doorway.read(read_today, request[VIEWER], now)
        return self._pages.page(
            request,
            "today.html",
            today=today,
            watch=today.watch,
            most_people=MOST_PEOPLE,
        )


def home_of(viewer: Viewer) -> str:
    """Name the page that somebody begins on."""
    window = viewer.window
    if window.caseload or window.alerts.is_any or window.groups.is_any:
        return "/admin/"
    if window.helps.is_any:
        return "/admin/groups"
    if window.figures.is_any:
        return "/admin/outcomes"
    if viewer.is_in_circles:
        return "/admin/shared"
    if window.keeps:
        return "/admin/staff"
    return "/admin/audit" if window.audits else "/admin/"


def read_today(connection: Connection, viewer: Viewer, now: datetime) -> Today:
    """Read the whole page."""
    since = now.astimezone(COPENHAGEN).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    until = since + timedelta(days=1)
    mine = people.mine(connection, viewer.window)
    return Today(
        watch=read_watch(connection, viewer, now),
        agenda=appointments.between(connection, viewer.id, since, until),
        next_one=appointments.next_after(connection, viewer.id, until),
        cases=silent_first([case_of(row, now) for row in mine]),
    )


def _lacks(connection: Connection, viewer: Viewer, now: datetime) -> list[str]:
    """Name what the tests of the programmes lack that one leads."""
    led = access.places_led(connection, viewer)
    found = (drill.find_lack(connection, place, now) for place in led)
    return sorted({lack for lack in found if lack is not None})


def read_watch(connection: Connection, viewer: Viewer, now: datetime) -> Watch:
    """Read the part that is alive."""
    found = alerts.not_closed(connection, viewer.window)
    waiting = tasks.waiting(connection, viewer.window)
    ids = {task.person_id for task in waiting if task.person_id is not None}
    groups = in_groups(waiting, tasks.phones(connection, ids))
    taken = [alert for alert in found if alert.state != "open"]
    return Watch(
        untaken=[alert for alert in found if alert.state == "open"],
        mine=[alert for alert in taken if alert.taken_by == viewer.id],
        others=[alert for alert in taken if alert.taken_by != viewer.id],
        unseen=[group for group in groups if not group.first.is_seen],
        seen=[group for group in groups if group.first.is_seen],
        troubles=[
            *find_troubles(connection, now),
            *(f"drill_{lack}" for lack in _lacks(connection, viewer, now)),
        ],
    )
