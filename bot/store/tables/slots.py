"""When a consultant can be had, and when somebody is busy."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.columns import (
    Moment,
    RowId,
    Sealed,
    municipality_id,
    of_person,
    row_id,
)
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

calendar_feeds = Table(
    "calendar_feeds",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "staff_id",
        RowId,
        ForeignKey("staff.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    #: The secret of the address that gives Makker's appointments out.
    Column("secret", Sealed("calendar_feeds.secret")),
    Column("secret_mark", LargeBinary, unique=True),
    #: The address that busy times are read from.
    Column("url", Sealed("calendar_feeds.url")),
    #: When busy times were last read, and when it was last tried.
    Column("read_at", Moment),
    Column("tried_at", Moment, index=True),
    #: not_reached or not_a_calendar; empty when the last reading went well.
    Column("trouble", String(20)),
)
