"""How long a message is heard for, and what the ears cost to have."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import thread_time

from benchmarks.figure import Figure
from bot.clock import COPENHAGEN
from bot.config import MESSAGES, ROOT
from bot.wording.listening import read_ears
from flows.listening.cpr import remove_cpr
from flows.listening.ears import Ears
from flows.listening.replies import Question, read_reply

_HERE = Path(__file__).parent
_NOW = datetime(2026, 11, 24, 9, 0, tzinfo=COPENHAGEN)
_APPOINTMENT = datetime(2026, 11, 26, 13, 0, tzinfo=COPENHAGEN)
_LONG = 10_000
#: Every so many lines of each writer are heard.
_EVERY = 5
_ROUNDS = 3
#: Long messages of many kinds; one among so many ordinary ones.
_PIECES = (
    "jeg har det ikke så godt i dag, men jeg kommer nok på torsdag kl 13. ",
    "ikke ",
    "12.30 ",
    "i morgen eller ",
    "aaaa",
    "æøå?! ",
    "🙂",
    "jeg vil ikke mere ",
)
_ONE_LONG_IN = 100
_COLD = """
import sys, time
from datetime import datetime, timezone
def resident():
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[1]) * 4 / 1024
before, start = resident(), time.perf_counter()
from pathlib import Path
from bot.wording.listening import read_ears
from flows.listening.replies import Question, read_reply
ears = read_ears(Path(sys.argv[1]))
ears.hear("hej")
read_reply("ja", Question.FREE, datetime.now(timezone.utc))
print(time.perf_counter() - start)
print(resident() - before)
"""


def measure() -> Iterator[Figure]:
    """Hear ordinary and very long messages, and start once from cold."""
    ears = read_ears(MESSAGES / "listening")
    yield from _measure("hearing", lambda words: _hear(ears, words))
    yield from _measure("reading_reply", _read)
    seconds, megabytes = _start_cold()
    yield Figure("hearing_cold_start", seconds, "s")
    yield Figure("hearing_memory", megabytes, "MB")


def _hear(ears: Ears, words: str) -> None:
    cleaned, _ = remove_cpr(words)
    ears.hear(cleaned)
    _read(cleaned)


def _read(words: str) -> None:
    read_reply(words, Question.APPOINTMENT_CONFIRM, _NOW, appointment=_APPOINTMENT)


def _measure(name: str, hear: Callable[[str], None]) -> Iterator[Figure]:
    ordinary = [_time(hear, text) for text in _read_messages()]
    long = [_time(hear, piece * (_LONG // len(piece))) for piece in _PIECES]
    together = ordinary + (long * len(ordinary))[: len(ordinary) // _ONE_LONG_IN]
    yield Figure(f"{name}_median", median(together), "ms")
    yield Figure(f"{name}_p99", quantiles(together, n=100)[98], "ms")
    yield Figure(f"{name}_10000_characters_median", median(long), "ms")
    yield Figure(f"{name}_10000_characters_worst", max(long), "ms")


def _time(hear: Callable[[str], None], text: str) -> float:
    """Give the milliseconds of one core that a message takes: the best of three."""
    best = float("inf")
    for _ in range(_ROUNDS):
        began = thread_time()
        hear(text)
        best = min(best, thread_time() - began)
    return best * 1000


def _read_messages() -> Iterator[str]:
    for path in sorted(_HERE.glob("*/*.tsv")):
        header, *lines = path.read_text("utf-8").splitlines()
        place = header.split("\t").index("text")
        for line in islice(lines, 0, None, _EVERY):
            yield line.split("\t")[place]


def _start_cold() -> tuple[float, float]:
    """Give the seconds and the memory that the ears take in a fresh process."""
    command = [sys.executable, "-c", _COLD, str(MESSAGES / "listening")]
    ran = subprocess.run(  # noqa: S603 - the program is our own
        command, cwd=ROOT, check=True, capture_output=True, text=True
    )
    seconds, megabytes = map(float, ran.stdout.split())
    return seconds, megabytes
