"""The messages that lie at Twilio, and how its API shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any, Final, Literal
from urllib.parse import urlencode
from uuid import uuid4

from bot.rehearsal.stand_ins.segments import count_segments

JSON = dict[str, Any]
Status = Literal["accepted", "queued", "sent", "delivered", "undelivered", "received"]
Direction = Literal["inbound", "outbound-api", "outbound-reply"]

API_VERSION: Final = "2010-04-01"
#: Nothing more will happen to these; only they can be deleted.
FINAL: Final = ("delivered", "undelivered", "received")
LARGEST_PAGE: Final = 1000
FILTERS: Final = ("To", "From", "DateSent", "DateSent<", "DateSent>")


def new_sid(prefix: str) -> str:
    """Make an identifier as Twilio does."""
    return prefix + uuid4().hex


def media_urls(account_sid: str, sid: str, pictures: int) -> tuple[str, ...]:
    """Give the addresses of a message's pictures; they can only be named here."""
    at = f"https://api.twilio.com/{API_VERSION}/Accounts/{account_sid}/Messages/{sid}"
    return tuple(f"{at}/Media/{new_sid('ME')}" for _ in range(pictures))


@dataclass(slots=True, kw_only=True)
class Message:
    """Hold one message."""

    sid: str
    direction: Direction
    sender: str
    to: str
    body: str
    status: Status
    created_at: datetime
    updated_at: datetime
    sent_at: datetime | None = None
    error_code: int | None = None
    service_sid: str | None = None
    status_callback: str = ""
    segments: int = 1
    media: tuple[str, ...] = ()

    def as_json(self, account_sid: str) -> JSON:
        """Show the message as the API does."""
        uri = f"/{API_VERSION}/Accounts/{account_sid}/Messages/{self.sid}"
        failed = None if self.error_code is None else "Undelivered"
        return {
            "account_sid": account_sid,
            "api_version": API_VERSION,
            "body": self.body,
            "date_created": _rfc_2822(self.created_at),
            "date_sent": self.sent_at and _rfc_2822(self.sent_at),
            "date_updated": _rfc_2822(self.updated_at),
            "direction": self.direction,
            "error_code": self.error_code,
            "error_message": failed,
            "from": self.sender,
            "messaging_service_sid": self.service_sid,
            "num_media": str(len(self.media)),
            "num_segments": str(self.segments),
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "to": self.to,
            "uri": f"{uri}.json",
        }


class Messages:
    """Keep messages in the order they came, and find them again."""

    def __init__(self, account_sid: str) -> None:
        self._account_sid = account_sid
        self._messages: dict[str, Message] = {}

    def add(self, message: Message) -> Message:
        """Keep a message, its segments counted."""
        message.segments = count_segments(message.body)
        self._messages[message.sid] = message
        return message

    def get(self, sid: str) -> Message | None:
        """Find a message by its SID."""
        return self._messages.get(sid)

    def remove(self, sid: str) -> None:
        """Forget a message."""
        self._messages.pop(sid, None)

    def page(self, query: Mapping[str, str]) -> JSON:
        """Give the messages that a query asks for, newest first, page by page."""
        found = [
            message
            for message in reversed(self._messages.values())
            if _agrees(message, query)
        ]
        found = _after(found, query.get("PageToken", ""))
        size = max(1, min(_whole(query.get("PageSize"), 50), LARGEST_PAGE))
        shown, number = found[:size], _whole(query.get("Page"), 0)
        more = {"PageToken": f"PA{shown[-1].sid}"} if len(found) > size else None
        kept = {name: query[name] for name in FILTERS if name in query}
        return {
            "first_page_uri": self._uri(kept, size, 0),
            "end": number * size + max(len(shown) - 1, 0),
            "previous_page_uri": None,
            "messages": [message.as_json(self._account_sid) for message in shown],
            "uri": self._uri(kept, size, number),
            "page_size": size,
            "start": number * size,
            "next_page_uri": more and self._uri({**kept, **more}, size, number + 1),
            "page": number,
        }

    def _uri(self, kept: Mapping[str, str], size: int, number: int) -> str:
        query = urlencode({**kept, "PageSize": size, "Page": number})
        return f"/{API_VERSION}/Accounts/{self._account_sid}/Messages.json?{query}"


def _rfc_2822(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC))


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise


def _after(found: list[Message], token: str) -> list[Message]:
    sids = [f"PA{message.sid}" for message in found]
    return found[sids.index(token) + 1 :] if token in sids else found


def _agrees(message: Message, query: Mapping[str, str]) -> bool:
    wanted = (("To", message.to), ("From", message.sender))
    if any(query.get(name, value) != value for name, value in wanted):
        return False
    return all(
        _sent_within(message, query[name], name.removeprefix("DateSent"))
        for name in ("DateSent", "DateSent<", "DateSent>")
        if name in query
    )


def _sent_within(message: Message, text: str, side: str) -> bool:
    if message.sent_at is None:
        return False
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    #: A bare date is the whole day.
    day = moment + timedelta(days=1) if len(text) == len("2026-11-24") else moment
    sent = message.sent_at.replace(microsecond=0)
    match side:
        case "<":
            return sent <= day
        case ">":
            return sent >= moment
        case _:
            return sent.astimezone(UTC).date() == moment.date()
