"""Server time of the staff pages at the 95th percentile; the bar is 150 ms.

python -m benchmarks.staff_pages.pages --people 5000 --messages 500000
"""

import argparse
import asyncio
import secrets
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.staff_pages.town import Size, fill
from benchmarks.staff_pages.visits import time_pages
from bot.clock import SystemClock
from bot.command.opening import open_house
from bot.doorway import Doorway
from bot.keyring import Keyring
from bot.store import schema
from bot.store.database import Database

FULL = Size(people=50_000, messages=5_000_000)
TIMES = 60
_ADDRESS = "http://127.0.0.1"


def measure(size: Size = FULL, times: int = TIMES) -> Iterable[Figure]:
    """Fill a database in a folder of its own, and time every page on it."""
    with tempfile.TemporaryDirectory(prefix="makker-bench-") as folder:
        yield from _measure(Path(folder) / "makker.db", size, times)


def _measure(path: Path, size: Size, times: int) -> Iterable[Figure]:
    keyring = Keyring((secrets.token_bytes(32),))
    database = Database(f"sqlite:///{path}", keyring)
    schema.migrate(database)
    clock = SystemClock()
    begun = time.perf_counter()
    fill(database, keyring, size, clock.now())
    yield Figure("staff_pages_filled_in", time.perf_counter() - begun, "s")
    yield Figure("staff_pages_database", path.stat().st_size / 1e9, "GB")
    doorway = Doorway(database, open_house(keyring, _ADDRESS), clock)
    found = asyncio.run(time_pages(doorway, size.people, times))
    for name, timed in found.items():
        at_95 = timed.seconds[int(len(timed.seconds) * 0.95)]
        yield Figure(f"staff_page_{name}_p95", at_95 * 1000, "ms")
        yield Figure(f"staff_page_{name}_processor", timed.processor * 1000, "ms")
    database.close()


def main() -> None:
    """Measure with as many people and messages as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=FULL.people)
    parser.add_argument("--messages", type=int, default=FULL.messages)
    parser.add_argument("--times", type=int, default=TIMES)
    chosen = parser.parse_args()
    size = Size(chosen.people, chosen.messages)
    for figure in measure(size, chosen.times):
        print(figure, flush=True)


if __name__ == "__main__":
    main()
