"""Groups: the meetups to come, what waits for attendance, ideas and tips."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from admin import access
from admin.access import NotHereError, Viewer
from admin.fields import is_id
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.meetups import giving
from bot.effects.turn import Work
from bot.store import ideas, tips
from bot.store.ideas import Idea
from bot.store.meetups import Meetup
from bot.store.pages import meetups
from bot.store.pages.meetups import GroupRow
from bot.store.tips import Tip

#: Meetups stay on the page this long, for attendance.
KEPT = timedelta(days=21)
MOST_OF_TIP = 200


@dataclass(frozen=True, slots=True)
class MeetupRow:
    """A meetup in the list, and how many have said what."""

    meetup: Meetup
    group: GroupRow
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsView:
    """Everything on the page."""

    groups: Sequence[GroupRow]
    coming: Sequence[MeetupRow]
    past: Sequence[MeetupRow]
    ideas: Sequence[Idea]
    tips: Sequence[Tip]
    #: A volunteer makes nothing and sees no counts.
    is_helper: bool


class GroupPages:
    """Routes of the list."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/groups", self.show),
            web.post("/groups/tips", self.decide_tip),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """List the meetups."""
        view = await self._doorway.write(_read, request[VIEWER])
        return self._pages.page(request, "groups.html", view=view)

    async def decide_tip(self, request: web.Request) -> web.Response:
        """Let a tip be passed on in words that name nobody, or not."""
        form = await read_form(request)
        await self._doorway.write(_decide_tip, request[VIEWER], form)
        raise web.HTTPSeeOther("/admin/groups?done=tip")


def _read(work: Work, viewer: Viewer) -> GroupsView:
    connection = work.connection
    led = access.groups_led(connection, viewer)
    helped = access.groups_helped(connection, viewer)
    if not viewer.window.groups.is_any and not viewer.window.helps.is_any:
        raise NotHereError
    groups = {group.id: group for group in (*helped, *led)}
    rows = [
        MeetupRow(
            meetup,
            groups[meetup.group_id],
            meetups.count_by_state(connection, meetup),
        )
        for meetup in meetups.since(connection, groups, work.now - KEPT)
    ]
    return GroupsView(
        groups=led or helped,
        coming=[row for row in rows if row.meetup.ends_at > work.now],
        past=[row for row in rows if row.meetup.ends_at <= work.now][::-1],
        ideas=ideas.for_facilitator(connection, viewer.id, most=20),
        tips=[
            tip
            for municipality_id in sorted({group.municipality_id for group in led})
            for tip in tips.waiting(connection, municipality_id)
        ],
        is_helper=not led,
    )


def _decide_tip(work: Work, viewer: Viewer, form: Form) -> None:
    text, words = form["tip"], form["words"].strip()[:MOST_OF_TIP]
    tip = tips.get(work.connection, int(text)) if is_id(text) else None
    led = access.groups_led(work.connection, viewer)
    if tip is None or tip.municipality_id not in {g.municipality_id for g in led}:
        raise NotHereError
    is_passed_on = form["decision"] == "yes" and bool(words)
    giving.decide_tip(work, tip.id, viewer.colleague, words if is_passed_on else None)
