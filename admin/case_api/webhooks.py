"""Addresses that Makker calls when an appointment or an alert changes."""

import base64
import secrets
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from admin.case_api.fields import Id, Listing
from admin.case_api.operations import Asked, Operation, cut
from admin.case_api.problems import ProblemError, missing
from bot.rules.outward import why_not
from bot.store import hooks
from bot.store.hook_calls import EVENTS, Event
from bot.store.hooks import Hook

#: Most addresses that one token may give.
MOST_HOOKS = 20
_SECRET_BYTES = 32
_SECRET_PREFIX = "whsec_"  # noqa: S105 - how Standard Webhooks marks a secret
_PORT = r"(:([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}))?"
_URL = rf"^https?://[A-Za-z0-9.-]{{1,253}}{_PORT}(/[A-Za-z0-9._~/-]*)?$"


class NewHook(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An address to call, and what to tell it of."""

    url: Annotated[str, Meta(pattern=_URL, max_length=500)]
    events: Annotated[list[Event], Meta(min_length=1, max_length=6)]


class CalledHook(Struct, frozen=True, kw_only=True):
    """An address that is called."""

    id: Id
    url: str
    events: list[Event]
    created_at: datetime


class AddedHook(CalledHook, frozen=True, kw_only=True):
    """An address that is called from now on, and the secret that calls are signed by.

    The secret is shown this once.
    """

    secret: str


class Hooks(Struct, frozen=True, kw_only=True):
    """A page of addresses."""

    items: list[CalledHook]
    next: Id | None


def _list(asked: Asked) -> Hooks:
    page = asked.query.page()
    rows = hooks.of_token(
        asked.work.connection, asked.token, after=page.after, limit=page.limit + 1
    )
    shown, following = cut(rows, page.limit, lambda row: row.id)
    return Hooks(items=[_show(hook) for hook in shown], next=following)


def _add(asked: Asked) -> AddedHook:
    connection = asked.work.connection
    refuse_address(asked.body.url, asked.work.house.public_url)
    if hooks.count_of(connection, asked.token) >= MOST_HOOKS:
        raise ProblemError(409, "Remove an address first: 20 are the most.")
    raw = base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()
    hook = hooks.add(
        connection,
        asked.token,
        url=asked.body.url,
        secret=_SECRET_PREFIX + raw,
        events=dict.fromkeys(asked.body.events),
        now=asked.work.now,
    )
    shown = _show(hook)
    return AddedHook(
        id=shown.id,
        url=shown.url,
        events=shown.events,
        created_at=shown.created_at,
        secret=hook.secret,
    )


def _remove(asked: Asked) -> None:
    if hooks.find(asked.work.connection, asked.token, asked.id) is None:
        raise missing()
    hooks.end(asked.work.connection, asked.id, asked.work.now)


def refuse_address(url: str, public_url: str) -> None:
    """Makker calls nobody in the clear, and nobody inside its own walls."""
    match why_not(url, public_url):
        case "not_https":
            raise ProblemError(409, "Give an address that begins with https.")
        case "inside":
            raise ProblemError(409, "Give an address that is reached from outside.")
        case None:
            return


def _show(hook: Hook) -> CalledHook:
    return CalledHook(
        id=hook.id,
        url=hook.url,
        events=[event for event in EVENTS if event in hook.events],
        created_at=hook.created_at,
    )


_ABOUT_CALLS = """\
Each call is signed as Standard Webhooks says: `webhook-id`, `webhook-timestamp` and
`webhook-signature: v1,` with HMAC-SHA256 over `id.timestamp.body`. A call that is not
answered by 2xx is made again, with growing pauses, for some three days; 410 ends the
calls. The body holds `type`, `timestamp` and `data`: the appointment or alert as it
stands when the call is made. Cancellations travel; who came, who was silent and how
anybody is never do."""

OPERATIONS = (
    Operation(
        id="listWebhooks",
        method="GET",
        path="/webhooks",
        scope="webhooks:write",
        summary="List the addresses that this token has given",
        act=_list,
        query=Listing,
        answer=Hooks,
    ),
    Operation(
        id="addWebhook",
        method="POST",
        path="/webhooks",
        scope="webhooks:write",
        summary="Give an address to call",
        description=_ABOUT_CALLS,
        act=_add,
        body=NewHook,
        answer=AddedHook,
        status=201,
    ),
    Operation(
        id="removeWebhook",
        method="DELETE",
        path="/webhooks/{id}",
        scope="webhooks:write",
        summary="Call an address no more",
        act=_remove,
        answer=None,
        status=204,
    ),
)
