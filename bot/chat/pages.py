"""The chat page: a signed link opens only the question asked."""

import uuid
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader

from bot import dialogue
from bot.doorway import Doorway
from bot.inbound import Inbound
from bot.keyring import BadLinkError
from bot.store import addresses, chat
from bot.store.chat import Bubble
from bot.store.database import Connection

FOLDER = Path(__file__).parent
#: Longest message that the page takes; the field says so.
MOST_LETTERS = 4000


class ChatPages:
    """Routes under /chat."""

    def __init__(self, doorway: Doorway) -> None:
        """Read the templates once."""
        self._doorway = doorway
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"), autoescape=True
        )
        self._templates.globals["t"] = doorway.house.words.term

    def routes(self) -> list[web.AbstractRouteDef]:
        """Give the routes."""
        return [
            web.get("/chat/{token}", self.show),
            web.post("/chat/{token}", self.take),
            web.static("/chat-static", FOLDER / "static"),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the question that the link was sent for."""
        person_id = self._person_of(request)
        bubbles = await self._doorway.read(chat.question, person_id)
        return self._page(request, bubbles)

    async def take(self, request: web.Request) -> web.Response:
        """Take an answer; the same form sent twice is one message."""
        person_id = self._person_of(request)
        form = await request.post()
        words = str(form.get("words", ""))[:MOST_LETTERS].strip()
        if words:
            sender = await self._doorway.read(_address, person_id)
            inbound = Inbound(
                channel="web",
                provider_id=str(form.get("once", "")) or uuid.uuid4().hex,
                sender=sender,
                words=words,
                received_at=self._doorway.clock.now(),
            )
            await self._doorway.write(dialogue.hear, inbound)
        raise web.HTTPSeeOther(request.path)

    def _person_of(self, request: web.Request) -> int:
        token = request.match_info["token"]
        try:
            subject = self._doorway.house.keyring.verify(
                token, "chat", self._doorway.clock.now()
            )
        except BadLinkError:
            raise web.HTTPGone(
                text=self._templates.get_template("gone.html").render(),
                content_type="text/html",
            ) from None
        return int(subject)

    def _page(self, request: web.Request, bubbles: list[Bubble]) -> web.Response:
        text = self._templates.get_template("chat.html").render(
            bubbles=bubbles,
            action=request.path,
            once=uuid.uuid4().hex,
            most=MOST_LETTERS,
        )
        return web.Response(text=text, content_type="text/html")


def _address(connection: Connection, person_id: int) -> str:
    found = addresses.bound_now(connection, person_id, "web")
    return found.value if found else ""
