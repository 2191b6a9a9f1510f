"""Whether a number may have changed hands: nothing was heard from it for long."""

from datetime import datetime, timedelta

#: After this long a provider may have given the number to somebody else.
FRESH = timedelta(days=90)


def is_stale(now: datetime, *signs_of_life: datetime | None) -> bool:
    """Whether the last sign that a number is theirs lies too long ago."""
    known = [at for at in signs_of_life if at is not None]
    return bool(known) and now - max(known) > FRESH
