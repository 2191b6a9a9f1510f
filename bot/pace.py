"""How fast a provider may be spoken to: over all, and to each address."""

import asyncio
from collections import OrderedDict

from bot.clock import monotonic

#: Addresses whose last message is remembered.
REMEMBERED = 10_000


class Pace:
    """Lets messages through at a rate; the urgent ones have a share of their own."""

    def __init__(
        self, per_second: float, *, reserved: float, per_address: float
    ) -> None:
        """Take messages a second, the urgent share of them, and one address's rate."""
        self._gap = 1 / per_second
        self._slow_gap = 1 / (per_second - reserved)
        self._address_gap = 1 / per_address
        self._next = 0.0
        self._next_slow = 0.0
        self._by_address: OrderedDict[str, float] = OrderedDict()

    async def wait(self, to: str, *, is_urgent: bool) -> None:
        """Wait until a message to this address may go."""
        now = monotonic()
        due = max(now, self._next, self._by_address.get(to, 0.0))
        if not is_urgent:
            due = max(due, self._next_slow)
            self._next_slow = due + self._slow_gap
        self._next = max(self._next, now) + self._gap
        self._remember(to, due + self._address_gap)
        if due > now:
            await asyncio.sleep(due - now)

    def hold(self, to: str, seconds: float) -> None:
        """Let one address rest; nobody else waits for it."""
        self._remember(to, monotonic() + seconds)

    def _remember(self, to: str, until: float) -> None:
        self._by_address[to] = until
        self._by_address.move_to_end(to)
        if len(self._by_address) > REMEMBERED:
            self._by_address.popitem(last=False)
