"""When a programme's ladder must be tried again by a test alarm."""

from datetime import datetime, timedelta
from typing import Literal

#: A test that is older than this should be made again.
DRILL_AGAIN = timedelta(days=31)
#: Those who lead are reminded this often until it is made.
REMINDED_AGAIN = timedelta(days=7)

Lack = Literal["never", "old"]


def lack_of_drill(last_at: datetime | None, now: datetime) -> Lack | None:
    """Tell what is wrong with the last test; None when nothing is."""
    if last_at is None:
        return "never"
    return "old" if now - last_at > DRILL_AGAIN else None


def is_reminded(told_at: datetime | None, now: datetime) -> bool:
    """Whether those who lead have been reminded lately."""
    return told_at is not None and now - told_at < REMINDED_AGAIN
