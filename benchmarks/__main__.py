"""Run every benchmark, and print each figure as `name value unit`."""

from collections.abc import Callable, Iterable

from benchmarks.figure import Figure
from benchmarks.listening import hearing_speed, reply_figures
from benchmarks.sending import burst
from benchmarks.staff_pages import pages

#: What measures; each gives its figures.
BENCHMARKS: tuple[Callable[[], Iterable[Figure]], ...] = (
    hearing_speed.measure,
    reply_figures.measure,
    pages.measure,
    burst.measure,
)


def main() -> None:
    """Measure one after the other, and show each figure when it is known."""
    for measure in BENCHMARKS:
        for figure in measure():
            print(figure, flush=True)


if __name__ == "__main__":
    main()
