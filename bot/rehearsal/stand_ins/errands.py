"""What a provider does in its own time."""

import asyncio
from collections.abc import Coroutine
from typing import Any

#: A provider that tries again waits at least this long, at any pace.
BREATH = 0.05


class Errands:
    """Run a provider's errands beside the requests it answers."""

    def __init__(self, pace: float) -> None:
        self._pace = pace
        self._tasks: set[asyncio.Task[None]] = set()
        self._mishaps: list[BaseException] = []

    def start(self, errand: Coroutine[Any, Any, None]) -> None:
        """Begin an errand; `settle` waits for it."""
        task = asyncio.get_running_loop().create_task(errand)
        self._tasks.add(task)
        task.add_done_callback(self._end)

    async def pause(self, seconds: float, *, at_least: float = 0.0) -> None:
        """Let a provider's seconds go by, at the pace of the stage."""
        await asyncio.sleep(max(seconds * self._pace, at_least))

    async def settle(self) -> None:
        """Wait until nothing is left to do; a bot that stays away is waited for."""
        while self._tasks:
            await asyncio.wait(self._tasks)
            await asyncio.sleep(0)
        if self._mishaps:
            raise self._mishaps.pop(0)

    async def close(self) -> None:
        """Drop what is not done."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _end(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        mishap = None if task.cancelled() else task.exception()
        if mishap is not None:
            self._mishaps.append(mishap)
