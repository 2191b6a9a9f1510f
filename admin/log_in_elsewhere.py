"""Routes of log-in by the municipality's own log-in."""

from aiohttp import web

from admin.guard import Guard
from admin.login import Keys, begin_session, safe_way_back
from admin.oidc import LIVES, Journey, Known, Oidc, OidcError
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.keyring import BadLinkError
from bot.log import record_fault
from bot.store import staff
from bot.store.staff import Colleague

_PURPOSE = "journey"


class LogInElsewhere:
    """There and back again; an account here must be made by it beforehand."""

    def __init__(self, doorway: Doorway, guard: Guard, oidc: Oidc | None) -> None:
        """Take where accounts are, who stands at the door, and the other log-in."""
        self._doorway = doorway
        self._guard = guard
        self._oidc = oidc

    def routes(self) -> list[web.RouteDef]:
        """Give the routes; without another log-in they lead to our own."""
        return [
            web.get("/login/elsewhere", self.leave),
            web.get("/login/back", self.come_back),
        ]

    async def leave(self, request: web.Request) -> web.StreamResponse:
        """Send the browser there, with what binds the answer to it in a cookie."""
        if self._oidc is None:
            raise web.HTTPSeeOther("/admin/login")
        journey = Journey.begin()
        try:
            address = await self._oidc.way_there(journey)
        except OidcError as fault:
            record_fault("oidc_unreachable", fault)
            raise web.HTTPSeeOther("/admin/login?elsewhere=1") from None
        house, now = self._doorway.house, self._doorway.clock.now()
        way_back = safe_way_back(request.query.get("next", ""))
        response = web.Response(status=303, headers={"Location": address})
        token = house.keyring.sign(journey.text, _PURPOSE, now + LIVES)
        self._guard.remember_journey(response, token, way_back)
        return response

    async def come_back(self, request: web.Request) -> web.StreamResponse:
        """Check the answer, and log in whoever it names and has an account."""
        journey = self._journey(request)
        query = request.query
        if (
            self._oidc is None
            or journey is None
            or not journey.is_answered_by(query.get("state", ""))
            or "code" not in query
        ):
            raise web.HTTPSeeOther("/admin/login?elsewhere=1")
        now = self._doorway.clock.now()
        try:
            known = await self._oidc.who_came(journey, query["code"], now)
        except OidcError as fault:
            record_fault("oidc_refused", fault)
            raise web.HTTPSeeOther("/admin/login?elsewhere=1") from None
        keys = await self._doorway.write(_open, known)
        if keys is None:
            raise web.HTTPSeeOther("/admin/login?unknown=1")
        way_back = safe_way_back(self._guard.journey_of(request)[1])
        response = web.Response(status=303, headers={"Location": way_back})
        self._guard.let_in(response, keys.cookie)
        self._guard.forget_journey(response)
        return response

    def _journey(self, request: web.Request) -> Journey | None:
        token, _ = self._guard.journey_of(request)
        keyring, now = self._doorway.house.keyring, self._doorway.clock.now()
        try:
            return Journey.read(keyring.verify(token, _PURPOSE, now))
        except (BadLinkError, ValueError):
            return None


def _open(work: Work, known: Known) -> Keys | None:
    colleague = staff.by_subject(work.connection, known.subject)
    if colleague is None:
        colleague = _bind(work, known)
    return None if colleague is None else begin_session(work, colleague)


def _bind(work: Work, known: Known) -> Colleague | None:
    """The first time a checked e-mail finds the account; from then on the subject."""
    colleague = staff.by_email(work.connection, known.email) if known.email else None
    if colleague is None or colleague.is_disabled:
        return None
    if not staff.bind_subject(work.connection, colleague.id, known.subject):
        return None
    return colleague
