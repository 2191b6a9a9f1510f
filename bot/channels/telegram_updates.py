"""Read what Telegram hands in, tolerant of what the library does not know yet."""

import json
from datetime import datetime
from typing import Any

from telegram import Message, Update

from bot.inbound import Inbound
from bot.log import record_fault

#: Kinds of message that carry no words of their own, by the update's field.
_KINDS = (
    "sticker",
    "voice",
    "photo",
    "video",
    "video_note",
    "audio",
    "animation",
    "document",
    "location",
    "contact",
    "poll",
)
#: Letters kept of an update that cannot be read.
_KEPT = 2000


def read_update(stored: dict[str, Any], now: datetime) -> Inbound | None:
    """Read an update; None when it is nothing that a person has said.

    One of a shape that the library does not know is kept as it is.
    """
    try:
        return _read(Update.de_json(stored), now)
    except Exception as fault:  # noqa: BLE001 - whatever shape it has, it is kept
        record_fault("update_unreadable", fault)
        return _unreadable(stored, now)


def _read(update: Update, now: datetime) -> Inbound | None:
    if update.callback_query is not None:
        return _pressed(update, now)
    if update.deleted_business_messages is not None:
        return _deleted(update, now)
    message = update.message or update.edited_message
    if message is None:
        return None if update.my_chat_member is None else _membership(update, now)
    return Inbound(
        channel="telegram",
        provider_id=str(update.update_id),
        sender=str(message.chat_id),
        words=message.text or message.caption or "",
        received_at=now,
        kind=_kind(message, is_edited=update.message is None),
    )


def _deleted(update: Update, now: datetime) -> Inbound | None:
    """Telegram tells of a deletion in some chats; the words are not told again."""
    gone = update.deleted_business_messages
    if gone is None:
        return None
    return Inbound(
        channel="telegram",
        provider_id=str(update.update_id),
        sender=str(gone.chat.id),
        words="",
        received_at=now,
        kind="deleted",
    )


def _pressed(update: Update, now: datetime) -> Inbound | None:
    press = update.callback_query
    if press is None:
        return None
    return Inbound(
        channel="telegram",
        provider_id=str(update.update_id),
        sender=str(press.from_user.id),
        words=press.data or "",
        received_at=now,
        kind="button",
    )


def _membership(update: Update, now: datetime) -> Inbound | None:
    change = update.my_chat_member
    if change is None:
        return None
    is_gone = change.new_chat_member.status in {"kicked", "left"}
    return Inbound(
        channel="telegram",
        provider_id=str(update.update_id),
        sender=str(change.chat.id),
        words="",
        received_at=now,
        kind="blocked" if is_gone else "unblocked",
    )


def _kind(message: Message, *, is_edited: bool) -> str:
    if is_edited:
        return "edited"
    if message.forward_origin is not None:
        return "forwarded"
    for kind in _KINDS:
        if getattr(message, kind, None):
            return kind
    return "text"


def _unreadable(stored: dict[str, Any], now: datetime) -> Inbound:
    return Inbound(
        channel="telegram",
        provider_id=str(stored.get("update_id", "")),
        sender=_sender_in(stored),
        words=json.dumps(stored, ensure_ascii=False)[:_KEPT],
        received_at=now,
        kind="unreadable",
    )


def _sender_in(update: dict[str, Any]) -> str:
    """Find a chat's id in an update of an unknown shape."""
    for part in update.values():
        if isinstance(part, dict):
            chat = part.get("chat") or part.get("from")
            if isinstance(chat, dict) and "id" in chat:
                return str(chat["id"])
    return ""
