"""Every table; each row belongs to a municipality."""

from bot.store.tables import (
    alerts,
    calendar,
    install,
    people,
    places,
    staff,
    talk,
    wellbeing,
)
from bot.store.tables.metadata import metadata

__all__ = [
    "alerts",
    "calendar",
    "install",
    "metadata",
    "people",
    "places",
    "staff",
    "talk",
    "wellbeing",
]
