"""Pauses: until a moment, or until the person says start."""

from datetime import UTC, datetime
from typing import Final

#: Stands in paused_until for "until I say so".
UNTIL_START: Final = datetime(2200, 1, 1, tzinfo=UTC)


def is_paused(paused_until: datetime | None, now: datetime) -> bool:
    """Whether there is to be quiet now."""
    return paused_until is not None and paused_until > now


def has_no_end(paused_until: datetime | None) -> bool:
    """Whether the pause lasts until the person ends it."""
    return paused_until is not None and paused_until >= UNTIL_START
