"""Every table; each row belongs to a municipality."""

from bot.store.tables import (
    alerts,
    audit,
    belonging,
    calendar,
    case_api,
    goals,
    groups,
    install,
    joining,
    people,
    places,
    reports,
    slots,
    spells,
    staff,
    talk,
    team,
    watch,
    wellbeing,
    wordings,
    work,
)
from bot.store.tables.metadata import metadata

for _table in metadata.tables.values():
    # A number is never given twice: links and logs outlive the rows they name.
    if "id" in _table.c:
        _table.kwargs["sqlite_autoincrement"] = True

__all__ = [
    "alerts",
    "audit",
    "belonging",
    "calendar",
    "case_api",
    "goals",
    "groups",
    "install",
    "joining",
    "metadata",
    "people",
    "places",
    "reports",
    "slots",
    "spells",
    "staff",
    "talk",
    "team",
    "watch",
    "wellbeing",
    "wordings",
    "work",
]
