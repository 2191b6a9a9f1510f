"""How Twilio calls the bot: signed forms, and one more try where nobody was there."""

import asyncio
import base64
import hashlib
import hmac
import html
import re
from collections.abc import Mapping
from datetime import UTC
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qs, urldefrag, urlencode
from uuid import uuid4

from bot.rehearsal.stand_ins.doorbell import Doorbell, Rung
from bot.rehearsal.stand_ins.errands import BREATH, Errands
from bot.rehearsal.stand_ins.faults import NeverCalled, Repeated
from bot.rehearsal.stand_ins.ledger import Entry, Fate
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.twilio_messages import API_VERSION, Message

Form = Mapping[str, str]

PATIENCE: Final = 15.0
SPOKEN: Final = re.compile(r"<Message\b[^>]*>(.*?)</Message>", re.DOTALL)
TAG: Final = re.compile(r"<[^>]+>")


def sign(token: str, url: str, form: Form) -> str:
    """Sign a form as Twilio does: HMAC-SHA1 over the public address and the fields."""
    signed = url + "".join(name + form[name] for name in sorted(form))
    # SHA-1 is what Twilio signs with.
    digest = hmac.new(token.encode(), signed.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def inbound_form(account_sid: str, message: Message, country: str) -> dict[str, str]:
    """Describe an SMS to us, in the order Twilio names things."""
    form = {
        "ToCountry": country,
        "ToState": "",
        "SmsMessageSid": message.sid,
        "NumMedia": str(len(message.media)),
        "ToCity": "",
        "FromZip": "",
        "SmsSid": message.sid,
        "FromState": "",
        "SmsStatus": "received",
        "FromCity": "",
        "Body": message.body,
        "FromCountry": country,
        "To": message.to,
        "ToZip": "",
        "NumSegments": str(message.segments),
        "MessageSid": message.sid,
        "AccountSid": account_sid,
        "From": message.sender,
        "ApiVersion": API_VERSION,
    }
    for index, url in enumerate(message.media):
        form |= {f"MediaUrl{index}": url, f"MediaContentType{index}": "image/jpeg"}
    return form


def status_form(account_sid: str, message: Message) -> dict[str, str]:
    """Describe what became of an SMS of ours."""
    form = {
        "SmsSid": message.sid,
        "SmsStatus": message.status,
        "MessageStatus": message.status,
        "To": message.to,
        "MessageSid": message.sid,
        "AccountSid": account_sid,
        "From": message.sender,
        "ApiVersion": API_VERSION,
    }
    if message.error_code is not None:
        form["ErrorCode"] = str(message.error_code)
    if message.status in ("delivered", "undelivered"):
        moment = message.updated_at.astimezone(UTC)
        form["RawDlrDoneDate"] = moment.strftime("%y%m%d%H%M")
    return form


def spoken(rung: Rung) -> tuple[str, ...]:
    """Read the messages that the bot answered with as TwiML."""
    found = SPOKEN.findall(rung.text) if rung.is_taken else []
    return tuple(html.unescape(TAG.sub("", words)).strip() for words in found)


class Webhooks:
    """Call the bot about its messages."""

    def __init__(self, stage: Stage, errands: Errands, auth_token: str) -> None:
        self._stage = stage
        self._errands = errands
        self._auth_token = auth_token
        self._doorbell = Doorbell(stage, PATIENCE)

    async def call(self, op: str, url: str, form: Form, who: str) -> Rung:
        """Post a form about somebody, and give the bot's last answer."""
        met = self._stage.faults.meet(f"twilio.{op}", who)
        await asyncio.sleep(met.delay)
        rung = Rung()
        if isinstance(met.fault, NeverCalled):
            self._write(op, form, "refused", "never called", who)
            return rung
        times = met.fault.times if isinstance(met.fault, Repeated) else 1
        for _ in range(times):
            rung = await self._call_until_reached(url, form)
            self._write(op, form, *_outcome(rung), who)
        return rung

    async def close(self) -> None:
        """Stop calling."""
        await self._doorbell.close()

    async def _call_until_reached(self, url: str, form: Form) -> Rung:
        bare, fragment = urldefrag(url)
        wishes = parse_qs(fragment)
        wished = wishes.get("rc", ["1"])[0]
        tries = int(wished) if wished.isdecimal() else 1
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "TwilioProxy/1.1",
            "I-Twilio-Idempotency-Token": str(uuid4()),
            "X-Twilio-Signature": sign(self._auth_token, bare, form),
        }
        body = urlencode(form).encode()
        rung = await self._doorbell.ring(bare, body, headers)
        while tries and _is_worth_another_try(rung, wishes.get("rp", ["ct"])[0]):
            tries -= 1
            await self._errands.pause(1, at_least=BREATH)
            rung = await self._doorbell.ring(bare, body, headers)
        return rung

    def _write(self, op: str, form: Form, fate: Fate, status: str, who: str) -> None:
        entry = Entry(
            provider="twilio",
            op=op,
            id=form["MessageSid"],
            to=who,
            text=form.get("Body", form["SmsStatus"]),
            fate=fate,
            extra={"status": status},
        )
        self._stage.ledger.write(entry)


def _outcome(rung: Rung) -> tuple[Fate, str]:
    if rung.failure == "unanswered":
        return "unknown", rung.failure
    return "accepted" if rung.is_taken else "refused", rung.failure or str(rung.status)


def _is_worth_another_try(rung: Rung, policy: str) -> bool:
    """Judge by the connection override `rp`; without one only a failed connection."""
    if rung.failure == "unreached":
        return True
    is_server_error = rung.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return {
        "all": not rung.is_taken,
        "5xx": is_server_error,
        "rt": rung.failure == "unanswered",
    }.get(policy, False)
