"""My account: the authenticator, recovery codes, log out everywhere, prove it's me."""

from dataclasses import dataclass

from aiohttp import web

from admin import accounts, second_factor
from admin.access import Viewer
from admin.guard import read_form
from admin.login import safe_way_back
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.keyring import BadLinkError
from bot.store import deeds, second_factors, sessions
from bot.store.conversations import Subject
from bot.store.database import Connection

_PURPOSE = "authenticator"


@dataclass(frozen=True, slots=True)
class OwnView:
    """Everything on the page."""

    has_authenticator: bool
    codes_left: int


class OwnAccountPages:
    """Routes of one's own account."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the pages read and how they are made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/me", self.show),
            web.get("/me/authenticator", self.begin),
            web.post("/me/authenticator", self.keep),
            web.post("/me/authenticator/off", self.forget),
            web.post("/me/codes", self.make_codes),
            web.post("/me/sessions/end", self.end_sessions),
            web.get("/me/proof", self.ask),
            web.post("/me/proof", self.prove),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show what protects the account."""
        return await self._page(request)

    async def begin(self, request: web.Request) -> web.Response:
        """Show a new secret; nothing is kept before a code of it is right."""
        self._need_proof(request)
        return self._ask_code(request, second_factor.new_secret(), "")

    async def keep(self, request: web.Request) -> web.Response:
        """Keep the authenticator that gave the right code, and give recovery codes."""
        self._need_proof(request)
        form, now = await read_form(request), self._doorway.clock.now()
        keyring = self._doorway.house.keyring
        try:
            secret = keyring.verify(form["secret"], _PURPOSE, now)
        except (BadLinkError, ValueError):
            raise web.HTTPSeeOther("/admin/me/authenticator") from None
        step = second_factor.step_of(secret, form["code"], now)
        if step is None:
            return self._ask_code(request, secret, "wrong")
        codes = second_factor.new_codes()
        await self._doorway.write(_keep, request[VIEWER], secret, step, codes=codes)
        return await self._page(request, codes)

    async def forget(self, request: web.Request) -> web.Response:
        """Turn the authenticator off."""
        self._need_proof(request)
        await self._doorway.write(_forget, request[VIEWER])
        raise web.HTTPSeeOther("/admin/me?done=authenticator_off")

    async def make_codes(self, request: web.Request) -> web.Response:
        """Give new recovery codes, shown this once."""
        self._need_proof(request)
        codes = second_factor.new_codes()
        await self._doorway.write(_make_codes, request[VIEWER], codes)
        return await self._page(request, codes)

    async def end_sessions(self, request: web.Request) -> web.Response:
        """Log out everywhere, here too."""
        await self._doorway.write(_end_sessions, request[VIEWER])
        raise web.HTTPSeeOther("/admin/login?out=1")

    async def ask(self, request: web.Request) -> web.Response:
        """Ask for a proof before what must not be done by a stray hand."""
        return await self._ask_proof(request, request.query.get("next", ""), "")

    async def prove(self, request: web.Request) -> web.Response:
        """Check the password, or a code where there is an authenticator."""
        form, viewer = await read_form(request), request[VIEWER]
        if not await self._is_proof(viewer, form["proof"]):
            return await self._ask_proof(request, form["next"], "wrong")
        await self._doorway.write(_note_proof, viewer)
        raise web.HTTPSeeOther(safe_way_back(form["next"]))

    async def _is_proof(self, viewer: Viewer, proof: str) -> bool:
        view = await self._doorway.read(_read, viewer)
        if view.has_authenticator:
            return await self._doorway.write(_check, viewer, proof)
        if not await self._doorway.write(_may_try, viewer):
            return False
        return await accounts.is_right(proof, viewer.colleague.password_hash)

    def _need_proof(self, request: web.Request) -> None:
        if not request[VIEWER].session.has_proved(self._doorway.clock.now()):
            raise web.HTTPSeeOther("/admin/me/proof?next=/admin/me")

    async def _ask_proof(
        self, request: web.Request, way_back: str, problem: str
    ) -> web.Response:
        view = await self._doorway.read(_read, request[VIEWER])
        return self._pages.page(
            request,
            "proof.html",
            status=422 if problem else 200,
            view=view,
            way_back=safe_way_back(way_back),
            problem=problem,
        )

    def _ask_code(
        self, request: web.Request, secret: str, problem: str
    ) -> web.Response:
        until = self._doorway.clock.now() + second_factor.STEP_LIVES
        token = self._doorway.house.keyring.sign(secret, _PURPOSE, until)
        return self._pages.page(
            request,
            "authenticator.html",
            status=422 if problem else 200,
            picture=second_factor.draw(secret, request[VIEWER].colleague.email),
            secret=secret,
            token=token,
            problem=problem,
        )

    async def _page(
        self, request: web.Request, codes: tuple[str, ...] = ()
    ) -> web.Response:
        view = await self._doorway.read(_read, request[VIEWER])
        return self._pages.page(request, "me.html", view=view, codes=codes)


def _read(connection: Connection, viewer: Viewer) -> OwnView:
    return OwnView(
        bool(second_factors.secret_of(connection, viewer.id)),
        second_factors.codes_left(connection, viewer.id),
    )


def _keep(
    work: Work, viewer: Viewer, secret: str, step: int, *, codes: tuple[str, ...]
) -> None:
    second_factors.keep_secret(work.connection, viewer.id, secret, step)
    second_factors.keep_codes(work.connection, viewer.colleague, codes)
    _note(work, viewer, "authenticator_on")


def _forget(work: Work, viewer: Viewer) -> None:
    second_factors.keep_secret(work.connection, viewer.id, None)
    second_factors.keep_codes(work.connection, viewer.colleague, ())
    _note(work, viewer, "authenticator_off")


def _make_codes(work: Work, viewer: Viewer, codes: tuple[str, ...]) -> None:
    second_factors.keep_codes(work.connection, viewer.colleague, codes)
    _note(work, viewer, "recovery_codes")


def _end_sessions(work: Work, viewer: Viewer) -> None:
    sessions.end_all_of(work.connection, viewer.id, work.now)


def _check(work: Work, viewer: Viewer, code: str) -> bool:
    return second_factor.check(work, viewer.id, code)


def _may_try(work: Work, viewer: Viewer) -> bool:
    return accounts.may_try(work.connection, viewer.colleague.email, "proof", work.now)


def _note_proof(work: Work, viewer: Viewer) -> None:
    second_factors.note_proof(work.connection, viewer.session.id, work.now)
    accounts.forget_tries(work.connection, viewer.colleague.email, "proof")


def _note(work: Work, viewer: Viewer, what: str) -> None:
    deeds.note(
        work.connection,
        viewer.colleague,
        what,
        Subject("staff", viewer.id),
        details={},
        now=work.now,
    )
