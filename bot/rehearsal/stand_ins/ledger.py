"""What the providers saw, in the order they saw it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Provider = Literal["telegram", "twilio", "mail"]
Fate = Literal["accepted", "refused", "unknown"]

NOTHING: Mapping[str, str] = MappingProxyType({})

#: What puts words before a person; everything else is bookkeeping.
SENDS = ("sendMessage", "Messages.create", "twiml_reply", "deliver")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Keep one thing that was asked of a provider, or that it handed over."""

    provider: Provider
    op: str
    #: The provider's own: message, update, SID or Message-ID.
    id: str = ""
    #: Chat, number or address.
    to: str = ""
    text: str = ""
    #: Seen from whoever acted: `unknown` is a call that was never answered.
    fate: Fate = "accepted"
    extra: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    #: Monotonic seconds, for rates and order; set as the entry is written.
    at: float = 0.0


class Ledger:
    """Write down what happened, and never change it."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._entries: list[Entry] = []

    def write(self, entry: Entry) -> Entry:
        """Add an entry, stamped with the moment."""
        written = Entry(
            provider=entry.provider,
            op=entry.op,
            id=entry.id,
            to=entry.to,
            text=entry.text,
            fate=entry.fate,
            extra=MappingProxyType(dict(entry.extra)),
            at=self._monotonic(),
        )
        self._entries.append(written)
        return written

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries))

    def find(
        self,
        provider: Provider | None = None,
        op: str | None = None,
        *,
        to: str | int | None = None,
        fate: Fate | None = None,
        since: int = 0,
    ) -> tuple[Entry, ...]:
        """Give the entries that agree with all that is named; `since` is a length."""
        return tuple(
            entry
            for entry in self._entries[since:]
            if provider in (None, entry.provider)
            and op in (None, entry.op)
            and (to is None or entry.to == str(to))
            and fate in (None, entry.fate)
        )

    def sends(
        self, to: str | int | None = None, *, since: int = 0
    ) -> tuple[Entry, ...]:
        """Give every message a provider took on, whatever the channel."""
        taken = self.find(to=to, fate="accepted", since=since)
        return tuple(entry for entry in taken if entry.op in SENDS)

    def texts(self, to: str | int | None = None, *, since: int = 0) -> tuple[str, ...]:
        """Give the words of every message a provider took on."""
        return tuple(entry.text for entry in self.sends(to, since=since))
