"""The web chat: what is sent is shown on the person's own page."""

from collections.abc import Collection

from typing_extensions import override

from bot.channels.channel import Channel, Message


class Web(Channel):
    """Makker's own chat page; a stored message is there at once."""

    name = "web"

    @override
    async def send(self, message: Message) -> str:
        return f"web-{message.outbox_id}"

    @override
    async def find(self, message: Message, but: Collection[str] = ()) -> str | None:
        return f"web-{message.outbox_id}"

    @override
    async def is_up(self) -> bool:
        return True

    @override
    async def close(self) -> None:
        """Nothing is held open."""
