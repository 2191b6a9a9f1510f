"""A text is a key into the words, and the fields that the words may use."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One thing Makker can say; the Danish for it stands in messages/da."""

    key: str
    #: Names of the fields that the words may use, as ``{name}``.
    fields: tuple[str, ...] = ()
