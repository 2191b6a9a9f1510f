"""The far end of every channel: phones that get, and a ledger of what they got."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from typing_extensions import override

from bot.channels.channel import Channel, Message, RefusedError, UnsureError
from scheduler.simulation.luck import Luck

CHANNELS = ("sms", "telegram", "web", "email")
#: How often the answer to a send is lost on its way back.
LOST = 1 / 400
#: Twilio on a number that wrote STOP, and on one that is no longer in use.
OPTED_OUT, NO_NUMBER = "21610", "30005"
_BLOCKED = "403"


@dataclass(frozen=True, slots=True)
class Entry:
    """One message that reached the provider."""

    at: datetime
    channel: str
    to: str
    outbox_id: int
    words: str
    #: The provider took it, and the answer never came back.
    is_answer_lost: bool


class FarEnd:
    """Providers and phones; what they got is written down here and nowhere else."""

    def __init__(self, now: Callable[[], datetime], seed: int) -> None:
        """Take the moved clock."""
        self.now = now
        self.ledger: list[Entry] = []
        #: What has arrived and nobody has looked at yet.
        self.arrived: list[Entry] = []
        #: Numbers that exist no longer, and addresses that want nothing.
        self.dead: set[str] = set()
        self.opted_out: set[str] = set()
        self.blocked: set[str] = set()
        #: While it lasts no provider can be reached.
        self.down_until: datetime | None = None
        self._chance = Luck(f"{seed}/far end")
        self.channels: dict[str, Channel] = {
            name: Played(name, self) for name in CHANNELS
        }

    def go_down(self, span: timedelta) -> None:
        """Let no provider be reached for a while."""
        self.down_until = self.now() + span

    def take(self, channel: str, message: Message) -> None:
        """Take a message as the provider would, or refuse it."""
        is_down = self.down_until is not None and self.now() < self.down_until
        if is_down and channel != "web":
            raise RefusedError("unreachable")
        if message.to in self.opted_out:
            raise RefusedError(OPTED_OUT)
        if message.to in self.blocked:
            raise RefusedError(_BLOCKED)
        is_lost = channel in {"sms", "telegram"} and self._chance.befalls(LOST)
        entry = Entry(
            self.now(), channel, message.to, message.outbox_id, message.words, is_lost
        )
        self.ledger.append(entry)
        self.arrived.append(entry)
        if is_lost:
            raise UnsureError

    def find(self, channel: str, outbox_id: int) -> str | None:
        """Look a message up, where the provider lets one look."""
        if channel != "sms":
            raise UnsureError
        found = any(
            entry.outbox_id == outbox_id and entry.channel == channel
            for entry in reversed(self.ledger[-1000:])
        )
        return f"{channel}-{outbox_id}" if found else None


class Played(Channel):
    """A channel whose provider is the far end of the play."""

    def __init__(self, name: str, far_end: FarEnd) -> None:
        """Take where it ends."""
        self.name = name
        self._far_end = far_end

    @override
    async def send(self, message: Message) -> str:
        self._far_end.take(self.name, message)
        return f"{self.name}-{message.outbox_id}"

    @override
    async def find(self, message: Message, but: Collection[str] = ()) -> str | None:
        return self._far_end.find(self.name, message.outbox_id)

    @override
    async def is_up(self) -> bool:
        return True

    @override
    async def close(self) -> None:
        """Nothing is held open."""
