"""Take Danish personal numbers out of a text before anybody keeps it."""

import re
from typing import Final

#: What stands where a number stood.
MARK: Final = "[CPR]"
_LAST_DAY: Final = 31
_LAST_MONTH: Final = 12
_DASH: Final = "\\-‐‑‒–—―−⁃﹣－_~"
_GAP: Final = rf"[\s.·/{_DASH}\u200b-\u200d\u2060\ufeff]"
#: Six and four digits; pairs with one and the same sign between them; a date with its
#: dots, a dash and four digits. Digits of any script count, as phones write them.
_NUMBER: Final = re.compile(
    rf"""
    (?<!\d)(?:
        \d{{6}} {_GAP}{{0,3}} \d{{4}}
      | \d{{6}} {_GAP} \d\d {_GAP} \d\d
      | \d{{4}} {_GAP} \d\d {_GAP} \d{{4}}
      | (?<!\d{_GAP}) \d\d (?P<same>{_GAP}) \d\d (?P=same) \d\d (?P=same) \d\d
        (?P=same)? \d\d (?! (?P=same) \d )
      | \d\d {_GAP} \d\d {_GAP} (?:19|20)?\d\d \s? [{_DASH}] \s? \d{{4}}
      | \d{{4}} (?:19|20)\d\d \s? [{_DASH}] \s? \d{{4}}
    )(?!\d)
    """,
    re.VERBOSE,
)


def remove_cpr(text: str) -> tuple[str, bool]:
    """Put a mark in the place of each personal number; tell whether there was one."""
    cleaned = _NUMBER.sub(_mark, text)
    return cleaned, cleaned != text


def says_only_cpr(cleaned: str) -> bool:
    """Tell whether a cleaned text held personal numbers and no other word."""
    return re.search(r"\w", cleaned.replace(MARK, "")) is None


def _mark(found: re.Match[str]) -> str:
    digits = [int(sign) for sign in found[0] if sign.isdecimal()]
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    if 1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH:
        return MARK
    return found[0]
