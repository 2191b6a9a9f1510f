"""Never faster than the provider allows, and the urgent never behind the slow."""

import asyncio

from bot.clock import monotonic
from bot.pace import Pace


async def passed(pace: Pace, to: str, *, is_urgent: bool) -> float:
    """Wait for a permission, and give when it came."""
    await pace.wait(to, is_urgent=is_urgent)
    return monotonic()


async def test_never_more_than_the_rate_in_any_second() -> None:
    """Ninety at once pass at no more than thirty a second."""
    pace = Pace(30, reserved=5, per_address=1)
    at = sorted(
        await asyncio.gather(
            *(passed(pace, str(n), is_urgent=n % 3 == 0) for n in range(60))
        )
    )
    most = max(sum(1 for t in at if start <= t < start + 1) for start in at)
    assert most <= 30


async def test_urgent_does_not_wait_for_the_slow() -> None:
    """With a hundred slow ones in line an urgent one passes at once."""
    pace = Pace(10, reserved=3, per_address=1)
    slow = [
        asyncio.create_task(passed(pace, f"slow {n}", is_urgent=False))
        for n in range(100)
    ]
    await asyncio.sleep(0.3)
    began = monotonic()
    await pace.wait("urgent", is_urgent=True)
    assert monotonic() - began < 0.3
    for task in slow:
        task.cancel()


async def test_one_address_at_a_time() -> None:
    """Two messages to one address are a second apart."""
    pace = Pace(100, reserved=5, per_address=2)
    await pace.wait("a", is_urgent=True)
    began = monotonic()
    await pace.wait("a", is_urgent=True)
    assert 0.4 < monotonic() - began < 1


async def test_a_held_address_holds_up_nobody() -> None:
    """One that must rest lets the others pass."""
    pace = Pace(100, reserved=5, per_address=10)
    pace.hold("a", 5)
    began = monotonic()
    await pace.wait("b", is_urgent=False)
    assert monotonic() - began < 0.2
