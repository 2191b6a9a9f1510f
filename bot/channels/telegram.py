"""Telegram: the library for types, parsing and sending; the way in is our own."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
)
from telegram.error import (
    BadRequest,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest
from typing_extensions import override

from bot.channels.channel import Channel, Message, RefusedError, UnsureError
from bot.config import TelegramSettings

#: Seconds that a long poll waits for updates.
POLL_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many updates wait at Telegram, and when the webhook failed last."""

    count: int
    failed_at: datetime | None


class Telegram(Channel):
    """One Telegram bot."""

    name = "telegram"

    def __init__(self, settings: TelegramSettings, help_label: str) -> None:
        """Make the library's bot; nothing is asked of Telegram yet."""
        request = HTTPXRequest(
            connection_pool_size=16, read_timeout=10, write_timeout=10
        )
        polling = HTTPXRequest(read_timeout=POLL_SECONDS + 10)
        base = settings.api_url or "https://api.telegram.org"
        self._bot = Bot(
            settings.token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=request,
            get_updates_request=polling,
        )
        self._help_label = help_label
        self._is_open = False

    @override
    async def send(self, message: Message) -> str:
        await self._open()
        try:
            sent = await self._bot.send_message(
                chat_id=int(message.to),
                text=message.words,
                reply_markup=self._keyboard(message),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except RetryAfter as wait:
            raise RefusedError("429", retry_after=_seconds(wait)) from None
        except Forbidden:
            raise RefusedError("403") from None
        except BadRequest as refusal:
            raise RefusedError(_bad_request(refusal)) from None
        except NetworkError as fault:
            raise _lost(fault) from None
        except TelegramError:
            raise RefusedError("telegram") from None
        return str(sent.message_id)

    @override
    async def find(self, message: Message, but: Collection[str] = ()) -> str | None:
        """Telegram cannot be asked what was sent."""
        raise UnsureError("no look-up")

    @override
    async def is_up(self) -> bool:
        try:
            await self._open()
            await self._bot.get_me()
        except TelegramError:
            return False
        return True

    @override
    async def close(self) -> None:
        if self._is_open:
            await self._bot.shutdown()

    async def username(self) -> str:
        """Tell what Telegram calls the bot; links into it begin with that."""
        await self._open()
        return self._bot.username

    async def listen_by_webhook(self, url: str, secret: str) -> None:
        """Have Telegram call the webhook."""
        await self._open()
        await self._bot.set_webhook(url, secret_token=secret)

    async def backlog(self) -> Backlog:
        """Tell what waits to be fetched or delivered."""
        await self._open()
        info = await self._bot.get_webhook_info()
        return Backlog(info.pending_update_count, info.last_error_date)

    async def poll(self, offset: int) -> list[dict[str, Any]]:
        """Wait for updates from an offset on; asking confirms the ones before it."""
        await self._open()
        updates = await self._bot.get_updates(offset=offset, timeout=POLL_SECONDS)
        return [update.to_dict() for update in updates]

    async def listen_by_polling(self) -> None:
        """Have Telegram keep updates until they are asked for."""
        await self._open()
        await self._bot.delete_webhook()

    async def settle_press(self, press_id: str) -> None:
        """Stop the little clock on a pressed button; it does not matter if late."""
        await self._open()
        try:
            await self._bot.answer_callback_query(press_id)
        except TelegramError:
            return

    def _keyboard(self, message: Message) -> InlineKeyboardMarkup | ReplyKeyboardMarkup:
        if message.buttons and not message.is_crisis:
            rows = [
                [InlineKeyboardButton(label, callback_data=data)]
                for label, data in message.buttons
            ]
            return InlineKeyboardMarkup(rows)
        labels = [[label] for label, _ in message.buttons]
        return ReplyKeyboardMarkup(
            [*labels, [self._help_label]], resize_keyboard=True, is_persistent=True
        )

    async def _open(self) -> None:
        if not self._is_open:
            await self._bot.initialize()
            self._is_open = True


def _seconds(wait: RetryAfter) -> float:
    after = wait.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()


def _bad_request(refusal: BadRequest) -> str:
    return "chat_not_found" if "chat not found" in str(refusal).lower() else "400"


def _lost(fault: NetworkError) -> RefusedError | UnsureError:
    """A connection that was never made lost nothing; any other may have sent."""
    is_certain = "ConnectError" in repr(fault.__cause__)
    return RefusedError("unreachable") if is_certain else UnsureError("no answer")
