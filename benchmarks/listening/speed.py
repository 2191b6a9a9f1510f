"""Print how fast the ears hear, how fast they are read, and what they weigh.

Process time is measured, so that other work on the machine does not count.
"""

import resource
import time
from pathlib import Path
from typing import Final

_LONG: Final = 10_000


def main() -> None:
    """Read the ears, hear every held-out line and a very long one, and print."""
    began, empty = time.process_time(), _megabytes()
    from benchmarks.listening.lines import HELD_OUT, read_batch  # noqa: PLC0415
    from bot.wording.listening import read_ears  # noqa: PLC0415

    ears = read_ears(Path("messages/da/listening"))
    print(f"read in {time.process_time() - began:.2f} s", end=", ")
    texts = [line.text for name in HELD_OUT for line in read_batch(name)]
    texts += ["\n".join(texts)[:_LONG]] * 3
    spent = []
    for text in [*texts, *texts]:
        start = time.process_time()
        ears.hear(text)
        spent.append((time.process_time() - start) * 1000)
    warm = sorted(spent[len(texts) :])
    print(f"{_megabytes() - empty:.0f} MB")
    print(f"median {warm[len(warm) // 2]:.2f} ms", end=", ")
    print(f"99th percentile {warm[int(len(warm) * 0.99)]:.2f} ms", end=", ")
    print(f"{_LONG} letters {spent[-1]:.2f} ms")


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
