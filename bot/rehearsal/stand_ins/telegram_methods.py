"""What a bot may ask of Telegram about its chats."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from bot.rehearsal.stand_ins.faults import Refused
from bot.rehearsal.stand_ins.gate import Declined, Done
from bot.rehearsal.stand_ins.telegram_chats import Chat, Chats
from bot.rehearsal.stand_ins.telegram_shapes import JSON, message, seconds

Params = Mapping[str, Any]

LONGEST_TEXT: Final = 4096
LONGEST_DATA: Final = 64
DELETABLE: Final = timedelta(hours=48)
NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"


def bad_request(reason: str) -> Declined:
    """Give the error for a request that cannot be carried out."""
    return Declined(Refused(400, text=f"Bad Request: {reason}"))


def decoded(params: Params, name: str) -> Any:
    """Read a field that holds JSON, whether it came as JSON or as a string of it."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else None
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None


def number(params: Params, name: str) -> int:
    """Read a field that holds a number, nought when it is not there."""
    text = str(params.get(name) or 0)
    return int(text) if re.fullmatch(r"-?\d+", text) else 0


def is_yes(params: Params, name: str) -> bool:
    """Read a field that holds yes or no."""
    return str(params.get(name, "")).lower() in ("true", "1", "yes")


def text_of(params: Params) -> str:
    """Read the words of a message, as long as Telegram takes them."""
    text = str(params.get("text") or "").strip()
    if not text:
        raise bad_request("message text is empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return text


def inline_markup(markup: Mapping[str, Any] | None) -> JSON:
    """Read the buttons under a message; other keyboards belong to the chat."""
    rows = (markup or {}).get("inline_keyboard")
    if not rows:
        return {}
    for key in (key for row in rows for key in row):
        _check_button(key)
    return {"reply_markup": {"inline_keyboard": rows}}


def _check_button(key: Mapping[str, Any]) -> None:
    data = key.get("callback_data")
    if data is None and len(key) == 1:
        raise bad_request(
            "can't parse inline keyboard button: "
            "Text buttons are unallowed in the inline keyboard"
        )
    if data is not None and not 1 <= len(str(data).encode()) <= LONGEST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


class Methods:
    """Carry out what a bot asks for in its chats."""

    def __init__(self, bot: JSON, chats: Chats, now: Callable[[], datetime]) -> None:
        self._bot = bot
        self._chats = chats
        self._now = now
        self._taps: dict[str, Chat] = {}
        self._commands: list[JSON] = []
        self._acts: dict[str, Callable[[Params], Done]] = {
            "getMe": self._get_me,
            "sendMessage": self._send,
            "editMessageText": self._edit_text,
            "editMessageReplyMarkup": self._edit_markup,
            "deleteMessage": self._delete,
            "deleteMessages": self._delete_many,
            "answerCallbackQuery": self._answer_tap,
            "sendChatAction": self._act_busy,
            "setMyCommands": self._set_commands,
            "deleteMyCommands": self._set_commands,
            "getMyCommands": self._get_commands,
        }

    def perform(self, method: str, params: Params) -> Done:
        """Carry out a method; what only dresses the bot up is simply true."""
        act = self._acts.get(method)
        return act(params) if act else Done("", answer=True)

    def await_answer(self, query_id: str, chat: Chat) -> None:
        """Remember a tap that the bot should answer."""
        self._taps[query_id] = chat

    def _get_me(self, _params: Params) -> Done:
        abilities = {
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
        return Done("", {**self._bot, **abilities}, is_a_look=True)

    def _reachable(self, params: Params) -> Chat:
        chat = self._chats.known(params.get("chat_id"))
        if chat.is_blocked:
            raise Declined(Refused(403, text="Forbidden: bot was blocked by the user"))
        return chat

    def _send(self, params: Params) -> Done:
        chat = self._reachable(params)
        text = text_of(params)
        markup = decoded(params, "reply_markup")
        preview = decoded(params, "link_preview_options")
        sent = {
            **message(self._chats.number(), self._bot, chat.person, self._now()),
            "text": text,
            **inline_markup(markup),
            **({"link_preview_options": preview} if preview else {}),
        }
        chat.messages[sent["message_id"]] = sent
        chat.change_keyboard(markup or {})
        return Done(str(sent["message_id"]), sent)

    def _own(self, params: Params) -> tuple[Chat, JSON]:
        chat = self._reachable(params)
        found = chat.messages.get(number(params, "message_id"))
        if found is None:
            raise bad_request("message to edit not found")
        if found["from"]["id"] != self._bot["id"]:
            raise bad_request("message can't be edited")
        return chat, found

    def _change(self, chat: Chat, old: JSON, changes: JSON) -> Done:
        kept = {key: part for key, part in old.items() if key != "reply_markup"}
        new = {**kept, **changes}
        if new == old:
            raise bad_request(NOT_MODIFIED)
        new["edit_date"] = seconds(self._now())
        chat.messages[old["message_id"]] = new
        return Done(str(old["message_id"]), new)

    def _edit_text(self, params: Params) -> Done:
        chat, old = self._own(params)
        markup = inline_markup(decoded(params, "reply_markup"))
        return self._change(chat, old, {"text": text_of(params), **markup})

    def _edit_markup(self, params: Params) -> Done:
        chat, old = self._own(params)
        return self._change(chat, old, inline_markup(decoded(params, "reply_markup")))

    def _delete(self, params: Params) -> Done:
        chat = self._chats.known(params.get("chat_id"))
        message_id = number(params, "message_id")
        found = chat.messages.get(message_id)
        if found is None:
            raise bad_request("message to delete not found")
        if seconds(self._now() - DELETABLE) > found["date"]:
            raise bad_request("message can't be deleted for everyone")
        del chat.messages[message_id]
        return Done(str(message_id), answer=True)

    def _delete_many(self, params: Params) -> Done:
        chat = self._chats.known(params.get("chat_id"))
        for message_id in decoded(params, "message_ids") or ():
            chat.messages.pop(int(message_id), None)
        return Done("", answer=True)

    def _answer_tap(self, params: Params) -> Done:
        query_id = str(params.get("callback_query_id", ""))
        chat = self._taps.get(query_id)
        if chat is None:
            raise bad_request(TOO_OLD)
        chat.notice = str(params.get("text") or "")
        return Done(query_id, answer=True)

    def _act_busy(self, params: Params) -> Done:
        self._reachable(params)
        return Done("", answer=True)

    def _set_commands(self, params: Params) -> Done:
        self._commands = decoded(params, "commands") or []
        return Done("", answer=True)

    def _get_commands(self, _params: Params) -> Done:
        return Done("", self._commands, is_a_look=True)
