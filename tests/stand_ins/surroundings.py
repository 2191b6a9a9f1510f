"""A clock that is moved by hand, and a door that answers as it is told."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import pytest
from aiohttp import web

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TOKEN = "123456789:invented-token"
ACCOUNT = "AC" + "0" * 31 + "1"
SECRET = "invented-auth-token"
OURS = "+4520000001"
ASTA = "+4520000002"
PUBLIC = "https://makker.example"

# twilio 9.13 signs in with what aiohttp 3.14 is about to leave behind.
TWILIO_IS_BEHIND = [
    pytest.mark.filterwarnings("ignore:BasicAuth is deprecated"),
    pytest.mark.filterwarnings("ignore:The 'auth' parameter is deprecated"),
]


@dataclass(slots=True)
class Clock:
    """Say what time it is, and be moved."""

    moment: datetime = NOW

    def __call__(self) -> datetime:
        """Give the moment."""
        return self.moment

    def move(self, **span: float) -> None:
        """Go on by a timedelta."""
        self.moment += timedelta(**span)


@dataclass(frozen=True, slots=True)
class Knock:
    """Hold one call at the door."""

    path: str
    headers: dict[str, str]
    body: str

    @property
    def form(self) -> dict[str, str]:
        """Read the body as a form."""
        return dict(parse_qsl(self.body, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Reply:
    """Say how the door answers; status 0 is a slammed door."""

    status: int = 200
    text: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


@dataclass(slots=True)
class Door:
    """Be the bot's web server: note each call, and answer as told, then 200."""

    knocks: list[Knock] = field(default_factory=list)
    replies: deque[Reply] = field(default_factory=deque)

    def application(self) -> web.Application:
        """Answer at every address."""
        application = web.Application()
        application.router.add_post("/{path:.*}", self._answer)
        return application

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.text()
        self.knocks.append(Knock(request.path_qs, dict(request.headers), body))
        reply = self.replies.popleft() if self.replies else Reply()
        await asyncio.sleep(reply.delay)
        if not reply.status and request.transport is not None:
            request.transport.abort()
        return web.Response(
            status=reply.status or 200, text=reply.text, headers=reply.headers
        )
