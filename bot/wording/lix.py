"""LIX: how hard words are to read, over a whole set of texts."""

import re
from collections.abc import Iterable

#: A word of more letters than this is a long one.
LONG = 6
#: The set is to be read by somebody who is tired: easy is below this.
HIGHEST = 24
#: A sentence of more words than this is hard to hold on to.
MOST_WORDS = 20

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: A full stop after these ends no sentence.
_SHORTENED = re.compile(r"\b(kl|nr|ca|bl\.a|f\.eks|tlf|d|fx)\.", re.IGNORECASE)
_END = re.compile(r"[.!?:]+(?=\s|$)|\n+")


def sentences(text: str) -> list[str]:
    """Divide a text into sentences."""
    plain = _SHORTENED.sub(r"\1", text)
    return [part.strip() for part in _END.split(plain) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """Give the words of a text; numbers are none."""
    return _WORD.findall(text)


def lix(texts: Iterable[str]) -> float:
    """Measure a set of texts as one."""
    all_texts = list(texts)
    spoken = [word for text in all_texts for word in words(text)]
    count = sum(len(sentences(text)) for text in all_texts)
    if not spoken or not count:
        return 0.0
    long_words = sum(len(word) > LONG for word in spoken)
    return len(spoken) / count + 100 * long_words / len(spoken)


def long_sentences(text: str) -> list[str]:
    """Give the sentences that have more words than somebody can hold on to."""
    return [part for part in sentences(text) if len(words(part)) > MOST_WORDS]
