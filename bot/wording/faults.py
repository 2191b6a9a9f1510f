"""One thing that is wrong with words: a sentence, and its kind and parts beside."""

from collections.abc import Mapping
from typing import Self


class Fault(str):
    """A sentence that says what and how; who speaks Danish says it by its kind."""

    __slots__ = ("kind", "parts")

    kind: str
    parts: Mapping[str, str]

    def __new__(cls, kind: str, sentence: str, **parts: object) -> Self:
        """Fill the parts into the sentence, and keep both."""
        told = {name: str(part) for name, part in parts.items()}
        fault = super().__new__(cls, sentence.format(**told))
        fault.kind, fault.parts = kind, told
        return fault
