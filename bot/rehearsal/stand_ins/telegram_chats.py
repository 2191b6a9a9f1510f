"""Private chats as they stand at Telegram, and as the phone shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

from bot.rehearsal.stand_ins.faults import Refused
from bot.rehearsal.stand_ins.gate import Declined
from bot.rehearsal.stand_ins.telegram_shapes import JSON, Person

CARRIED = ("sticker", "voice", "photo", "location", "contact", "document")


@dataclass(frozen=True, slots=True)
class Button:
    """Show a button under a message."""

    label: str
    data: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """Show one message on the phone."""

    message_id: int
    #: Written by the person whose phone it is.
    is_mine: bool
    text: str
    at: datetime
    kind: str = "text"
    buttons: tuple[tuple[Button, ...], ...] = ()
    is_edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Show a whole chat on the phone."""

    person: Person
    bubbles: tuple[Bubble, ...]
    #: The keyboard of whole sentences below the chat.
    keyboard: tuple[tuple[str, ...], ...]
    is_blocked: bool
    #: The short notice that answers a tap.
    notice: str


@dataclass(slots=True)
class Chat:
    """Hold one private chat."""

    person: Person
    messages: dict[int, JSON] = field(default_factory=dict)
    keyboard: tuple[tuple[str, ...], ...] = ()
    hides_keyboard_once_used: bool = False
    is_blocked: bool = False
    notice: str = ""

    def screen(self) -> Screen:
        """Show the chat as the phone does."""
        return Screen(
            person=self.person,
            bubbles=tuple(_bubble(message) for message in self.messages.values()),
            keyboard=self.keyboard,
            is_blocked=self.is_blocked,
            notice=self.notice,
        )

    def change_keyboard(self, markup: Mapping[str, Any]) -> None:
        """Put up the keyboard that came with a message, or take it down."""
        if "keyboard" in markup:
            self.keyboard = tuple(
                tuple(_label(key) for key in row) for row in markup["keyboard"]
            )
            self.hides_keyboard_once_used = bool(markup.get("one_time_keyboard"))
        elif markup.get("remove_keyboard"):
            self.keyboard = ()

    def buttons_under(self, message_id: int) -> frozenset[str]:
        """Give what the buttons under a message carry."""
        message = self.messages.get(message_id)
        shown = _bubble(message).buttons if message else ()
        return frozenset(button.data for row in shown for button in row if button.data)


class Chats:
    """Hold everybody's chats, and number what is said."""

    def __init__(self, first_id: int) -> None:
        self._chats: dict[int, Chat] = {}
        self._numbers = count(first_id)

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def introduce(self, person: Person) -> Chat:
        """Let somebody find the bot; what they said before stays."""
        known = self._chats.get(person.chat_id)
        if known is not None:
            known.person = person
            return known
        return self._chats.setdefault(person.chat_id, Chat(person))

    def screen(self, chat_id: int) -> Screen:
        """Show somebody's chat; looking at it does not let them find the bot."""
        return (self._chats.get(chat_id) or Chat(Person(chat_id))).screen()

    def of(self, chat_id: int) -> Chat:
        """Give somebody's chat, new if they have not been here before."""
        return self._chats.get(chat_id) or self.introduce(Person(chat_id))

    def known(self, chat_id: object) -> Chat:
        """Give the chat a request is about, or decline as Telegram does."""
        if chat_id in (None, ""):
            raise Declined(Refused(400, text="Bad Request: chat_id is empty"))
        text = str(chat_id)
        number = int(text) if text.removeprefix("-").isdecimal() else 0
        if number not in self._chats:
            raise Declined(Refused(400, text="Bad Request: chat not found"))
        return self._chats[number]

    def number(self) -> int:
        """Give the next message's number."""
        return next(self._numbers)


def _label(key: object) -> str:
    return str(key["text"]) if isinstance(key, Mapping) else str(key)


def _button(key: Mapping[str, Any]) -> Button:
    return Button(key["text"], key.get("callback_data", ""), key.get("url", ""))


def _kind(message: JSON) -> str:
    if "forward_origin" in message:
        return "forwarded"
    return next((kind for kind in CARRIED if kind in message), "text")


def _bubble(message: JSON) -> Bubble:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return Bubble(
        message_id=message["message_id"],
        is_mine=not message["from"]["is_bot"],
        text=str(message.get("text") or message.get("caption") or ""),
        at=datetime.fromtimestamp(message["date"], UTC),
        kind=_kind(message),
        buttons=tuple(tuple(_button(key) for key in row) for row in rows),
        is_edited="edit_date" in message,
    )
