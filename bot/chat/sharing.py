"""Who sees what of me: a switch for each, and off closes at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from bot.chat.forms import read_form
from bot.chat.links import Links
from bot.chat.rendering import ChatTemplates
from bot.clock import COPENHAGEN
from bot.doorway import Doorway
from bot.effects.own import sharing
from bot.effects.own.sharing import Look
from bot.effects.turn import Work
from bot.store import employers, own_codes, people
from bot.store.circles import SHARED
from bot.store.employers import SentNotice
from bot.store.pages import team
from bot.store.pages.team import MemberRow
from bot.store.people import Person
from bot.wording import dates

_LINK = re.compile(r"https?://\S+")
#: Digits of the largest id.
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingView:
    """Everything on the page."""

    person: Person
    #: Those whose work could need something, and those who see nothing at all.
    asked: Sequence[MemberRow]
    others: Sequence[MemberRow]
    looks: Sequence[Look]
    #: Word for word what places of work were sent, the newest first.
    told: Sequence[SentNotice]


class SharingPage:
    """Routes of the person's own switches; they need the person's own code."""

    def __init__(
        self, doorway: Doorway, links: Links, templates: ChatTemplates
    ) -> None:
        """Take what the page reads, and how it is made."""
        self._doorway = doorway
        self._links = links
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/chat/{token}/sharing", self.show),
            web.post("/chat/{token}/sharing", self.turn),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show who could see what, and who has; else ask for the code."""
        person_id = self._person_id(request)
        if not self._links.is_own(request, person_id):
            return await self._ask(request, person_id)
        view = await self._doorway.write(_read, person_id)
        return self._templates.page(
            "sharing.html",
            view=view,
            shared=SHARED,
            back=_back(request),
            here=request.path,
            done=request.query.get("done", ""),
            day=_day,
            unlinked=self._unlinked,
        )

    async def turn(self, request: web.Request) -> web.Response:
        """Turn one switch, or try the own code."""
        person_id = self._person_id(request)
        form = await read_form(request)
        if "own" in form:
            return await self._open(request, person_id, form["own"])
        if not self._links.is_own(request, person_id):
            return await self._ask(request, person_id)
        is_on = form.get("is_on") == "1"
        await self._doorway.write(
            sharing.turn,
            person_id,
            _id(form.get("member", "")),
            form.get("what", ""),
            is_on=is_on,
        )
        done = "on" if is_on else "off"
        raise web.HTTPSeeOther(f"{request.path}?done={done}")

    async def _open(
        self, request: web.Request, person_id: int, code: str
    ) -> web.Response:
        is_right = await self._doorway.write(_try, person_id, code.strip()[:40])
        if not is_right:
            wrong = "often" if is_right is None else "no"
            return await self._ask(request, person_id, wrong=wrong)
        response = web.Response(status=303, headers={"Location": request.path})
        self._links.let_in(response, person_id)
        return response

    async def _ask(
        self, request: web.Request, person_id: int, *, wrong: str = ""
    ) -> web.Response:
        has_code = await self._doorway.read(own_codes.has, person_id)
        return self._templates.page(
            "code.html",
            status=422 if wrong else 200,
            step="enter" if has_code else "make",
            wrong=wrong,
            back=_back(request),
            there=request.path,
        )

    def _unlinked(self, words: str) -> str:
        """A link in them answers as the place of work: it is not for anybody else."""
        return _LINK.sub(self._doorway.house.words.term("chat.sharing.link"), words)

    def _person_id(self, request: web.Request) -> int:
        opened = self._links.opened(request)
        if opened is None or not opened.is_live:
            raise web.HTTPSeeOther(_back(request))
        return opened.person_id


def _read(work: Work, person_id: int) -> SharingView:
    members = team.members_of(work.connection, person_id)
    asked = [one for one in members if one.is_asked]
    return SharingView(
        person=people.get(work.connection, person_id),
        asked=asked,
        others=[one for one in members if not one.is_asked],
        looks=sharing.looks_of(work, person_id),
        told=employers.notices_of(work.connection, person_id),
    )


def _day(moment: datetime) -> str:
    return dates.weekday(moment, COPENHAGEN)


def _try(work: Work, person_id: int, code: str) -> bool | None:
    return own_codes.is_right(work.connection, person_id, code, work.now)


def _back(request: web.Request) -> str:
    return "/chat/" + request.match_info["token"]


def _id(text: str) -> int:
    is_id = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_id else 0
