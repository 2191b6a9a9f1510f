"""A consultant opens and closes slots that young people may take by themselves."""

from datetime import datetime, timedelta

from bot.effects.turn import Work
from bot.store import slots
from bot.store.staff import Colleague


def open_slots(
    work: Work, colleague: Colleague, since: datetime, until: datetime, *, minutes: int
) -> int:
    """Cut a stretch of time into slots, and tell how many are new."""
    length = timedelta(minutes=minutes)
    opened = 0
    starts_at = since
    while starts_at + length <= until:
        opened += slots.open_slot(
            work.connection,
            municipality_id=colleague.municipality_id,
            staff_id=colleague.id,
            starts_at=starts_at,
            ends_at=starts_at + length,
        )
        starts_at += length
    return opened


def close_slot(work: Work, colleague: Colleague, starts_at: datetime) -> bool:
    """Close a slot that nobody has taken."""
    return slots.close_slot(work.connection, colleague.id, starts_at)
