"""Accounts: who may do what, one-time links, sessions that can be ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from admin import staff_deeds
from admin.access import NotHereError, Viewer
from admin.fields import Mistakes, is_id, read_words
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from admin.staff_deeds import CHANNELS, ROLES, NewColleague
from bot.doorway import Doorway
from bot.rules.phones import BadPhoneError, read_phone
from bot.store import accounts, places
from bot.store.accounts import Account, OpenSession
from bot.store.database import Connection
from bot.store.places import Place

ONE = r"/staff/{id:\d{1,18}}"
MOST_OF_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffView:
    """Everything on the list."""

    accounts: Sequence[Account]
    places: Sequence[Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """Everything on one account's page."""

    account: Account
    places: Sequence[Place]
    sessions: Sequence[OpenSession]


class StaffPages:
    """Routes of accounts."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the pages read and how they are made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/staff", self.show),
            web.post("/staff", self.add),
            web.get(ONE, self.show_one),
            web.post(f"{ONE}/link", self.give_link),
            web.post(f"{ONE}/roles", self.grant),
            web.post(f"{ONE}/roles/drop", self.revoke),
            web.post(f"{ONE}/push", self.choose_push),
            web.post(f"{ONE}/close", self.close),
            web.post(f"{ONE}/sessions/end", self.end_sessions),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """List the accounts."""
        return await self._list(request, Form(), Mistakes())

    async def show_one(self, request: web.Request) -> web.Response:
        """Show one account."""
        return await self._one(request)

    async def add(self, request: web.Request) -> web.Response:
        """Add an account, and show the link that chooses its password."""
        form, mistakes = await read_form(request), Mistakes()
        new = _read_new(form, mistakes)
        if new is None:
            return await self._list(request, form, mistakes)
        added = await self._doorway.write(staff_deeds.add, request[VIEWER], new)
        if isinstance(added, str):
            mistakes.add(added, "known")
            return await self._list(request, form, mistakes)
        return await self._one(request, staff_id=added.staff_id, link=added.link)

    async def give_link(self, request: web.Request) -> web.Response:
        """Make a new one-time link, shown this once; it opens a closed account."""
        link = await self._doorway.write(
            staff_deeds.give_link, request[VIEWER], _id(request)
        )
        return await self._one(request, link=link)

    async def grant(self, request: web.Request) -> web.Response:
        """Give a role."""
        form = await read_form(request)
        done = await self._doorway.write(
            staff_deeds.grant, request[VIEWER], _id(request), form
        )
        raise _back(request, "role" if done else "role_unknown")

    async def revoke(self, request: web.Request) -> web.Response:
        """Take a role away; who has young people keeps it until they have moved."""
        form = await read_form(request)
        done = await self._doorway.write(
            staff_deeds.revoke, request[VIEWER], _id(request), form
        )
        raise _back(request, done)

    async def choose_push(self, request: web.Request) -> web.Response:
        """Choose the channels that alerts go out on."""
        fields = await request.post()
        chosen = [name for name in CHANNELS if name in fields]
        done = await self._doorway.write(
            staff_deeds.choose_push, request[VIEWER], _id(request), chosen
        )
        raise _back(request, done)

    async def close(self, request: web.Request) -> web.Response:
        """Close an account, unless somebody would be left without a consultant."""
        done = await self._doorway.write(
            staff_deeds.close, request[VIEWER], _id(request)
        )
        raise _back(request, done)

    async def end_sessions(self, request: web.Request) -> web.Response:
        """Log a colleague out everywhere."""
        await self._doorway.write(
            staff_deeds.end_sessions, request[VIEWER], _id(request)
        )
        raise _back(request, "sessions_ended")

    async def _list(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.read(_read, request[VIEWER])
        return self._pages.page(
            request,
            "staff.html",
            status=422 if mistakes else 200,
            view=view,
            form=form,
            mistakes=mistakes,
            roles=ROLES,
        )

    async def _one(
        self, request: web.Request, *, staff_id: int | None = None, link: str = ""
    ) -> web.Response:
        wanted = _id(request) if staff_id is None else staff_id
        now = self._doorway.clock.now()
        read = self._doorway.read
        view = await read(_read_one, request[VIEWER], wanted, now)
        return self._pages.page(
            request,
            "account.html",
            view=view,
            account=view.account,
            link=link,
            roles=ROLES,
            channels=CHANNELS,
            mistakes=Mistakes(),
        )


def _read(connection: Connection, viewer: Viewer) -> StaffView:
    if not viewer.window.keeps:
        raise NotHereError
    return StaffView(
        accounts=accounts.accounts_in(connection, viewer.window.keeps),
        places=_places(connection, viewer),
    )


def _read_one(
    connection: Connection, viewer: Viewer, staff_id: int, now: datetime
) -> AccountView:
    account = staff_deeds.account(connection, viewer, staff_id)
    return AccountView(
        account=account,
        places=_places(connection, viewer),
        sessions=accounts.open_sessions(connection, staff_id, now),
    )


def _places(connection: Connection, viewer: Viewer) -> Sequence[Place]:
    return [
        place
        for place in places.every_place(connection)
        if place.municipality_id in viewer.window.keeps
    ]


def _read_new(form: Form, mistakes: Mistakes) -> NewColleague | None:
    name = read_words(form, "name", MOST_OF_NAME, mistakes)
    email = read_words(form, "email", MOST_OF_NAME, mistakes).lower()
    if email and ("@" not in email or " " in email):
        mistakes.add("email", "email")
    phone = form["phone"].strip()
    try:
        phone = read_phone(phone) if phone else ""
    except BadPhoneError:
        mistakes.add("phone", "phone")
    if form["role"] not in ROLES:
        mistakes.add("role", "missing")
    if mistakes:
        return None
    where = int(form["place"]) if is_id(form["place"]) else None
    return NewColleague(
        name=" ".join(name.split()),
        email=email,
        phone=phone,
        role=form["role"],
        programme_id=where,
    )


def _back(request: web.Request, done: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(f"/admin/staff/{_id(request)}?done={done}")


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])
