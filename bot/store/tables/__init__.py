"""Every table; each row belongs to a municipality."""

from bot.store.tables import (
    alerts,
    audit,
    belonging,
    calendar,
    goals,
    groups,
    install,
    joining,
    people,
    places,
    slots,
    spells,
    staff,
    talk,
    watch,
    wellbeing,
    work,
)
from bot.store.tables.metadata import metadata

__all__ = [
    "alerts",
    "audit",
    "belonging",
    "calendar",
    "goals",
    "groups",
    "install",
    "joining",
    "metadata",
    "people",
    "places",
    "slots",
    "spells",
    "staff",
    "talk",
    "watch",
    "wellbeing",
    "work",
]
