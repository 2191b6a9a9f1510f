"""What every channel can do, and how sending can go wrong."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message on its way to one address."""

    outbox_id: int
    to: str
    words: str
    #: What the buttons say, and what a press of one sends back.
    buttons: tuple[tuple[str, str], ...] = ()
    #: Crisis buttons are ordinary messages when pressed: a press is never lost.
    is_crisis: bool = False
    #: The subject line, where the channel has one and the usual is not meant.
    title: str = ""
    created_at: datetime


class RefusedError(Exception):
    """The provider did not take the message; certain."""

    def __init__(self, code: str, *, retry_after: float | None = None) -> None:
        """Name the provider's code, never the address or the words."""
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after


class UnsureError(Exception):
    """The answer was lost; whether the message went out is not known."""


class Channel(Protocol):
    """A way to reach somebody."""

    name: str

    async def send(self, message: Message) -> str:
        """Send and give the provider's id; raise RefusedError or UnsureError."""
        ...

    async def find(self, message: Message, but: Collection[str] = ()) -> str | None:
        """Look a doubtful message up at the provider; None when it is not there.

        Those that are known to be other messages do not count.
        """
        ...

    async def is_up(self) -> bool:
        """Tell whether the provider answers and knows us."""
        ...

    async def close(self) -> None:
        """Let connections go."""
        ...
