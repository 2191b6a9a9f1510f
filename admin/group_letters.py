"""Write to a whole group: who gets it and who not first, then how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from admin import access
from admin.access import Viewer
from admin.fields import Mistakes, read_words
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.meetups import group_letters
from bot.effects.meetups.comers import Receiver
from bot.effects.turn import Work
from bot.store import letters, submissions
from bot.store.conversations import Subject
from bot.store.letters import Letters
from bot.store.pages.meetups import GroupRow
from bot.wording.neutral import Neutral

PATH = r"/groups/{group_id:\d{1,18}}/letter"
MOST_OF_WORDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """Everything on the page."""

    group: GroupRow
    reached: Sequence[Receiver]
    missed: Sequence[Receiver]
    letters: Letters


class GroupLetterPages:
    """Routes of words to a group."""

    def __init__(self, doorway: Doorway, pages: Pages, neutral: Neutral) -> None:
        """Take what the page reads, how it is made, and what SMS may not carry."""
        self._doorway = doorway
        self._pages = pages
        self._neutral = neutral

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(PATH, self.show),
            web.post(PATH, self.write),
            web.post(f"{PATH}/stop", self.stop),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show who would get it, and how far the last one has come."""
        return await self._page(request, Form(), Mistakes())

    async def write(self, request: web.Request) -> web.Response:
        """Write to each of them; nobody sees to whom else it went."""
        form, mistakes = await read_form(request), Mistakes()
        words = read_words(form, "words", MOST_OF_WORDS, mistakes)
        if self._neutral.health_words(words):
            mistakes.add("words", "health")
        if mistakes:
            return await self._page(request, form, mistakes)
        await self._doorway.write(
            _write, request[VIEWER], _id(request), words, once=form["once"]
        )
        raise _back(request, "written_group")

    async def stop(self, request: web.Request) -> web.Response:
        """Stop half-way: whoever has not got it yet does not."""
        await self._doorway.write(_stop, request[VIEWER], _id(request))
        raise _back(request, "writing_stopped")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.write(_read, request[VIEWER], _id(request))
        return self._pages.page(
            request,
            "group_letter.html",
            status=422 if mistakes else 200,
            view=view,
            form=form,
            mistakes=mistakes,
        )


def _read(work: Work, viewer: Viewer, group_id: int) -> LetterView:
    group = access.group(work.connection, viewer, group_id)
    found = group_letters.receivers(work, group.id)
    return LetterView(
        group=group,
        reached=[one for one in found if one.reason is None],
        missed=[one for one in found if one.reason is not None],
        letters=letters.progress(work.connection, Subject("group", group.id)),
    )


def _write(work: Work, viewer: Viewer, group_id: int, words: str, *, once: str) -> None:
    """Write once, however often the same form is sent."""
    group = access.group(work.connection, viewer, group_id)
    if submissions.is_first(work.connection, viewer.colleague, once, work.now):
        group_letters.write(work, group.id, viewer.colleague, words)


def _stop(work: Work, viewer: Viewer, group_id: int) -> None:
    group_letters.stop(work, access.group(work.connection, viewer, group_id).id)


def _back(request: web.Request, done: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(f"/admin/groups/{_id(request)}/letter?done={done}")


def _id(request: web.Request) -> int:
    return int(request.match_info["group_id"])
