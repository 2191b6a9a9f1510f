"""Who has read what about whom, and why; and what was done with all of it."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.store.columns import Moment, RowId, SealedJson, municipality_id, row_id
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

acts = Table(
    "acts",
    metadata,
    row_id(),
    municipality_id(),
    Column("programme_id", RowId, ForeignKey("programmes.id"), nullable=False),
    #: Bound to nobody: it outlives whom it tells of.
    Column("person_id", RowId, nullable=False),
    #: export_person, export_case or erase.
    Column("what", String(16), nullable=False),
    #: Rows that were handed out or deleted.
    Column("rows", Integer, nullable=False),
    #: Empty when it was done from the command line.
    Column("staff_id", RowId, ForeignKey("staff.id")),
    Column("at", Moment, nullable=False),
    Index("ix_acts_person", "person_id", "at"),
)

deeds = Table(
    "deeds",
    metadata,
    row_id(),
    municipality_id(index=True),
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False, index=True),
    #: settings, absence, shift, drill, help_line, role, session, handover ...
    Column("what", String(24), nullable=False),
    #: What it was done to, as programme 3; bound to nothing, the log outlives it.
    Column("subject_kind", String(16), nullable=False),
    Column("subject_id", RowId, nullable=False),
    #: What was before and what came after.
    Column("details", SealedJson("deeds.details"), nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_deeds_subject", "subject_kind", "subject_id", "id"),
)
