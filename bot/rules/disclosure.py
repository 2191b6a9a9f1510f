"""What a place of work may be told about a young person."""

from enum import StrEnum


class Disclosure(StrEnum):
    """What the young person has chosen; nothing is the default."""

    NOTHING = "nothing"
    NAME = "name"
    LITTLE = "little"
    TALK_FIRST = "talk_first"


def names_person(choice: str | None) -> bool:
    """Whether the place is told a first name; never more than that by Makker."""
    return choice in {Disclosure.NAME, Disclosure.LITTLE}


def may_tell(choice: str | None) -> bool:
    """Whether the place may be told anything at all yet."""
    return choice is not None and choice != Disclosure.TALK_FIRST
