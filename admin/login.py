"""Log in, log out, and choose a password by a one-time link."""

import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from admin import accounts, second_factor
from admin.accounts import Invited
from admin.guard import Form, Guard, read_form
from admin.rendering import VIEWER
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.keyring import BadLinkError
from bot.store import second_factors, sessions, staff
from bot.store.staff import Colleague

HOME = "/admin/"
#: What an address may ask the log-in page to say.
NOTICES = ("over", "out", "elsewhere", "unknown")
_STATUS = {"": 200, "wrong": 422, "often": 429, "slow": 422, "wrong_code": 422}


@dataclass(frozen=True, slots=True)
class Keys:
    """What a new session is opened with."""

    cookie: str
    form_token: str


class LogIn:
    """Routes of log-in."""

    def __init__(
        self, doorway: Doorway, guard: Guard, *, has_other: bool = False
    ) -> None:
        """Take where accounts are, who stands at the door, and if there is another."""
        self._doorway = doorway
        self._guard = guard
        self._has_other = has_other

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/login", self.ask),
            web.post("/login", self.log_in),
            web.post("/login/code", self.give_code),
            web.post("/logout", self.log_out),
            web.get("/accessibility", self.explain),
            web.get("/welcome/{token}", self.welcome),
            web.post("/welcome/{token}", self.choose),
        ]

    async def ask(self, request: web.Request) -> web.Response:
        """Show the log-in; whoever is logged in goes on."""
        if await self._guard.viewer(request) is not None:
            raise web.HTTPSeeOther(safe_way_back(request.query.get("next", "")))
        return self._form(request, request.query.get("next", ""))

    async def log_in(self, request: web.Request) -> web.StreamResponse:
        """Check e-mail and password; every refusal has the same words."""
        form = await read_form(request)
        email, address = form["email"].strip().lower(), request.remote or ""
        if not await self._doorway.write(_may_try, email, address):
            return self._form(request, form["next"], problem="often", email=email)
        colleague = await self._doorway.read(accounts.find_account, email)
        password_hash = colleague.password_hash if colleague else None
        is_right = await accounts.is_right(form["password"], password_hash)
        if colleague is None or not is_right:
            return self._form(request, form["next"], problem="wrong", email=email)
        await self._keep_hash_fresh(colleague, form["password"])
        if await self._doorway.read(second_factors.secret_of, colleague.id):
            return self._ask_code(request, colleague.id, form["next"])
        keys = await self._doorway.write(_open, colleague, email, address)
        return self._go(safe_way_back(form["next"]), keys)

    async def give_code(self, request: web.Request) -> web.StreamResponse:
        """Check the code of the second step; the password was right a moment ago."""
        form, now = await read_form(request), self._doorway.clock.now()
        keyring = self._doorway.house.keyring
        staff_id = second_factor.read_half(keyring, form["half"], now)
        if staff_id is None:
            return self._form(request, form["next"], problem="slow")
        keys = await self._doorway.write(_open_by_code, staff_id, form["code"])
        if keys is None:
            return self._ask_code(request, staff_id, form["next"], problem="wrong_code")
        return self._go(safe_way_back(form["next"]), keys)

    async def explain(self, request: web.Request) -> web.Response:
        """Say how accessible the site is, to anybody."""
        return self._guard.open_page(request, "accessibility.html")

    async def log_out(self, request: web.Request) -> web.StreamResponse:
        """End the session for good."""
        await self._doorway.write(_end, request[VIEWER].session.id)
        response = _to("/admin/login?out=1")
        self._guard.let_out(response)
        return response

    async def welcome(self, request: web.Request) -> web.Response:
        """Ask for a password; the link alone changes nothing."""
        colleague, _ = await self._invited(request)
        return self._guard.open_page(
            request, "welcome.html", colleague=colleague, mistake=""
        )

    async def choose(self, request: web.Request) -> web.StreamResponse:
        """Keep the password, end older sessions, and log in."""
        colleague, invited = await self._invited(request)
        form = await read_form(request)
        mistake = _mistake_in(form, colleague)
        if mistake:
            return self._guard.open_page(
                request,
                "welcome.html",
                status=422,
                colleague=colleague,
                mistake=mistake,
            )
        password_hash = await accounts.hash_in_thread(form["password"])
        keys = await self._doorway.write(_choose, colleague, invited, password_hash)
        if keys is None:
            raise web.HTTPGone
        return self._go(HOME, keys)

    async def _invited(self, request: web.Request) -> tuple[Colleague, Invited]:
        try:
            invited = accounts.read_invite(
                self._doorway.house.keyring,
                request.match_info["token"],
                self._doorway.clock.now(),
            )
        except BadLinkError:
            raise web.HTTPGone from None
        colleague = await self._doorway.read(
            staff.may_choose_password, invited.staff_id, invited.at
        )
        if colleague is None:
            raise web.HTTPGone
        return colleague, invited

    async def _keep_hash_fresh(self, colleague: Colleague, password: str) -> None:
        """Hash anew when the parameters have grown since."""
        old = colleague.password_hash or ""
        if accounts.is_worn(old):
            fresh = await accounts.hash_in_thread(password)
            await self._doorway.write(_replace_hash, colleague.id, old, fresh)

    def _form(
        self,
        request: web.Request,
        way_back: str,
        *,
        problem: str = "",
        email: str = "",
    ) -> web.Response:
        notice = next((word for word in NOTICES if word in request.query), "")
        return self._guard.open_page(
            request,
            "login.html",
            status=_STATUS[problem],
            way_back=safe_way_back(way_back),
            email=email,
            problem=problem,
            notice=notice,
            has_other=self._has_other,
        )

    def _ask_code(
        self, request: web.Request, staff_id: int, way_back: str, problem: str = ""
    ) -> web.Response:
        house, now = self._doorway.house, self._doorway.clock.now()
        return self._guard.open_page(
            request,
            "login_code.html",
            status=_STATUS[problem],
            half=second_factor.sign_half(house.keyring, staff_id, now),
            way_back=safe_way_back(way_back),
            problem=problem,
        )

    def _go(self, way_back: str, keys: Keys) -> web.Response:
        response = _to(way_back)
        self._guard.let_in(response, keys.cookie)
        return response


def _to(location: str) -> web.Response:
    """Send the browser on; unlike the exception, this answer can carry cookies."""
    return web.Response(status=303, headers={"Location": location})


def safe_way_back(way_back: str) -> str:
    """Give the page that was asked for, when it is one of ours."""
    parts = urlsplit(way_back)
    is_ours = way_back.startswith("/admin/") and "\\" not in way_back
    if not is_ours or parts.netloc or parts.path == "/admin/login":
        return HOME
    return way_back


def _mistake_in(form: Form, colleague: Colleague) -> str:
    """Name what is wrong with a new password; empty when nothing is."""
    password = form["password"]
    if len(password) < accounts.FEWEST_LETTERS:
        return "short"
    if len(password) > accounts.MOST_LETTERS:
        return "long"
    name, _, _ = colleague.email.partition("@")
    if name in password.lower() or len(set(password)) < accounts.FEWEST_KINDS:
        return "easy"
    return "" if password == form["again"] else "different"


def _may_try(work: Work, email: str, address: str) -> bool:
    return accounts.may_try(work.connection, email, address, work.now)


def _open(work: Work, colleague: Colleague, email: str, address: str) -> Keys:
    accounts.forget_tries(work.connection, email, address)
    return begin_session(work, colleague)


def _open_by_code(work: Work, staff_id: int, code: str) -> Keys | None:
    if not second_factor.check(work, staff_id, code):
        return None
    colleague = staff.get(work.connection, staff_id)
    if colleague.is_disabled:
        return None
    accounts.forget_email(work.connection, colleague.email)
    return begin_session(work, colleague)


def _choose(
    work: Work, colleague: Colleague, invited: Invited, password_hash: str
) -> Keys | None:
    is_done = staff.choose_password(
        work.connection,
        colleague.id,
        password_hash,
        invited_at=invited.at,
        now=work.now,
    )
    if not is_done:
        return None
    sessions.end_all_of(work.connection, colleague.id, work.now)
    return begin_session(work, colleague)


def begin_session(work: Work, colleague: Colleague) -> Keys:
    """Open a session, with a cookie and a token that nobody can guess."""
    keys = Keys(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
    sessions.begin(
        work.connection,
        colleague,
        cookie=keys.cookie,
        form_token=keys.form_token,
        now=work.now,
    )
    return keys


def _end(work: Work, session_id: int) -> None:
    sessions.end(work.connection, session_id, work.now)


def _replace_hash(work: Work, staff_id: int, old: str, fresh: str) -> None:
    staff.replace_hash(work.connection, staff_id, old, fresh)
