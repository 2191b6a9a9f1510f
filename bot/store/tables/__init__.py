"""Every table; each row belongs to a municipality."""

from bot.store.tables import (
    alerts,
    audit,
    calendar,
    install,
    people,
    places,
    staff,
    talk,
    watch,
    wellbeing,
)
from bot.store.tables.metadata import metadata

__all__ = [
    "alerts",
    "audit",
    "calendar",
    "install",
    "metadata",
    "people",
    "places",
    "staff",
    "talk",
    "watch",
    "wellbeing",
]
