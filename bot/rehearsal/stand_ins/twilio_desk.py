"""What a client may ask of Twilio's API, and the errors it gets."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from aiohttp import web

from bot.rehearsal.stand_ins.faults import Refused
from bot.rehearsal.stand_ins.gate import Declined, Done, phrase
from bot.rehearsal.stand_ins.twilio_messages import (
    API_VERSION,
    FINAL,
    Message,
    Messages,
    new_sid,
)
from bot.rehearsal.stand_ins.twilio_words import OptOuts

Form = Mapping[str, str]

LONGEST_BODY: Final = 1600
NO_CONTENT: Final = 204
NUMBER: Final = re.compile(r"\+[1-9]\d{6,14}")
#: A sender's name, which nobody can answer.
NAME: Final = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}")
MEANINGS: Final[Mapping[int, str]] = {
    20001: "Unknown parameter",
    20003: "Authenticate",
    20009: "Cannot delete this resource before it is complete",
    20404: "The requested resource was not found",
    20429: "Too Many Requests",
    21211: "Invalid 'To' Phone Number",
    21602: "Message body is required.",
    21603: "A 'From' phone number is required.",
    21604: "A 'To' phone number is required.",
    21606: "The 'From' number is not a valid, SMS-capable number of your account.",
    21610: "Attempt to send to unsubscribed recipient",
    21617: "The concatenated message body exceeds the 1600 character limit.",
}


def decline(code: int, status: int = 400) -> Declined:
    """Give the error that Twilio has that number for."""
    return Declined(Refused(status, code=code))


def accept(done: Done) -> web.Response:
    """Answer as Twilio does when all is well."""
    if done.status == NO_CONTENT:
        return web.Response(status=NO_CONTENT)
    return web.json_response(done.answer, status=done.status)


def refuse(refused: Refused) -> web.Response:
    """Answer as Twilio does when it is not."""
    code = refused.code or 20000 + refused.status
    told = {
        "code": code,
        "message": refused.text or MEANINGS.get(code) or phrase(refused.status),
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": refused.status,
    }
    wait = {"Retry-After": str(refused.retry_after)} if refused.retry_after else {}
    return web.json_response(told, status=refused.status, headers=wait)


class Desk:
    """Carry out what a client asks for."""

    def __init__(
        self,
        account_sid: str,
        number: str,
        *,
        messages: Messages,
        opt_outs: OptOuts,
        now: Callable[[], datetime],
    ) -> None:
        self._account_sid = account_sid
        self._number = number
        self._messages = messages
        self._opt_outs = opt_outs
        self._now = now
        #: What happens to a message once it is accepted.
        self.on_created: Callable[[Message], None] = lambda _message: None

    def account(self) -> Done:
        """Show the account."""
        moment = "Tue, 01 Sep 2026 08:00:00 +0000"
        shown: dict[str, Any] = {
            "sid": self._account_sid,
            "friendly_name": "Invented account",
            "status": "active",
            "type": "Full",
            "auth_token": "",
            "owner_account_sid": self._account_sid,
            "date_created": moment,
            "date_updated": moment,
            "subresource_uris": {},
            "uri": f"/{API_VERSION}/Accounts/{self._account_sid}.json",
        }
        return Done(self._account_sid, shown)

    def create(self, form: Form) -> Done:
        """Take on a message."""
        self._check(form)
        service_sid = form.get("MessagingServiceSid")
        now = self._now()
        message = self._messages.add(
            Message(
                sid=new_sid("SM"),
                direction="outbound-api",
                sender=form.get("From", self._number),
                to=form["To"],
                body=form["Body"],
                status="accepted" if service_sid else "queued",
                created_at=now,
                updated_at=now,
                service_sid=service_sid,
                status_callback=form.get("StatusCallback", ""),
            )
        )
        done = Done(message.sid, message.as_json(self._account_sid), status=201)
        self.on_created(message)
        return done

    def page(self, query: Form) -> Done:
        """List messages."""
        try:
            return Done("", self._messages.page(query))
        except ValueError:
            raise decline(20001) from None

    def fetch(self, sid: str) -> Done:
        """Show one message."""
        return Done(sid, self._find(sid).as_json(self._account_sid))

    def update(self, sid: str, form: Form) -> Done:
        """Redact a message; nothing else about it can be changed."""
        message = self._find(sid)
        if form.get("Body") != "":
            raise decline(20001)
        message.body = ""
        message.updated_at = self._now()
        return Done(sid, message.as_json(self._account_sid))

    def delete(self, sid: str) -> Done:
        """Delete a message that is at its end."""
        if self._find(sid).status not in FINAL:
            raise decline(20009, 409)
        self._messages.remove(sid)
        return Done(sid, None, status=NO_CONTENT)

    def _find(self, sid: str) -> Message:
        message = self._messages.get(sid)
        if message is None:
            raise decline(20404, 404)
        return message

    def _check(self, form: Form) -> None:
        to, sender = form.get("To", ""), form.get("From", "")
        is_ours = sender == self._number or NAME.fullmatch(sender)
        faults = {
            21604: not to,
            21211: not NUMBER.fullmatch(to),
            21603: not sender and not form.get("MessagingServiceSid"),
            21606: bool(sender) and not is_ours,
            21602: not form.get("Body"),
            21617: len(form.get("Body", "")) > LONGEST_BODY,
            21610: self._opt_outs.blocks(sender or self._number, to),
        }
        for code, is_so in faults.items():
            if is_so:
                raise decline(code)
