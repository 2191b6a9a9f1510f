"""The only place that asks what time it is."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

#: Where municipalities are unless their programme says otherwise.
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class Clock(Protocol):
    """Tells the time, as an aware moment in UTC."""

    def now(self) -> datetime:
        """Give the moment that is now."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Give the moment that is now."""
        return datetime.now(UTC)


class MovableClock:
    """A clock that rehearsals and tests move; it runs on unless it is stopped."""

    def __init__(self, start: datetime | None = None, *, runs: bool = False) -> None:
        """Stand at start, or at the machine's time."""
        self._runs = runs
        self._ahead = timedelta()
        self._at = datetime.now(UTC)
        self.listeners: list[Callable[[], None]] = []
        if start is not None:
            self.move_to(start)

    def now(self) -> datetime:
        """Give the moment that is now on this clock."""
        return (datetime.now(UTC) if self._runs else self._at) + self._ahead

    def move(self, by: timedelta) -> None:
        """Move the clock, and tell those who listen."""
        self._ahead += by
        for listener in self.listeners:
            listener()

    def move_to(self, moment: datetime) -> None:
        """Move the clock to a moment, and tell those who listen."""
        self.move(moment - self.now())


def monotonic() -> float:
    """Give seconds that only ever go forward, for spans and leases in memory."""
    return time.monotonic()
