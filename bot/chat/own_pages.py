"""The person's own pages: the history behind their code, and the way back in."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from aiohttp import web

from bot.chat.forms import read_form
from bot.chat.links import Links
from bot.chat.rendering import ChatTemplates
from bot.clock import COPENHAGEN
from bot.doorway import Doorway
from bot.effects.joining import own_code
from bot.effects.own import chat_links
from bot.effects.turn import Work
from bot.store import chat, own_codes
from bot.store.chat import Bubble
from bot.wording import dates, moments


@dataclass(frozen=True, slots=True)
class Day:
    """What was said on one day."""

    name: str
    bubbles: tuple[Bubble, ...]


class OwnPages:
    """Routes that need the person's own code, or let them set it."""

    def __init__(
        self, doorway: Doorway, links: Links, templates: ChatTemplates
    ) -> None:
        """Take what the pages read, and how they are made."""
        self._doorway = doorway
        self._links = links
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/chat", _to_start),
            web.get("/chat/", self.start),
            web.post("/chat/", self.open_again),
            web.get("/chat/{token}/history", self.show),
            web.post("/chat/{token}/history", self.open),
            web.post("/chat/{token}/code", self.set_code),
        ]

    async def start(self, request: web.Request) -> web.Response:
        """Show where the icon on the home screen leads; it tells nobody who."""
        person_id = self._links.phone_of(request)
        is_known = person_id is not None
        has_code = is_known and await self._doorway.read(own_codes.has, person_id or 0)
        return self._start_page(is_known=is_known, has_code=bool(has_code))

    async def open_again(self, request: web.Request) -> web.Response:
        """Open the chat by the own code, or send a link to the phone."""
        person_id = self._links.phone_of(request)
        if person_id is None:
            raise web.HTTPSeeOther("/chat/")
        form = await read_form(request)
        if form.get("step") == "again":
            await self._doorway.write(chat_links.send_new, person_id)
            return self._start_page(is_known=True, has_code=False, news="sent")
        wrong = await self._try(person_id, form.get("own", ""))
        if wrong:
            return self._start_page(is_known=True, has_code=True, wrong=wrong)
        response = web.Response(
            status=303, headers={"Location": self._links.new(person_id)}
        )
        self._links.let_in(response, person_id)
        return response

    async def show(self, request: web.Request) -> web.Response:
        """Show the history to whoever typed the code just now; else ask for it."""
        person_id = self._person_id(request)
        if not self._links.is_own(request, person_id):
            return await self._ask(request, person_id)
        now = self._doorway.clock.now()
        bubbles = await self._doorway.read(chat.history, person_id, now)
        unread = [b.outbox_id for b in bubbles if not b.is_read and b.outbox_id]
        if unread:
            await self._doorway.write(_mark_read, person_id, unread)
        return self._templates.page(
            "history.html",
            days=self._by_day(bubbles, now),
            back=_back(request),
            clock=_clock,
        )

    async def open(self, request: web.Request) -> web.Response:
        """Try the own code."""
        person_id = self._person_id(request)
        form = await read_form(request)
        wrong = await self._try(person_id, form.get("own", ""))
        if wrong:
            return await self._ask(request, person_id, wrong=wrong)
        response = web.Response(status=303, headers={"Location": request.path})
        self._links.let_in(response, person_id)
        return response

    async def set_code(self, request: web.Request) -> web.Response:
        """Send a one-time code, or set the own code by it."""
        person_id = self._person_id(request)
        form = await read_form(request)
        if form.get("step") == "send":
            await self._doorway.write(own_code.send_code, person_id)
            return await self._ask(request, person_id, step="set")
        typed, own = form.get("typed", "")[:40], form.get("own", "")[:40]
        wrong = await self._doorway.write(
            own_code.set_code, person_id, typed, own.strip()
        )
        if wrong is not None:
            return await self._ask(request, person_id, step="set", wrong=wrong)
        response = web.Response(
            status=303, headers={"Location": f"{_back(request)}/history"}
        )
        self._links.let_in(response, person_id)
        return response

    async def _try(self, person_id: int, code: str) -> str:
        """Try an own code; say what is wrong, or nothing."""
        is_right = await self._doorway.write(_try, person_id, code.strip()[:40])
        if is_right is None:
            return "often"
        return "" if is_right else "no"

    async def _ask(
        self, request: web.Request, person_id: int, *, step: str = "", wrong: str = ""
    ) -> web.Response:
        """Ask for the own code, or lead to setting one."""
        has_code = await self._doorway.read(own_codes.has, person_id)
        return self._templates.page(
            "code.html",
            status=422 if wrong else 200,
            step=step or ("enter" if has_code else "make"),
            wrong=wrong,
            back=_back(request),
            there=f"{_back(request)}/history",
        )

    def _start_page(
        self, *, is_known: bool, has_code: bool, wrong: str = "", news: str = ""
    ) -> web.Response:
        return self._templates.page(
            "start.html",
            status=422 if wrong else 200,
            is_known=is_known,
            has_code=has_code,
            wrong=wrong,
            news=news,
        )

    def _person_id(self, request: web.Request) -> int:
        opened = self._links.opened(request)
        if opened is None or not opened.is_live:
            raise web.HTTPSeeOther(_back(request))
        return opened.person_id

    def _by_day(self, bubbles: list[Bubble], now: datetime) -> list[Day]:
        words = self._doorway.house.words
        return [
            Day(name, tuple(group))
            for name, group in groupby(
                bubbles, lambda bubble: moments.day(words, bubble.at, now, COPENHAGEN)
            )
        ]


async def _to_start(_request: web.Request) -> web.Response:
    raise web.HTTPSeeOther("/chat/")


def _back(request: web.Request) -> str:
    return "/chat/" + request.match_info["token"]


def _clock(moment: datetime) -> str:
    return dates.clock(moment, COPENHAGEN)


def _try(work: Work, person_id: int, code: str) -> bool | None:
    return own_codes.is_right(work.connection, person_id, code, work.now)


def _mark_read(work: Work, person_id: int, unread: list[int]) -> None:
    chat.mark_read(work.connection, person_id, unread, work.now)
