"""A programme of one's own: a preset copied, named and changed, without a developer."""

from aiohttp import web

from admin import access
from admin.access import NotHereError, Viewer
from admin.fields import Mistakes, is_id
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.team import founding
from bot.effects.team.founding import Founding
from bot.effects.team.settings import RefusedSettingsError
from bot.effects.turn import Work
from bot.presets import preset_names
from bot.store.database import Connection

#: Fields of the form; a mistake about anything else stands at the text.
_FIELDS = ("name", "preset")


class FoundingPages:
    """Routes of a new programme."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what is written, and how pages are made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/programmes/new", self.ask),
            web.post("/programmes/new", self.found),
        ]

    async def ask(self, request: web.Request) -> web.Response:
        """Show a preset as it ships, to be changed."""
        chosen = request.query.get("preset", "")
        form = Form(preset=chosen, toml=founding.toml_of(chosen))
        return await self._page(request, form, Mistakes())

    async def found(self, request: web.Request) -> web.Response:
        """Found it; whoever does leads it, and goes on to its settings."""
        form, mistakes = await read_form(request), Mistakes()
        try:
            programme_id = await self._doorway.write(_found, request[VIEWER], form)
        except RefusedSettingsError as fault:
            for name, words in fault.mistakes.items():
                is_field = name in _FIELDS
                mistakes.add(name if is_field else "toml", f"founding_{name}")
                if not is_field:
                    form["why"] = words
            return await self._page(request, form, mistakes)
        raise web.HTTPSeeOther(
            f"/admin/programmes/{programme_id}/settings?done=programme_founded"
        )

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        places = await self._doorway.read(_municipalities, request[VIEWER])
        named = Mistakes()
        for field, kind in mistakes:
            key = f"admin.mistake.{kind}"
            named.add(field, kind if self._pages.knows(key) else "founding_toml")
        return self._pages.page(
            request,
            "programme_new.html",
            status=422 if mistakes else 200,
            places=places,
            presets=preset_names(),
            form=form,
            mistakes=named,
        )


def _municipalities(connection: Connection, viewer: Viewer) -> dict[int, str]:
    """Give the municipalities that the viewer leads a programme of."""
    led = access.places_led(connection, viewer)
    if not led:
        raise NotHereError
    return {place.municipality_id: place.municipality_name for place in led}


def _found(work: Work, viewer: Viewer, form: Form) -> int:
    led = _municipalities(work.connection, viewer)
    chosen = int(form["place"]) if is_id(form["place"]) else min(led)
    if chosen not in led:
        raise NotHereError
    toml = form["toml"] or founding.toml_of(form["preset"])
    new = Founding(form["name"].strip(), form["preset"], toml)
    programme_id = founding.found(work, chosen, new)
    founding.lead(work, programme_id, viewer.colleague)
    return programme_id
