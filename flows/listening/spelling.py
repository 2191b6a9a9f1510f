"""Find the word somebody meant: by its form, its sound, or one slip away."""

from collections.abc import Iterable
from typing import Final

from flows.listening.normalise import fold, spellings, undouble

#: A shorter word has too many neighbours for a slip to be read.
SHORTEST_MENDED: Final = 5
#: From here on one letter may stand for another.
SHORTEST_SWAPPED: Final = 7


def parse_forms(*tables: str) -> dict[str, str]:
    """Read lines of `word: form form` as form to word; the first to come wins.

    A line without a colon goes on with the word before.
    """
    found: dict[str, str] = {}
    word = ""
    for line in "\n".join(tables).split("\n"):
        head, colon, rest = line.partition(":")
        if colon:
            word = head.strip()
        for form in (word, *(rest if colon else line).split()):
            found.setdefault(fold(form), word)
    return found


def parse_joined(table: str) -> dict[str, tuple[str, ...]]:
    """Read lines of `form form: words` as form to the words it stands for."""
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        forms, _, words = line.partition(":")
        found |= dict.fromkeys(map(fold, forms.split()), tuple(words.split()))
    return found


class Speller:
    """Knows every word of the tables and spells a token as they do."""

    __slots__ = ("_forms", "_near", "_rough")

    def __init__(self, forms: dict[str, str], words: Iterable[str] = ()) -> None:
        self._forms = {
            folded: folded for folded in map(fold, dict.fromkeys(words))
        } | forms
        self._rough: dict[str, str] = {}
        self._near: dict[str, str] = {}
        for form, word in self._forms.items():
            for rough in spellings(form):
                self._rough.setdefault(rough, word)
        for rough in self._rough:
            if len(rough) >= SHORTEST_MENDED:
                self._learn_slips(rough)

    def spell(self, token: str) -> str:
        """Return the word meant, or the token where none is near."""
        known = self._forms.get(token)
        if known is not None or not token.isalpha():
            return known or token
        rough = undouble(token)
        known = self._rough.get(rough)
        if known is not None or len(rough) < SHORTEST_MENDED:
            return known or token
        return self._mend(rough) or token

    def _learn_slips(self, rough: str) -> None:
        # An empty string marks a slip that lies between two words.
        for slip in (rough, *_drops(rough)):
            other = self._near.setdefault(slip, rough)
            if self._rough.get(other) != self._rough[rough]:
                self._near[slip] = ""

    def _mend(self, rough: str) -> str:
        for slip in (rough, *_drops(rough)):
            meant = self._near.get(slip)
            if meant and _is_one_slip(rough, meant):
                return self._rough[meant]
        return ""


def _drops(word: str) -> list[str]:
    # The first letter is hardly ever the one that slips. A word longer than any
    # in the tables is not worth the pairing.
    if len(word) > 24:  # noqa: PLR2004
        return []
    return [word[:place] + word[place + 1 :] for place in range(1, len(word))]


def _is_one_slip(typed: str, meant: str) -> bool:
    if len(typed) != len(meant) or sorted(typed) == sorted(meant):
        return True
    return len(typed) >= SHORTEST_SWAPPED
