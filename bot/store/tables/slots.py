"""When a consultant can be had, and when somebody is busy."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, UniqueConstraint

from bot.store.columns import Moment, RowId, municipality_id, of_person, row_id
from bot.store.tables.metadata import metadata

free_slots = Table(
    "free_slots",
    metadata,
    row_id(),
    municipality_id(),
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    #: Taken by one; the appointment may be gone again.
    Column("taken_at", Moment),
    Column("appointment_id", RowId, ForeignKey("appointments.id", ondelete="SET NULL")),
    UniqueConstraint("staff_id", "starts_at"),
)

busy_times = Table(
    "busy_times",
    metadata,
    row_id(),
    municipality_id(),
    #: Whose time it is: a colleague's or a young person's.
    Column("staff_id", RowId, ForeignKey("staff.id"), index=True),
    Column("person_id", RowId),
    Column("starts_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    #: calendar (read from a feed) or staff (written by hand); never what it is.
    Column("source", String(12), nullable=False),
    of_person(),
    Index("ix_busy_times_person", "person_id", "starts_at"),
)
