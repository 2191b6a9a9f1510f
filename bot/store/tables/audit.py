"""Who has read what about whom, and why."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from bot.store.columns import Moment, RowId, municipality_id, row_id
from bot.store.tables.metadata import metadata

readings = Table(
    "readings",
    metadata,
    row_id(),
    municipality_id(),
    #: Who read: a colleague, or another system by its token.
    Column("staff_id", RowId, ForeignKey("staff.id"), index=True),
    Column("token_id", RowId),
    #: Bound to nobody: the log outlives what it tells of. Empty: a stranger.
    Column("person_id", RowId),
    #: thread, alert or task, and which; purpose where one was stated.
    Column("subject_kind", String(16), nullable=False),
    Column("subject_id", RowId, nullable=False),
    #: own, alert, case_system, or the purpose that the reader chose.
    Column("purpose", String(24), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_readings_person", "person_id", "at"),
)
