"""Let the phones at the far end show what they had before this run."""

from collections.abc import Mapping
from typing import Any

from bot.rehearsal.far_end import NUMBER, FarEnd
from bot.rehearsal.stand_ins.mail import Letter
from bot.rehearsal.stand_ins.telegram_shapes import Person
from bot.rehearsal.stand_ins.twilio_carrier import Text
from bot.store.rehearsal import Shown

#: Most messages that one phone still shows.
MOST = 60


def remember(
    far_end: FarEnd,
    chats: Mapping[int, str],
    shown: list[Shown],
    *,
    help_label: str,
    subject: str,
) -> None:
    """Fill the phones; chats are the first names of those who have Telegram."""
    for chat_id, first_name in chats.items():
        far_end.telegram.introduce(Person(chat_id, first_name))
    kept: dict[tuple[str, str], int] = {}
    for message in reversed(shown):
        place = (message.channel, message.address)
        kept[place] = kept.get(place, 0) + 1
    for message in shown:
        place = (message.channel, message.address)
        kept[place] -= 1
        if kept[place] < MOST and message.address:
            _show(far_end, message, help_label, subject)


def _show(far_end: FarEnd, shown: Shown, help_label: str, subject: str) -> None:
    match shown.channel:
        case "sms":
            text = Text(
                is_mine=shown.is_own, other=NUMBER, body=shown.words, at=shown.at
            )
            far_end.twilio.remember(shown.address, text)
        case "telegram":
            far_end.telegram.remember(
                int(shown.address),
                shown.words,
                at=shown.at,
                is_mine=shown.is_own,
                markup=None if shown.is_own else _markup(shown, help_label),
            )
        case "email" if not shown.is_own:
            far_end.mail.remember(_letter(shown, subject))
        case _:
            pass


def _markup(shown: Shown, help_label: str) -> dict[str, Any]:
    """The same keyboards as bot/channels/telegram.py puts up."""
    if shown.buttons and shown.conversation_id is not None:
        data = f"{shown.conversation_id}.{shown.turn}"
        return {
            "inline_keyboard": [
                [{"text": label, "callback_data": f"{data}.{number}"}]
                for number, label in enumerate(shown.buttons, start=1)
            ]
        }
    return {"keyboard": [[label] for label in (*shown.buttons, help_label)]}


def _letter(shown: Shown, subject: str) -> Letter:
    return Letter(
        sender="makker@gladsaxe.example",
        to=shown.address,
        subject=subject,
        text=shown.words,
        at=shown.at,
        message_id="",
    )
