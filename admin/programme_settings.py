"""A programme's settings: beside each the preset's, what is wrong, who changed what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from aiohttp import web

from admin import access
from admin.access import NotHereError, Viewer
from admin.fields import Mistakes, is_id
from admin.guard import Form, read_form
from admin.programmes import ONE
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.team import settings
from bot.effects.team.settings import RefusedSettingsError
from bot.effects.turn import Work
from bot.presets import preset
from bot.rules.limits import LIMITS
from bot.rules.programme import Programme, choices_of, tell_setting
from bot.store import deeds
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.deeds import Deed
from bot.store.places import Place

#: Settings by what they are about; those that come later stand under "other".
GROUPS: Mapping[str, tuple[str, ...]] = {
    "hours": ("opens", "closes", "working_days"),
    "clocks": ("red_minutes", "orange_minutes", "contact_minutes", "human_hours"),
    "channels": (
        "telegram",
        "sms_wellbeing",
        "sender",
        "phone",
        "calendar_names",
    ),
    "doses": (
        "weekly_cap",
        "hours_apart",
        "nudge_after",
        "reminder_hours",
        "who5_weeks",
        "loneliness_weeks",
        "flows_off",
    ),
    "quiet": ("quiet_until", "quiet_from", "weekend_from", "weekend_until"),
    "outcomes": ("aim_percent", "window_months", "grant", "grant_from", "grant_until"),
    "team": ("team", "tracks", "worsening", "mood_fall", "caseload_most"),
    "people": (
        "age_from",
        "age_to",
        "guardian_below",
        "under_15_basis",
        "eligibility",
        "first_contact_days",
        "first_group_weeks",
    ),
}
#: Not for a page.
_HIDDEN = frozenset({"preset", "zone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting, as a field of the form."""

    name: str
    value: str
    #: What the preset says, when that is something else.
    preset: str
    choices: tuple[str, ...]
    limits: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """Everything on the page."""

    place: Place
    groups: Mapping[str, Sequence[Setting]]
    history: Sequence[Deed]


class SettingsPages:
    """Routes of settings."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(f"{ONE}/settings", self.show),
            web.post(f"{ONE}/settings", self.change),
            web.post(f"{ONE}/settings/undo", self.undo),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the settings."""
        return await self._page(request, Form(), Mistakes())

    async def change(self, request: web.Request) -> web.Response:
        """Store what differs; all of it or nothing."""
        form, mistakes = await read_form(request), Mistakes()
        write = self._doorway.write
        try:
            is_new = await write(_change, request[VIEWER], _id(request), form)
        except RefusedSettingsError as fault:
            for name in fault.mistakes:
                mistakes.add(name, "setting")
            return await self._page(request, form, mistakes)
        raise self._back(request, "settings" if is_new else "settings_same")

    async def undo(self, request: web.Request) -> web.Response:
        """Put back what a change changed."""
        deed = (await read_form(request))["deed"]
        if not is_id(deed):
            raise web.HTTPNotFound
        write = self._doorway.write
        is_back = await write(_undo, request[VIEWER], _id(request), int(deed))
        raise self._back(request, "settings_back" if is_back else "settings_same")

    def _back(self, request: web.Request, done: str) -> web.HTTPSeeOther:
        return web.HTTPSeeOther(f"{request.path.removesuffix('/undo')}?done={done}")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.read(_read, request[VIEWER], _id(request))
        return self._pages.page(
            request,
            "settings.html",
            status=422 if mistakes else 200,
            view=view,
            place=view.place,
            form=form,
            mistakes=mistakes,
        )


def _read(connection: Connection, viewer: Viewer, programme_id: int) -> SettingsView:
    place = access.place(connection, viewer, programme_id)
    base = preset(place.programme.preset)
    known = [f.name for f in fields(Programme) if f.name not in _HIDDEN]
    grouped = {name for names in GROUPS.values() for name in names}
    groups = {**GROUPS, "other": tuple(n for n in known if n not in grouped)}
    subject = Subject("programme", programme_id)
    return SettingsView(
        place=place,
        groups={
            group: [_setting(place.programme, base, name) for name in names]
            for group, names in groups.items()
            if names
        },
        history=deeds.about(connection, "settings", subject),
    )


def _setting(programme: Programme, base: Programme, name: str) -> Setting:
    value = tell_setting(getattr(programme, name))
    default = tell_setting(getattr(base, name))
    return Setting(
        name=name,
        value=value,
        preset="" if default == value else default,
        choices=choices_of(name),
        limits=LIMITS.get(name),
    )


def _change(work: Work, viewer: Viewer, programme_id: int, form: Form) -> bool:
    place = access.place(work.connection, viewer, programme_id)
    known = {f.name for f in fields(Programme)} - _HIDDEN
    typed = {name: text for name, text in form.items() if name in known}
    return settings.change(work, place, typed, viewer.colleague)


def _undo(work: Work, viewer: Viewer, programme_id: int, deed_id: int) -> bool:
    place = access.place(work.connection, viewer, programme_id)
    deed = deeds.get(work.connection, deed_id)
    subject = Subject("programme", programme_id)
    if deed is None or deed.what != "settings" or deed.subject != subject:
        raise NotHereError
    return settings.undo(work, place, deed, viewer.colleague)


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
