"""Read how often somebody wants to be asked: "kun aftaler", "hver anden uge"."""

from typing import Final

from flows.listening.normalise import fold

#: The first that stands in the words.
_RHYTHMS: Final = (
    ("aftale", "appointments"),
    ("hver anden uge", "fortnightly"),
    ("hver 2. uge", "fortnightly"),
    ("hver fjortende dag", "fortnightly"),
    ("måned", "monthly"),
)


def find_rhythm(text: str) -> str | None:
    """Find the rhythm that is named."""
    said = fold(text)
    return next((rhythm for words, rhythm in _RHYTHMS if words in said), None)
