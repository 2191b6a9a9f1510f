"""Who is on watch: absences with their stand-ins, and duty shifts."""

from sqlalchemy import Column, ForeignKey, Index, Table

from bot.store.columns import Moment, RowId, municipality_id, row_id
from bot.store.tables.metadata import metadata

absences = Table(
    "absences",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "staff_id", RowId, ForeignKey("staff.id", ondelete="CASCADE"), nullable=False
    ),
    #: Who climbs in their place; empty: the programme's other consultants.
    Column("stand_in_id", RowId, ForeignKey("staff.id")),
    Column("from_at", Moment, nullable=False),
    Column("until_at", Moment, nullable=False),
    Column("created_at", Moment, nullable=False),
    Index("ix_absences_staff", "staff_id", "until_at"),
)

shifts = Table(
    "shifts",
    metadata,
    row_id(),
    municipality_id(),
    #: Empty: the duty is for every programme of the municipality.
    Column("programme_id", RowId, ForeignKey("programmes.id")),
    Column(
        "staff_id", RowId, ForeignKey("staff.id", ondelete="CASCADE"), nullable=False
    ),
    Column("from_at", Moment, nullable=False),
    Column("until_at", Moment, nullable=False),
    Index("ix_shifts_time", "municipality_id", "until_at"),
)
