"""What a place of work may be told about a young person."""

from flows.shadow_steps import Disclosure


def names_person(choice: str | None) -> bool:
    """Whether the place is told a first name; never more than that by Makker."""
    return choice in {Disclosure.NAME, Disclosure.LITTLE}


def may_tell(choice: str | None) -> bool:
    """Whether the place may be told anything at all yet."""
    return choice is not None and choice != Disclosure.TALK_FIRST
