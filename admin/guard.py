"""Who may pass: a session and a form's token; and the headers of every answer."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, unquote

from aiohttp import web
from yarl import URL

from admin.access import NotHereError, Viewer, viewer_of
from admin.reading import PurposeNeededError
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.keyring import BadLinkError
from bot.log import record_fault
from bot.store import sessions
from bot.store.database import Connection, StoreError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

#: Pages for those who are not logged in.
OPEN = frozenset(
    {
        "/admin/login",
        "/admin/login/code",
        "/admin/login/elsewhere",
        "/admin/login/back",
        "/admin/welcome/{token}",
        "/admin/accessibility",
    }
)
#: Asked for by the page itself: no sign that anybody is there.
UNATTENDED = frozenset({"/admin/events", "/admin/meetups/{id}/events"})
#: Errors with words of their own; the others share one page.
EXPLAINED = frozenset({403, 404, 410, 413, 429, 503})
_FORM_LIVES = timedelta(hours=12)
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Stands before every page under /admin."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what it looks in, and how it answers."""
        self._doorway = doorway
        self._pages = pages
        self._is_https = doorway.house.public_url.startswith("https:")

    def stand_before(self, application: web.Application) -> None:
        """Let no request past."""
        application.middlewares.extend(
            [
                self._explain,
                self._know,
                self._check_form,
            ]
        )
        application.on_response_prepare.append(self._add_headers)

    def let_in(self, response: web.Response, cookie: str) -> None:
        """Give the browser its session."""
        self._set_cookie(response, "makker", cookie)

    def let_out(self, response: web.Response) -> None:
        """Take the session's cookie away."""
        response.del_cookie(
            self._name("makker"),
            path="/",
            secure=self._is_https,
            httponly=True,
            samesite="Strict",
        )

    def remember_journey(
        self, response: web.Response, token: str, way_back: str
    ) -> None:
        """Keep what binds the answer of another log-in to this browser.

        Lax, for the answer comes by a link from elsewhere.
        """
        response.set_cookie(
            self._name("makker-journey"),
            f"{token}|{quote(way_back, safe='')}",
            path="/",
            httponly=True,
            secure=self._is_https,
            samesite="Lax",
            max_age=600,
        )

    def journey_of(self, request: web.Request) -> tuple[str, str]:
        """Give what binds an answer to this browser, and where it was going."""
        held = request.cookies.get(self._name("makker-journey"), "")
        token, _, way_back = held.partition("|")
        return token, unquote(way_back)

    def forget_journey(self, response: web.Response) -> None:
        """Each answer is taken once."""
        response.del_cookie(
            self._name("makker-journey"),
            path="/",
            secure=self._is_https,
            httponly=True,
            samesite="Lax",
        )

    async def viewer(self, request: web.Request) -> Viewer | None:
        """Find who asks, by the cookie."""
        cookie = request.cookies.get(self._name("makker"), "")
        if not cookie:
            return None
        now = self._doorway.clock.now()
        return await self._doorway.read(viewer_of, cookie, now)

    def open_page(
        self, request: web.Request, name: str, *, status: int = 200, **values: Any
    ) -> web.Response:
        """Answer with a page before log-in; its form belongs to a cookie."""
        nonce = request.cookies.get(self._name("makker-form"), "")
        if not nonce.isalnum():
            nonce = secrets.token_hex(16)
        until = self._doorway.clock.now() + _FORM_LIVES
        token = self._doorway.house.keyring.sign(nonce, "form", until)
        response = self._pages.page(
            request, name, status=status, form_token=token, **values
        )
        self._set_cookie(response, "makker-form", nonce)
        return response

    @web.middleware
    async def _explain(
        self, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        """Answer every error in Danish, with what to do."""
        try:
            return await handler(request)
        except NotHereError:
            return self._error(request, 404)
        except PurposeNeededError as needed:
            raise web.HTTPSeeOther(f"/admin/people/{needed.person_id}") from None
        except web.HTTPException as answer:
            if answer.status < 400:  # noqa: PLR2004 - not an error
                raise
            return self._error(request, answer.status)
        except StoreError as fault:
            record_fault("page_not_read", fault)
            return self._error(request, 503)
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is explained
            record_fault("page_failed", fault, path=_route(request))
            return self._error(request, 500)

    @web.middleware
    async def _know(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let those with a session in, and the others to the log-in."""
        if _route(request) in OPEN:
            return await handler(request)
        viewer = await self.viewer(request)
        if viewer is None:
            return self._to_log_in(request)
        request[VIEWER] = viewer
        now = self._doorway.clock.now()
        if viewer.session.is_stale(now) and _route(request) not in UNATTENDED:
            await self._doorway.database.write(_touch, viewer, now)
        return await handler(request)

    @web.middleware
    async def _check_form(
        self, request: web.Request, handler: Handler
    ) -> web.StreamResponse:
        """Take only forms that this site gave this browser."""
        if request.method not in {"GET", "HEAD"}:
            site = request.headers.get("Sec-Fetch-Site", "same-origin")
            form = await read_form(request)
            if site != "same-origin" or not self._is_ours(request, form["token"]):
                raise web.HTTPForbidden
        return await handler(request)

    def _is_ours(self, request: web.Request, token: str) -> bool:
        if VIEWER in request:
            expected = request[VIEWER].session.form_token
            return hmac.compare_digest(token.encode(), expected.encode())
        nonce = request.cookies.get(self._name("makker-form"), "")
        now = self._doorway.clock.now()
        try:
            signed = self._doorway.house.keyring.verify(token, "form", now)
        except BadLinkError:
            return False
        return bool(nonce) and hmac.compare_digest(nonce.encode(), signed.encode())

    def _to_log_in(self, request: web.Request) -> web.StreamResponse:
        if "text/event-stream" in request.headers.get("Accept", ""):
            raise web.HTTPForbidden
        if request.method not in {"GET", "HEAD"}:
            raise web.HTTPSeeOther(f"/admin/login?over=1{_way_back(request)}")
        if request.headers.get("Sec-Fetch-Site") == "cross-site":
            return self._pages.page(request, "come_again.html", back=request.path_qs)
        raise web.HTTPSeeOther(f"/admin/login?next={quote(request.path_qs, safe='/')}")

    def _error(self, request: web.Request, status: int) -> web.Response:
        kind = str(status) if status in EXPLAINED else "other"
        if status == 405:  # noqa: PLR2004 - an address that only takes forms
            kind = "404"
        return self._pages.page(
            request, "error.html", status=status, kind=kind, is_mishap=True
        )

    async def _add_headers(
        self, _request: web.Request, response: web.StreamResponse
    ) -> None:
        response.headers.update(_HEADERS)
        if self._is_https:
            response.headers["Strict-Transport-Security"] = "max-age=31536000"

    def _set_cookie(self, response: web.Response, name: str, value: str) -> None:
        response.set_cookie(
            self._name(name),
            value,
            path="/",
            httponly=True,
            secure=self._is_https,
            samesite="Strict",
        )

    def _name(self, name: str) -> str:
        """The prefix makes browsers refuse a cookie from elsewhere; it needs https."""
        return f"__Host-{name}" if self._is_https else name


class Form(dict[str, str]):
    """Fields of a form; one that is not there is empty."""

    def __missing__(self, name: str) -> str:
        """Give nothing for what was not filled in."""
        return ""


async def read_form(request: web.Request) -> Form:
    """Read a form; what is no form is refused."""
    try:
        fields = await request.post()
    except (UnicodeDecodeError, ValueError):
        raise web.HTTPBadRequest from None
    return Form(
        (name, value.replace("\r\n", "\n"))
        for name, value in fields.items()
        if isinstance(value, str)
    )


def _way_back(request: web.Request) -> str:
    """After the log-in one is back where the form stands, not where it went."""
    page = URL(request.headers.get("Referer", ""))
    if page.host is None or page.origin() != request.url.origin():
        return ""
    return f"&next={quote(page.path_qs, safe='/')}"


def _route(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else ""


def _touch(connection: Connection, viewer: Viewer, now: datetime) -> None:
    sessions.touch(connection, viewer.session.id, now)
