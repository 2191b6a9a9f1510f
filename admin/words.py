"""Words without a programmer: find a text, see it on each channel, change it."""

import asyncio
from collections.abc import Sequence

from aiohttp import web

from admin import access
from admin.access import NotHereError, Viewer
from admin.fields import is_id
from admin.guard import Form, read_form
from admin.programmes import ONE
from admin.rendering import VIEWER, Pages
from admin.word_view import TextView, preview_of, read_list, read_text, slots_of
from bot.doorway import Doorway
from bot.effects.team import word_rules, wording
from bot.effects.team.wording import MOST_LETTERS, RefusedWordsError
from bot.effects.turn import Work
from bot.store import wordings
from bot.store.places import Place
from bot.store.wordings import Slot, Version
from bot.wording.export import own_file
from bot.wording.findings import Finding

TEXTS = f"{ONE}/words"
TEXT = TEXTS + r"/{key:[a-z0-9_]+\.[a-z0-9_.]+}"


class WordPages:
    """Routes of a municipality's own words."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the pages read and how they are made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(TEXTS, self.list),
            web.get(f"{ONE}/words.po", self.hand_out),
            web.get(TEXT, self.show),
            web.post(TEXT, self.save),
            web.post(f"{TEXT}/preview", self.preview),
            web.post(f"{TEXT}/undo", self.undo),
            web.post(f"{TEXT}/again", self.say_again),
            web.post(f"{TEXT}/approve", self.approve),
            web.post(f"{TEXT}/drop", self.drop),
        ]

    async def list(self, request: web.Request) -> web.Response:
        """List texts by conversation, or what a search finds."""
        await asyncio.to_thread(word_rules.shipped_needs)
        about, wanted = request.query.get("about", ""), request.query.get("words", "")
        view = await self._doorway.write(
            read_list, request[VIEWER], _id(request), about, wanted
        )
        return self._pages.page(request, "words.html", view=view, place=view.place)

    async def hand_out(self, request: web.Request) -> web.Response:
        """Give the municipality's own words as a .po file."""
        name, text = await self._doorway.write(_own_file, request[VIEWER], _id(request))
        headers = {"Content-Disposition": f'attachment; filename="{name}.po"'}
        return web.Response(text=text, content_type="text/x-gettext", headers=headers)

    async def show(self, request: web.Request) -> web.Response:
        """Show a text with its words on each channel, and its versions."""
        return await self._page(request, Form(), ())

    async def save(self, request: web.Request) -> web.Response:
        """Keep new words, or show how they would look; what breaks a rule is told."""
        form = await read_form(request)
        slot, words = _slot(request, form), form["words"].strip()[:MOST_LETTERS]
        if form["act"] == "look":
            return await self._look(request, form, slot, words)
        if not words:
            raise self._back(request, "words_empty")
        return await self._change(request, form, slot, words)

    async def preview(self, request: web.Request) -> web.Response:
        """Show how words would look, as they are written."""
        form = await read_form(request)
        slot, words = _slot(request, form), form["words"].strip()[:MOST_LETTERS]
        findings = await self._find(request, slot, words)
        return self._pages.page(
            request,
            "word_preview.html",
            look=preview_of(slot, words),
            findings=findings,
        )

    async def undo(self, request: web.Request) -> web.Response:
        """Take back what is said now: what was said before is said again."""
        form, version = await self._version(request)
        write = self._doorway.write
        words = await write(_said_before, request[VIEWER], _id(request), version)
        return await self._change(request, form, version.slot, words)

    async def say_again(self, request: web.Request) -> web.Response:
        """Say an earlier version again."""
        form, version = await self._version(request)
        return await self._change(request, form, version.slot, version.words)

    async def approve(self, request: web.Request) -> web.Response:
        """Let words go live that a colleague has written."""
        _, version = await self._version(request)
        write = self._doorway.write
        done = await write(_approve, request[VIEWER], _id(request), version)
        raise self._back(request, "words_live" if done else "words_own_approval")

    async def drop(self, request: web.Request) -> web.Response:
        """Take words away that wait."""
        _, version = await self._version(request)
        await self._doorway.write(_drop, request[VIEWER], _id(request), version)
        raise self._back(request, "words_dropped")

    async def _change(
        self, request: web.Request, form: Form, slot: Slot, words: str
    ) -> web.Response:
        write = self._doorway.write
        await asyncio.to_thread(word_rules.shipped_needs)
        try:
            done = await write(_change, request[VIEWER], _id(request), slot, words)
        except RefusedWordsError as fault:
            tried = Form(form, key=slot[0], variant=slot[1] or "", words=words)
            return await self._page(request, tried, fault.findings)
        raise self._back(request, f"words_{done}")

    async def _look(
        self, request: web.Request, form: Form, slot: Slot, words: str
    ) -> web.Response:
        findings = await self._find(request, slot, words)
        return await self._page(request, form, findings, status=200)

    async def _find(
        self, request: web.Request, slot: Slot, words: str
    ) -> Sequence[Finding]:
        await asyncio.to_thread(word_rules.shipped_needs)
        return await self._doorway.write(
            _find, request[VIEWER], _id(request), slot, words
        )

    async def _version(self, request: web.Request) -> tuple[Form, Version]:
        form = await read_form(request)
        if not is_id(form["version"]):
            raise NotHereError
        found = await self._doorway.write(
            _get, request[VIEWER], _id(request), int(form["version"])
        )
        if found.slot not in slots_of(request.match_info["key"]):
            raise NotHereError
        return form, found

    async def _page(
        self,
        request: web.Request,
        form: Form,
        findings: Sequence[Finding],
        status: int = 422,
    ) -> web.Response:
        await asyncio.to_thread(word_rules.shipped_needs)
        key = request.match_info["key"]
        write = self._doorway.write
        view: TextView = await write(read_text, request[VIEWER], _id(request), key)
        return self._pages.page(
            request,
            "word.html",
            status=status if findings else 200,
            view=view,
            place=view.place,
            form=form,
            findings=findings,
            look=preview_of(_slot(request, form), form["words"]) if form else None,
            most=MOST_LETTERS,
        )

    def _back(self, request: web.Request, done: str) -> web.HTTPSeeOther:
        key = request.match_info["key"]
        path = f"/admin/programmes/{_id(request)}/words/{key}"
        return web.HTTPSeeOther(f"{path}?done={done}")


def _place(work: Work, viewer: Viewer, programme_id: int) -> Place:
    return access.place(work.connection, viewer, programme_id)


def _own_file(work: Work, viewer: Viewer, programme_id: int) -> tuple[str, str]:
    place = _place(work, viewer, programme_id)
    own = wording.own_words(work, place)
    return place.municipality, own_file(own, word_rules.shipped_book())


def _find(
    work: Work, viewer: Viewer, programme_id: int, slot: Slot, words: str
) -> Sequence[Finding]:
    place = _place(work, viewer, programme_id)
    return wording.find_faults(work, place, slot, words)


def _change(
    work: Work, viewer: Viewer, programme_id: int, slot: Slot, words: str
) -> str:
    place = _place(work, viewer, programme_id)
    return wording.change(work, place, viewer.colleague, slot, words)


def _get(work: Work, viewer: Viewer, programme_id: int, version_id: int) -> Version:
    place = _place(work, viewer, programme_id)
    found = wordings.get(work.connection, place.municipality_id, version_id)
    if found is None:
        raise NotHereError
    return found


def _said_before(
    work: Work, viewer: Viewer, programme_id: int, version: Version
) -> str:
    view = read_text(work, viewer, programme_id, version.slot[0].partition("~")[0])
    found = [change for change in view.history if change.version.id == version.id]
    return found[0].before


def _approve(work: Work, viewer: Viewer, programme_id: int, version: Version) -> bool:
    place = _place(work, viewer, programme_id)
    return wording.approve(work, place, viewer.colleague, version)


def _drop(work: Work, viewer: Viewer, programme_id: int, version: Version) -> None:
    place = _place(work, viewer, programme_id)
    wording.drop(work, place, viewer.colleague, version)


def _slot(request: web.Request, form: Form) -> Slot:
    """Read which words of the text are meant."""
    slot = (form["key"], form["variant"] or None)
    if slot not in slots_of(request.match_info["key"]):
        raise NotHereError
    return slot


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
