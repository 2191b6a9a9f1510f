"""What Telegram's JSON looks like, field for field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Literal

JSON = dict[str, Any]
Kind = Literal[
    "sticker", "voice", "photo", "location", "contact", "document", "forwarded"
]

COMMAND: Final = re.compile(r"/[A-Za-z0-9_]{1,32}(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Person:
    """Introduce an invented person with a Telegram account."""

    #: In a private chat the chat and the person have the same number.
    chat_id: int
    first_name: str = "Invented"
    username: str = ""
    language: str = "da"


def seconds(moment: datetime) -> int:
    """Give a moment as Telegram does: whole seconds."""
    return int(moment.timestamp())


def bot_user(token: str, name: str, username: str) -> JSON:
    """Describe the bot; its id is the front of its token."""
    return {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": name,
        "username": username,
    }


def user(person: Person) -> JSON:
    """Describe who writes."""
    named = {"username": person.username} if person.username else {}
    return {
        "id": person.chat_id,
        "is_bot": False,
        "first_name": person.first_name,
        **named,
        "language_code": person.language,
    }


def chat(person: Person) -> JSON:
    """Describe the private chat with somebody."""
    named = {"username": person.username} if person.username else {}
    return {
        "id": person.chat_id,
        "first_name": person.first_name,
        **named,
        "type": "private",
    }


def message(message_id: int, sender: JSON, person: Person, moment: datetime) -> JSON:
    """Describe the outside of a message; what it says is added by the caller."""
    return {
        "message_id": message_id,
        "from": sender,
        "chat": chat(person),
        "date": seconds(moment),
    }


def words(text: str) -> JSON:
    """Describe what a text message says, with its command marked as one."""
    command = COMMAND.match(text)
    if command is None:
        return {"text": text}
    marked = {"offset": 0, "length": command.end(), "type": "bot_command"}
    return {"text": text, "entities": [marked]}


def file(kind: str, number: int, size: int) -> JSON:
    """Describe a file that lies at Telegram."""
    return {
        "file_id": f"standin-{kind}-{number}",
        "file_unique_id": f"unique-{kind}-{number}",
        "file_size": size,
    }


def photo(number: int) -> list[JSON]:
    """Describe a photo: the same picture in rising sizes."""
    sizes = ((90, 67, 1_300), (320, 240, 18_000), (800, 600, 74_000))
    return [
        {**file(f"photo{width}", number, size), "width": width, "height": height}
        for width, height, size in sizes
    ]


def sticker(number: int) -> JSON:
    """Describe a sticker."""
    return {
        "width": 512,
        "height": 512,
        "emoji": "\N{THUMBS UP SIGN}",
        "set_name": "InventedStickers",
        "is_animated": False,
        "is_video": False,
        "type": "regular",
        **file("sticker", number, 22_000),
    }


def attachment(kind: Kind, number: int, person: Person, moment: datetime) -> JSON:
    """Describe what a message carries that is not text."""
    sound = {"duration": 4, "mime_type": "audio/ogg"}
    whose = {"first_name": person.first_name, "user_id": person.chat_id}
    paper = {"file_name": "invented.pdf", "mime_type": "application/pdf"}
    origin = {"type": "hidden_user", "sender_user_name": "Somebody invented"}
    carried: dict[Kind, JSON] = {
        "sticker": {"sticker": sticker(number)},
        "voice": {"voice": {**sound, **file("voice", number, 14_000)}},
        "photo": {"photo": photo(number)},
        "location": {"location": {"latitude": 55.73, "longitude": 12.43}},
        "contact": {"contact": {"phone_number": "+4520000099", **whose}},
        "document": {"document": {**paper, **file("document", number, 48_000)}},
        "forwarded": {"forward_origin": {**origin, "date": seconds(moment) - 3600}},
    }
    return carried[kind]


def callback(query_id: str, person: Person, tapped: JSON, data: str) -> JSON:
    """Describe a tap on an inline button."""
    return {
        "id": query_id,
        "from": user(person),
        "message": tapped,
        "chat_instance": str(-7_000_000_000_000 - person.chat_id),
        "data": data,
    }


#: What a chat member may be, as the bot's own membership is told.
MEMBERSHIP: Final[Mapping[bool, JSON]] = MappingProxyType(
    {True: {"status": "kicked", "until_date": 0}, False: {"status": "member"}}
)


def membership(
    person: Person, bot: JSON, moment: datetime, *, is_blocked: bool
) -> JSON:
    """Describe that somebody blocked the bot, or took it back."""
    return {
        "chat": chat(person),
        "from": user(person),
        "date": seconds(moment),
        "old_chat_member": {"user": bot, **MEMBERSHIP[not is_blocked]},
        "new_chat_member": {"user": bot, **MEMBERSHIP[is_blocked]},
    }
