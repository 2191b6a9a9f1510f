"""Silence is a message: a kind word after a week, the consultant after two."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

#: How long each rhythm may pass without a word before a human looks.
PATIENCE: Mapping[str, timedelta] = {
    "weekly": timedelta(days=8),
    "fortnightly": timedelta(days=15),
    "monthly": timedelta(days=29),
    "appointments": timedelta(days=31),
}
#: How long an invitation may stand unanswered.
INVITATION = timedelta(days=7)
#: A kind word after this much silence, and the consultant after that much.
KIND_WORD_AFTER = timedelta(days=7)
CONSULTANT_AFTER = timedelta(days=14)
#: So many unanswered check-ins in a row, after having answered, are a signal.
MISSED = 3
_LOOKED_BACK = 4
_REGULAR = 2

Rung = Literal["kind_word", "consultant"]


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


def rung_of_silence(heard_at: datetime, now: datetime) -> Rung | None:
    """Tell which rung of the silence ladder somebody's silence has reached."""
    silent_for = now - heard_at
    if silent_for >= CONSULTANT_AFTER:
        return "consultant"
    if silent_for >= KIND_WORD_AFTER:
        return "kind_word"
    return None


def has_gone_quiet(outcomes: Sequence[str]) -> bool:
    """Tell, of check-ins the newest first, whether a regular answerer has stopped."""
    newest, before = outcomes[:MISSED], outcomes[MISSED : MISSED + _LOOKED_BACK]
    answered = sum(outcome != "silent" for outcome in before)
    return newest == ["silent"] * MISSED and answered >= _REGULAR


def is_slower(outcomes: Sequence[str]) -> bool:
    """After two ignored in a row Makker asks half as often."""
    return list(outcomes[:2]) == ["silent", "silent"]
