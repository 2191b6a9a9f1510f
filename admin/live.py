"""Keep alerts alive on the page: sent anew when they change, and only then."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp_sse import EventSourceResponse, sse_response

from admin import access
from admin.access import NotHereError
from admin.guard import Guard
from admin.meetup_view import read_guests
from admin.rendering import VIEWER, Pages
from admin.today import read_watch
from bot.doorway import Doorway
from bot.store.database import StoreError

#: What is alive on a page, by event.
Render = Callable[[web.Request], Awaitable[dict[str, str]]]
#: Seconds between looks when nothing rings, as when another process has written.
LOOK = 5.0
#: A change is shown at most this often.
BREATH = 0.5


class Bell:
    """Rings for everybody who waits; any thread may ring it."""

    def __init__(self) -> None:
        """Belong to the running loop."""
        self._loop = asyncio.get_running_loop()
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake everybody who waits."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._wake)

    def listen(self) -> asyncio.Event:
        """Give what the next ring sets; taken before a look, it misses nothing."""
        return self._rung

    def _wake(self) -> None:
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()


class Live:
    """The stream that the first page listens to."""

    def __init__(self, doorway: Doorway, pages: Pages, guard: Guard) -> None:
        """Take what is read, how it is shown, and who may look on."""
        self._doorway = doorway
        self._pages = pages
        self._guard = guard
        self._is_open = True
        self._bell: Bell | None = None

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/events", self.stream),
            web.get(r"/meetups/{id:\d{1,18}}/events", self.stream_meetup),
        ]

    async def start(self, _site: web.Application) -> None:
        """Listen for what is committed."""
        self._bell = Bell()
        self._doorway.database.wakers.append(self._bell.ring)

    async def stop(self, _site: web.Application) -> None:
        """Let every stream end, so that the process can."""
        self._is_open = False
        if self._bell is not None:
            self._doorway.database.wakers.remove(self._bell.ring)
            self._bell.ring()

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Send what waits, as long as the session and the reader last."""
        return await self._stream(request, self._render)

    async def stream_meetup(self, request: web.Request) -> web.StreamResponse:
        """Send who comes to a meetup."""
        meetup_id = int(request.match_info["id"])
        await self._doorway.read(access.meetup, request[VIEWER], meetup_id)
        return await self._stream(request, self._render_meetup)

    async def _stream(self, request: web.Request, render: Render) -> web.StreamResponse:
        async with sse_response(request) as answer:
            with contextlib.suppress(ConnectionResetError):
                await self._send_changes(request, answer, render)
        return answer

    async def _send_changes(
        self, request: web.Request, answer: EventSourceResponse, render: Render
    ) -> None:
        shown: dict[str, str] = {}
        while self._is_open and answer.is_connected() and "over" not in shown:
            rung = self._bell.listen() if self._bell else asyncio.Event()
            rendered = await render(request)
            for event, text in rendered.items():
                if shown.get(event) != text:
                    await answer.send(text, event=event)
            shown |= rendered
            await _wait(rung)

    async def _render(self, request: web.Request) -> dict[str, str]:
        """Render what is alive, by event; nothing while it cannot be read."""
        try:
            viewer = await self._guard.viewer(request)
            if viewer is None:
                over = self._pages.fragment(request, "over.html")
                return {"watch": over, "over": ""}
            watch = await self._doorway.read(
                read_watch, viewer, self._doorway.clock.now()
            )
        except StoreError:
            return {}
        return {
            "count": self._pages.fragment(request, "count.html", watch=watch),
            "watch": self._pages.fragment(request, "watch.html", watch=watch, once=""),
        }

    async def _render_meetup(self, request: web.Request) -> dict[str, str]:
        """Render who comes; over when the session is, or the meetup is not theirs."""
        meetup_id = int(request.match_info["id"])
        try:
            viewer = await self._guard.viewer(request)
            if viewer is None:
                over = self._pages.fragment(request, "over.html")
                return {"guests": over, "over": ""}
            view = await self._doorway.read(read_guests, viewer, meetup_id)
        except (StoreError, NotHereError):
            return {}
        values = {"view": view, "meetup": view.meetup}
        return {"guests": self._pages.fragment(request, "meetup_guests.html", **values)}


async def _wait(rung: asyncio.Event) -> None:
    """Wait for the bell, or as long; and let a burst of rings be one."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(LOOK):
            await rung.wait()
            await asyncio.sleep(BREATH)
