"""Where providers knock: signature, one transaction, and only then a yes."""

import hmac
import json
from urllib.parse import parse_qsl

from aiohttp import web

from bot import dialogue
from bot.channels import sms
from bot.channels.telegram import Telegram
from bot.channels.telegram_updates import read_update
from bot.config import Settings
from bot.doorway import Doorway
from bot.effects.reports import take_report
from bot.inbound import Inbound
from bot.log import record

#: Largest body that is read; no provider sends more in a message.
MOST_BYTES = 64 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
_EMPTY_TWIML = "<Response/>"


class Webhooks:
    """The providers' routes."""

    def __init__(self, settings: Settings, doorway: Doorway) -> None:
        """Take what a message needs on its road."""
        self._settings = settings
        self._doorway = doorway
        self.telegram: Telegram | None = None

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the channels that are on."""
        routes = []
        if self._settings.telegram is not None:
            routes.append(web.post("/webhooks/telegram", self.take_update))
        if self._settings.twilio is not None:
            routes += [
                web.post("/webhooks/twilio/sms", self.take_sms),
                web.post("/webhooks/twilio/status", self.take_status),
            ]
        return routes

    async def take_update(self, request: web.Request) -> web.Response:
        """Take a Telegram update; always an empty answer, never a method call."""
        settings = self._settings.telegram
        given = request.headers.get(SECRET_HEADER, "")
        if settings is None or not _is_same(given, settings.webhook_secret):
            raise web.HTTPForbidden
        update = await _json(request)
        inbound = read_update(update, self._doorway.clock.now())
        if inbound is not None:
            await self.hear(inbound)
            await self._settle_press(update)
        return web.Response()

    async def take_sms(self, request: web.Request) -> web.Response:
        """Take an inbound SMS; the answer goes by the outbox, never as TwiML."""
        form = await self._signed_form(request)
        await self.hear(sms.read_inbound(form, self._doorway.clock.now()))
        return web.Response(text=_EMPTY_TWIML, content_type="text/xml")

    async def take_status(self, request: web.Request) -> web.Response:
        """Take what became of a message that was sent."""
        form = await self._signed_form(request)
        outbox_id = request.query.get("outbox", "")
        if outbox_id.isdigit():
            await self._doorway.write(
                take_report,
                int(outbox_id),
                form.get("MessageStatus", ""),
                form.get("ErrorCode", ""),
            )
        return web.Response(text=_EMPTY_TWIML, content_type="text/xml")

    async def hear(self, inbound: Inbound) -> None:
        """Hand a message to the dialogue; durable before yes."""
        outcome = await self._doorway.write(dialogue.hear, inbound)
        record("heard", channel=inbound.channel, kind=inbound.kind, state=outcome)

    async def _signed_form(self, request: web.Request) -> dict[str, str]:
        settings = self._settings.twilio
        signature = request.headers.get("X-Twilio-Signature", "")
        form = await _form(request)
        url = f"{self._settings.public_url}{request.path_qs}"
        if settings is None or not sms.is_signed(settings, url, form, signature):
            raise web.HTTPForbidden
        return form

    async def _settle_press(self, update: dict[str, object]) -> None:
        press = update.get("callback_query")
        if self.telegram is not None and isinstance(press, dict):
            await self.telegram.settle_press(str(press.get("id", "")))


def _is_same(given: str, secret: str) -> bool:
    return bool(secret) and hmac.compare_digest(given.encode(), secret.encode())


async def _body(request: web.Request) -> bytes:
    """Read the body as far as it may go."""
    if (request.content_length or 0) > MOST_BYTES:
        raise web.HTTPRequestEntityTooLarge(MOST_BYTES, request.content_length or 0)
    body = await request.content.read(MOST_BYTES + 1)
    while len(body) <= MOST_BYTES and not request.content.at_eof():
        body += await request.content.read(MOST_BYTES + 1 - len(body))
    if len(body) > MOST_BYTES:
        raise web.HTTPRequestEntityTooLarge(MOST_BYTES, len(body))
    return body


async def _json(request: web.Request) -> dict[str, object]:
    text = (await _body(request)).decode("utf-8", "replace")
    try:
        update = json.loads(text)
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text="not JSON") from None
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        raise web.HTTPBadRequest(text="no update_id")
    return update


async def _form(request: web.Request) -> dict[str, str]:
    text = (await _body(request)).decode("utf-8", "replace")
    return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=200))
