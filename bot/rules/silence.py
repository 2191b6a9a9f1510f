"""Who is silent: nothing heard for longer than the rhythm they chose, and a day."""

from collections.abc import Mapping
from datetime import datetime, timedelta

#: How long each rhythm may pass without a word before a human looks.
PATIENCE: Mapping[str, timedelta] = {
    "weekly": timedelta(days=8),
    "fortnightly": timedelta(days=15),
    "appointments": timedelta(days=31),
}
#: How long an invitation may stand unanswered.
INVITATION = timedelta(days=7)


def silent_since(
    rhythm: str,
    *,
    heard_at: datetime | None,
    joined_at: datetime | None,
    invited_at: datetime | None,
    now: datetime,
) -> datetime | None:
    """Give the moment since when somebody is silent; None when they are not."""
    last = max((at for at in (heard_at, joined_at) if at is not None), default=None)
    if joined_at is None:
        asked = max((at for at in (heard_at, invited_at) if at), default=None)
        return asked if asked is not None and now - asked > INVITATION else None
    patience = PATIENCE.get(rhythm, PATIENCE["weekly"])
    return last if last is not None and now - last > patience else None
