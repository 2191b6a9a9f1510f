"""The chat page: a signed link opens only the question asked."""

import uuid

from aiohttp import web

from bot import dialogue
from bot.chat.forms import read_form
from bot.chat.links import Links
from bot.chat.own_pages import OwnPages
from bot.chat.rendering import FOLDER, ChatTemplates
from bot.chat.sharing import SharingPage
from bot.doorway import Doorway
from bot.effects.own import chat_links
from bot.effects.turn import Work
from bot.inbound import Inbound
from bot.store import addresses, chat, people
from bot.store.chat import Bubble

#: Longest message that the field takes.
MOST_LETTERS = 4000


class ChatPages:
    """Routes under /chat."""

    def __init__(self, doorway: Doorway) -> None:
        """Take what the pages read, and how they are made."""
        self._doorway = doorway
        self._links = Links(doorway)
        self._templates = ChatTemplates(doorway.house)
        self._own = OwnPages(doorway, self._links, self._templates)
        self._sharing = SharingPage(doorway, self._links, self._templates)

    def routes(self) -> list[web.AbstractRouteDef]:
        """Give the routes."""
        return [
            *self._own.routes(),
            *self._sharing.routes(),
            web.get("/chat/{token}", self.show),
            web.post("/chat/{token}", self.take),
            web.post("/chat/{token}/again", self.send_again),
            web.static("/chat-static", FOLDER / "static"),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the question that the link was sent for, and note that it is read."""
        opened = self._links.opened(request)
        if opened is None or not opened.is_live:
            return self._late(request)
        bubbles = await self._doorway.read(
            chat.question, opened.person_id, self._doorway.clock.now()
        )
        await self._note_read(request, opened.person_id, bubbles)
        response = self._templates.page(
            "chat.html",
            bubbles=bubbles,
            choices=_choices(bubbles),
            action=request.path,
            most=MOST_LETTERS,
        )
        self._links.know_phone(response, opened.person_id)
        return response

    async def take(self, request: web.Request) -> web.Response:
        """Take an answer; the same form sent twice is one message.

        What is written on a page that has grown old is heard all the same.
        """
        opened = self._links.opened(request)
        if opened is None:
            return self._late(request)
        form = await read_form(request)
        words = form.get("words", "").strip()
        once = form.get("once", "")[:80] or uuid.uuid4().hex
        if words:
            await self._doorway.write(_hear, opened.person_id, words, once)
        if not opened.is_live:
            await self._doorway.write(chat_links.send_new, opened.person_id)
            return self._late(request, "heard" if words else "")
        raise web.HTTPSeeOther(request.path)

    async def send_again(self, request: web.Request) -> web.Response:
        """Send a new link to the phone that is known; the page tells nobody who."""
        opened = self._links.opened(request)
        if opened is not None:
            await self._doorway.write(chat_links.send_new, opened.person_id)
        return self._late(request, "sent")

    async def _note_read(
        self, request: web.Request, person_id: int, bubbles: list[Bubble]
    ) -> None:
        """What a browser fetches to be ready is not read yet."""
        purpose = request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
        unread = [b.outbox_id for b in bubbles if not b.is_read and b.outbox_id]
        if unread and not purpose:
            await self._doorway.write(_mark_read, person_id, unread)

    def _late(self, request: web.Request, news: str = "") -> web.Response:
        """One page for what is too old and for what never was a link."""
        path = "/chat/" + request.match_info["token"] + "/again"
        return self._templates.page("late.html", status=410, action=path, news=news)


def _choices(bubbles: list[Bubble]) -> tuple[str, ...]:
    """Give the choices of the question that stands, also below a colleague's words."""
    for bubble in reversed(bubbles):
        if bubble.is_own or bubble.buttons:
            return bubble.buttons
    return ()


def _hear(work: Work, person_id: int, words: str, once: str) -> None:
    """Hear what somebody wrote on their own page."""
    person = people.get(work.connection, person_id)
    known = addresses.bound_now(work.connection, person_id, "web")
    sender = known.value if known else f"web-{person_id}"
    if known is None:
        addresses.bind(
            work.connection,
            person_id,
            municipality_id=person.municipality_id,
            channel="web",
            value=sender,
            now=work.now,
        )
    inbound = Inbound(
        channel="web",
        provider_id=f"{person_id}-{once}",
        sender=sender,
        words=words,
        received_at=work.now,
    )
    dialogue.hear(work, inbound)


def _mark_read(work: Work, person_id: int, unread: list[int]) -> None:
    chat.mark_read(work.connection, person_id, unread, work.now)
