"""SMS by Twilio: REST out, signed webhooks in."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

import aiohttp
from twilio.base.exceptions import TwilioRestException
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from typing_extensions import override

from bot.channels.channel import Channel, Message, RefusedError, UnsureError
from bot.config import TwilioSettings
from bot.inbound import Inbound

#: Seconds until an answer counts as lost; the library's own limit is ignored by it.
PATIENCE = 10
#: A message is looked for among those sent since this long before its making.
AROUND = timedelta(minutes=10)
_MEDIA = {"image": "photo", "audio": "voice", "video": "video", "text": "contact"}


class Sms(Channel):
    """One Twilio number."""

    name = "sms"

    def __init__(self, settings: TwilioSettings, public_url: str) -> None:
        """Make the client inside the running loop."""
        self._settings = settings
        self._status_url = f"{public_url}/webhooks/twilio/status"
        self._http = AsyncTwilioHttpClient()
        self._client = Client(
            settings.account_sid, settings.auth_token, http_client=self._http
        )
        if settings.api_url:
            self._client.api.base_url = settings.api_url

    @override
    async def send(self, message: Message) -> str:
        try:
            async with asyncio.timeout(PATIENCE):
                sent = await self._client.messages.create_async(
                    to=message.to,
                    from_=self._settings.number,
                    body=message.words,
                    status_callback=f"{self._status_url}?outbox={message.outbox_id}",
                )
        except TwilioRestException as refusal:
            raise _refused(refusal) from None
        except aiohttp.ClientConnectorError:
            raise RefusedError("unreachable") from None
        except (TimeoutError, aiohttp.ClientError, ValueError):
            raise UnsureError("no answer") from None
        return str(sent.sid)

    @override
    async def find(self, message: Message, but: Collection[str] = ()) -> str | None:
        try:
            async with asyncio.timeout(PATIENCE):
                listed = await self._client.messages.list_async(
                    to=message.to,
                    from_=self._settings.number,
                    date_sent_after=message.created_at - AROUND,
                    limit=50,
                )
        except (TwilioRestException, TimeoutError, aiohttp.ClientError, ValueError):
            raise UnsureError("no look-up") from None
        for found in listed:
            is_other = found.sid in but or _is_older(found.date_created, message)
            if found.body == message.words and not is_other:
                return str(found.sid)
        return None

    async def list_inbound(self, since: datetime) -> list[Inbound]:
        """List what came to our number since a moment, oldest first."""
        try:
            async with asyncio.timeout(PATIENCE):
                listed = await self._client.messages.list_async(
                    to=self._settings.number, date_sent_after=since, limit=1000
                )
        except (TwilioRestException, TimeoutError, aiohttp.ClientError, ValueError):
            raise UnsureError("no list") from None
        inbound = [
            Inbound(
                channel="sms",
                provider_id=str(found.sid),
                sender=str(found.from_),
                words=str(found.body or ""),
                received_at=found.date_sent or since,
            )
            for found in listed
            if found.direction == "inbound"
        ]
        return sorted(inbound, key=lambda message: message.received_at)

    @override
    async def is_up(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._client.api.accounts(
                    self._settings.account_sid
                ).fetch_async()
        except (TwilioRestException, TimeoutError, aiohttp.ClientError, ValueError):
            return False
        return True

    @override
    async def close(self) -> None:
        await self._http.session.close()


def is_signed(
    settings: TwilioSettings, url: str, form: Mapping[str, str], signature: str
) -> bool:
    """Check Twilio's signature over the public address and the form."""
    if form.get("AccountSid") != settings.account_sid:
        return False
    validator = RequestValidator(settings.auth_token)
    return bool(validator.validate(url, form, signature))


def read_inbound(form: Mapping[str, str], now: datetime) -> Inbound:
    """Read an inbound webhook; a picture or a voice message is told by its kind."""
    kind = "text"
    if form.get("NumMedia", "0") not in {"", "0"}:
        family = form.get("MediaContentType0", "").partition("/")[0]
        kind = _MEDIA.get(family, "file")
    return Inbound(
        channel="sms",
        provider_id=form["MessageSid"],
        sender=form["From"],
        words=form.get("Body", ""),
        received_at=now,
        kind=kind,
        opt_out=form.get("OptOutType", "").lower(),
    )


def _refused(refusal: TwilioRestException) -> RefusedError:
    code = str(refusal.code or refusal.status)
    return RefusedError(code)


def _is_older(created_at: datetime | None, message: Message) -> bool:
    """What waited for an hour is made here an hour before it is made there."""
    return created_at is not None and created_at < message.created_at - AROUND
