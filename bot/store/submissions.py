"""Filled-in forms: one that is sent twice has one effect."""

from datetime import datetime

from sqlalchemy import Connection

from bot.store.staff import Colleague
from bot.store.statements import insert_once, mark
from bot.store.tables.staff import submissions


def is_first(
    connection: Connection, colleague: Colleague, once: str, now: datetime
) -> bool:
    """Take a form; False when the same one was taken before."""
    if not once:
        return True
    row_id = insert_once(
        connection,
        submissions,
        {
            "municipality_id": colleague.municipality_id,
            "staff_id": colleague.id,
            "mark": mark(connection, f"{colleague.id} {once}", "submission"),
            "at": now,
        },
    )
    return row_id is not None
