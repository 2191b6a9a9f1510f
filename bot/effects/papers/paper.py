"""Rows in plain Danish, for people and for machines alike."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from bot.wording import dates
from bot.wording.words import Words

#: A heading, and under it each row as label and value.
Paper = Mapping[str, Sequence[Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes values as people say them."""

    words: Words
    zone: ZoneInfo

    def term(self, key: str) -> str:
        """Give a word."""
        return self.words.term(f"export.{key}")

    def row(self, values: Mapping[str, Any]) -> Mapping[str, str]:
        """Write a row, leaving out what is empty."""
        return {
            self.term(name): self.value(value)
            for name, value in values.items()
            if value is not None and value not in ("", [], {})
        }

    def value(self, value: Any) -> str:
        """Write one value."""
        if isinstance(value, bool):
            return self.term("code.yes" if value else "code.no")
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return f"{value.day}.{value.month}.{value.year}"
        if isinstance(value, Decimal):
            return f"{value.normalize():f}".replace(".", ",")
        if isinstance(value, str):
            return self.code(value)
        return self.nested(value)

    def moment(self, moment: datetime) -> str:
        """Write a moment with its date in full."""
        day = dates.short_date(moment, self.zone)
        return f"{day} {dates.clock(moment, self.zone)}"

    def code(self, text: str) -> str:
        """Put a word to what is stored as a code; other words stay as they are."""
        key = f"export.code.{text}"
        is_code = text.isascii() and self.words.catalog.has(key, "chat")
        return self.words.term(key) if is_code else text

    def nested(self, value: Any) -> str:
        """Write lists and pairs in one line."""
        if isinstance(value, Mapping):
            pairs = (f"{self.code(str(k))}: {self.value(v)}" for k, v in value.items())
            return "; ".join(pairs)
        if isinstance(value, Sequence):
            return "; ".join(self.value(part) for part in value)
        return str(value)


def as_json(paper: Paper) -> str:
    """Write a paper for machines."""
    return json.dumps(paper, ensure_ascii=False, indent=2) + "\n"


def as_text(paper: Paper) -> str:
    """Write a paper for people: a heading, and each row with its labels."""
    parts = []
    for heading, rows in paper.items():
        parts.append(f"{heading.upper()}\n")
        parts += ["".join(f"  {k}: {v}\n" for k, v in row.items()) for row in rows]
    return "\n".join(parts)
