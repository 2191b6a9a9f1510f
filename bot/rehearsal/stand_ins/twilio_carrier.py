"""What becomes of an SMS after Twilio took it, up to the phone that shows it."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.rehearsal.stand_ins.errands import Errands
from bot.rehearsal.stand_ins.faults import NeverDelivered, Undelivered
from bot.rehearsal.stand_ins.stage import Stage
from bot.rehearsal.stand_ins.twilio_messages import Message, Status
from bot.rehearsal.stand_ins.twilio_webhooks import Webhooks, status_form

SECONDS_TO_SEND: Final = 1.0
SECONDS_TO_DELIVER: Final = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Show one SMS on the phone."""

    #: Written by the person whose phone it is.
    is_mine: bool
    #: The number or the name at the other end.
    other: str
    body: str
    at: datetime


class Carrier:
    """Carry messages to phones, and report how it went."""

    def __init__(
        self, account_sid: str, stage: Stage, errands: Errands, webhooks: Webhooks
    ) -> None:
        self._account_sid = account_sid
        self._stage = stage
        self._errands = errands
        self._webhooks = webhooks
        self._phones: dict[str, list[Text]] = {}

    def carry(self, message: Message) -> None:
        """Set out with a message, to arrive in the carrier's own time."""
        self._errands.start(self._carry(message, message.body))

    def show(self, number: str, text: Text) -> None:
        """Let a phone show a message."""
        self._phones.setdefault(number, []).append(text)

    def deliver(self, message: Message, body: str) -> None:
        """Let the receiver's phone show a message of ours."""
        moment = self._stage.now()
        shown = Text(is_mine=False, other=message.sender, body=body, at=moment)
        self.show(message.to, shown)

    def phone(self, number: str) -> tuple[Text, ...]:
        """Give what a phone shows."""
        return tuple(self._phones.get(number, ()))

    def numbers(self) -> tuple[str, ...]:
        """Give the numbers of the phones that show something."""
        return tuple(self._phones)

    async def _carry(self, message: Message, body: str) -> None:
        """Go all the way; what was redacted since is still what the phone shows."""
        await self._errands.pause(SECONDS_TO_SEND)
        self._move(message, "sent")
        await self._errands.pause(SECONDS_TO_DELIVER)
        met = self._stage.faults.meet("twilio.delivery", message.to)
        await asyncio.sleep(met.delay)
        match met.fault:
            case NeverDelivered():
                return
            case Undelivered(code):
                message.error_code = code
                self._move(message, "undelivered")
            case _:
                self.deliver(message, body)
                self._move(message, "delivered")

    def _move(self, message: Message, status: Status) -> None:
        message.status = status
        message.updated_at = self._stage.now()
        message.sent_at = message.sent_at or message.updated_at
        if message.status_callback:
            form = status_form(self._account_sid, message)
            # Each report goes its own way, so one can overtake another.
            self._errands.start(self._report(message, form))

    async def _report(self, message: Message, form: dict[str, str]) -> None:
        url = message.status_callback
        await self._webhooks.call("status", url, form, message.to)
