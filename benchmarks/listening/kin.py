"""The kin of words for the learned ear, from the word lists of the rules."""

from pathlib import Path
from typing import Final

from flows.listening.traces import Kin, make_kin

#: A word that stands in several lists is kept by the first.
_LISTS: Final = (
    "death",
    "harm",
    "mind",
    "people",
    "danger",
    "time",
    "grammar",
    "calm",
)


def gather_kin(folder: Path) -> Kin:
    """Gather the groups of the lists as they are now."""
    groups: dict[str, list[str]] = {}
    for name in _LISTS:
        for line in (folder / f"{name}.txt").read_text("utf-8").splitlines():
            group, colon, words = line.partition(":")
            if colon and not line.startswith("#"):
                groups.setdefault(group.strip(), []).extend(words.split())
    return make_kin(groups)
