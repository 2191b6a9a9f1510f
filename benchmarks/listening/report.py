"""Print how well the ears hear writers they never learned from.

`python -m benchmarks.listening.report [FILE.tsv] [--accept]`: the held-out batches and
the replies of mona, or a file of the same columns; `--accept` stores the held-out
figures that the tests hold the ears to.
"""

import sys
from pathlib import Path

from benchmarks.listening.lines import HELD_OUT, read_batch, read_lines, read_replies
from benchmarks.listening.measure import (
    figure,
    figure_held_out,
    hear_lines,
    write_figures,
)
from bot.wording.listening import read_ears
from flows.listening.ears import Ears
from flows.listening.figures import LEVELS, HeardLevel, Share, figure_groups, tabulate


def main(arguments: list[str]) -> None:
    """Print every figure."""
    ears = read_ears(Path("messages/da/listening"))
    files = [Path(each) for each in arguments if not each.startswith("--")]
    for path in files:
        print_figures(path.name, hear_lines(ears, read_lines(path)))
    if not files:
        print_held_out(ears, is_accepted="--accept" in arguments)


def print_held_out(ears: Ears, *, is_accepted: bool) -> None:
    """Print the figures of each held-out writer and of all."""
    heard = {name: hear_lines(ears, read_batch(name)) for name in HELD_OUT}
    for name, lines in heard.items():
        print_figures(name, lines)
    every = [line for lines in heard.values() for line in lines]
    print_figures("all held out", every)
    print_shares(figure_groups(every))
    print_figures("mona, ordinary replies", hear_lines(ears, read_replies("mona")))
    if is_accepted:
        write_figures(figure_held_out(ears))


def print_figures(name: str, heard: list[HeardLevel]) -> None:
    """Print the table of levels and the figures of the bars."""
    print(f"\n{name}")
    table = tabulate(heard)
    for label in LEVELS:
        counts = "  ".join(f"{table.get((label, each), 0):4}" for each in LEVELS)
        print(f"  {label:8}{counts}")
    print_shares(figure(heard))


def print_shares(shares: dict[str, Share]) -> None:
    """Print shares with their intervals."""
    for name, share in shares.items():
        low, high = share.interval
        print(f"  {name:28}{share.value:6.3f}  {low:.3f}-{high:.3f}  of {share.total}")


if __name__ == "__main__":
    main(sys.argv[1:])
