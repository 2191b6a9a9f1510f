"""Delete everything about one person; what outlives them names nobody."""

from collections.abc import Mapping
from datetime import datetime

from bot.store import holdings
from bot.store.database import Connection
from bot.store.holdings import Act
from bot.store.people import Person


class InNeedError(Exception):
    """An alert about the person is open: a human answers that before anything else."""


def count_of(connection: Connection, person: Person) -> Mapping[str, int]:
    """Count the rows that would be deleted, by table."""
    counted = holdings.count(connection, person)
    return {name: rows for name, rows in counted.items() if name not in holdings.KEPT}


def erase(
    connection: Connection, person: Person, now: datetime, staff_id: int | None = None
) -> int:
    """Delete the rows and note that, by number alone; tell how many they were."""
    refuse_in_need(connection, person)
    rows = holdings.erase(connection, person)
    act = Act(what="erase", rows=rows, staff_id=staff_id)
    holdings.note(connection, person, act, now)
    return rows


def refuse_in_need(connection: Connection, person: Person) -> None:
    """Raise InNeedError while an alert about the person is open."""
    if holdings.has_open_alert(connection, person.id):
        raise InNeedError
