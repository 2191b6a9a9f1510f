"""The routes of the case-system API."""

from collections.abc import Awaitable, Callable
from functools import partial

import msgspec
from aiohttp import web

from admin.case_api.document import document
from admin.case_api.door import Door
from admin.case_api.every_operation import OPERATIONS
from admin.case_api.problems import ProblemError, refuse
from bot.doorway import Doorway

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
#: What to do about what the router refuses.
_DETAILS = {
    404: "The addresses are in /api/v1/openapi.json.",
    405: "Allow names the methods; they are in /api/v1/openapi.json.",
}


class CaseApi:
    """Operations under /api/v1."""

    def __init__(self, doorway: Doorway) -> None:
        """Take what every operation reads."""
        self._door = Door(doorway)

    def mount(self, application: web.Application) -> None:
        """Add the operations to the application."""
        api = web.Application(middlewares=[_explain])
        api.on_response_prepare.append(_add_headers)
        api.router.add_get("/openapi.json", _document, allow_head=False)
        for operation in OPERATIONS:
            api.router.add_route(
                operation.method,
                operation.path,
                partial(self._door.answer, operation),
            )
        application.add_subapp("/api/v1/", api)


@web.middleware
async def _explain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Tell what the router refuses as a problem too."""
    try:
        return await handler(request)
    except web.HTTPException as fault:
        if fault.status < 400:  # noqa: PLR2004 - not an error
            raise
        detail = _DETAILS.get(fault.status, "Look at /api/v1/openapi.json.")
        kept = {"Allow": fault.headers["Allow"]} if "Allow" in fault.headers else {}
        return refuse(ProblemError(fault.status, detail, kept)).response()


async def _document(_request: web.Request) -> web.Response:
    """Give the document; it is public."""
    return web.Response(
        body=msgspec.json.encode(document()), content_type="application/json"
    )


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)
