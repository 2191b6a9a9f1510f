"""The words that texts must not hold, read from messages/da/neutral."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from bot.wording.lists import read_phrases

#: Matches nothing, for a list that is empty.
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words and phrases that are looked for whole; `*` stands for any letters."""

    pattern: re.Pattern[str]

    def found_in(self, text: str) -> list[str]:
        """Give what stands in a text, each once, as it is written there."""
        plain = unicodedata.normalize("NFC", text)
        return list(dict.fromkeys(self.pattern.findall(plain)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Neutral:
    """Every list, for whoever writes or takes words that go out."""

    health: WordList
    lock_screen: WordList
    safe_messaging: WordList
    tone: WordList
    private: WordList
    #: Keys of instruments, whose words nobody changes.
    fixed: WordList

    def health_words(self, text: str) -> list[str]:
        """Give the words that SMS must not carry."""
        return list(
            dict.fromkeys(self.health.found_in(text) + self.lock_screen.found_in(text))
        )

    def is_private(self, key: str) -> bool:
        """Whether a text may have words for chat alone, and go by a link on SMS."""
        return self.private.pattern.fullmatch(key) is not None

    def is_fixed(self, key: str) -> bool:
        """Whether a text is an instrument's own, word for word."""
        return self.fixed.pattern.fullmatch(key) is not None


def read_neutral(folder: Path) -> Neutral:
    """Read the lists of a folder of messages; one that is not there is empty."""
    lists = folder / "neutral"
    return Neutral(
        health=_read(lists / "health.txt"),
        lock_screen=_read(lists / "lock_screen.txt"),
        safe_messaging=_read(lists / "safe_messaging.txt"),
        tone=_read(lists / "tone.txt"),
        private=_read(lists / "private.txt"),
        fixed=_read(lists / "fixed.txt"),
    )


def word_list(*phrases: str) -> WordList:
    """Make a list of phrases."""
    ways = "|".join(_pattern(phrase) for phrase in phrases)
    if not ways:
        return WordList(_NEVER)
    return WordList(re.compile(rf"(?<!\w)(?:{ways})(?!\w)", re.IGNORECASE))


def _read(path: Path) -> WordList:
    return word_list(*read_phrases(path)) if path.is_file() else word_list()


def _pattern(phrase: str) -> str:
    plain = unicodedata.normalize("NFC", phrase.strip())
    words = [re.escape(word).replace(r"\*", r"\w*") for word in plain.split()]
    return r"\s+".join(words)
