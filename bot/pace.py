"""How fast a provider may be spoken to: over all, and to each address."""

import asyncio
from collections import OrderedDict

from bot.clock import monotonic

#: Addresses whose last message is remembered.
REMEMBERED = 10_000


class Pace:
    """A bucket of permissions that refills; a share of it is for the urgent alone.

    In no second do more than ``per_second`` messages pass: what the full bucket
    holds and what flows in during the second are together no more than that.
    """

    def __init__(
        self, per_second: float, *, reserved: float, per_address: float
    ) -> None:
        """Take messages a second, the urgent share of them, and one address's rate."""
        self._most = reserved + 1
        self._rate = per_second - self._most
        self._reserved = reserved
        self._address_gap = 1 / per_address
        self._left = self._most
        self._filled_at = monotonic()
        self._by_address: OrderedDict[str, float] = OrderedDict()

    async def wait(self, to: str, *, is_urgent: bool) -> None:
        """Wait until a message to this address may go."""
        need = 1.0 if is_urgent else 1.0 + self._reserved
        while (pause := self._pause(to, need)) > 0:  # noqa: ASYNC110 - time is waited for
            await asyncio.sleep(pause)
        self._left -= 1
        self._remember(to, monotonic() + self._address_gap)

    def hold(self, to: str, seconds: float) -> None:
        """Let one address rest; nobody else waits for it."""
        self._remember(to, monotonic() + seconds)

    def _pause(self, to: str, need: float) -> float:
        """Give how long to wait before looking again; nothing when it may go."""
        now = monotonic()
        self._left = min(self._most, self._left + (now - self._filled_at) * self._rate)
        self._filled_at = now
        for_address = self._by_address.get(to, 0.0) - now
        for_bucket = (need - self._left) / self._rate
        return max(for_address, for_bucket, 0.0)

    def _remember(self, to: str, until: float) -> None:
        self._by_address[to] = until
        self._by_address.move_to_end(to)
        if len(self._by_address) > REMEMBERED:
            self._by_address.popitem(last=False)
