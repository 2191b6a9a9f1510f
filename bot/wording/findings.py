"""What is wrong with the words, and where they stand."""

from dataclasses import dataclass

from typing_extensions import override

from bot.wording.catalog import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend; a warning is for a human to judge."""

    file: str
    line: int = 0
    key: str = ""
    variant: str | None = None
    words: str
    is_warning: bool = False

    @override
    def __str__(self) -> str:
        """Say it in one line, as file:line key (variant) words."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        variant = f" ({self.variant})" if self.variant else ""
        key = f" {self.key}{variant}" if self.key else ""
        mark = " warning:" if self.is_warning else ""
        return f"{place}:{mark}{key} {self.words}"


def at(entry: Entry, words: str, *, is_warning: bool = False) -> Finding:
    """Find something wrong with an entry."""
    return Finding(
        file=entry.file,
        line=entry.line,
        key=entry.key,
        variant=entry.variant,
        words=words,
        is_warning=is_warning,
    )
