"""Reports frozen at a date, and what was released to an evaluator by two people."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.columns import Moment, Plain, RowId, municipality_id, row_id
from bot.store.tables.metadata import metadata

reports = Table(
    "reports",
    metadata,
    row_id(),
    municipality_id(index=True),
    #: Empty: every programme of the municipality.
    Column("programme_id", RowId, ForeignKey("programmes.id")),
    Column("name", String(60), nullable=False),
    #: Figures are of what was known of this day when it was frozen.
    Column("as_of", Date, nullable=False),
    Column("frozen_at", Moment, nullable=False),
    Column("staff_id", RowId, ForeignKey("staff.id")),
    UniqueConstraint("municipality_id", "name"),
)

report_cells = Table(
    "report_cells",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "report_id",
        RowId,
        ForeignKey("reports.id", ondelete="CASCADE"),
        nullable=False,
    ),
    #: now, ever, end, retained ..., and after how many months.
    Column("measure", String(24), nullable=False),
    Column("months", Integer, nullable=False),
    #: programme, municipality or age; which one of them, or total.
    Column("grouping", String(16), nullable=False),
    Column("of_group", String(60), nullable=False),
    #: in, out, unknown or total.
    Column("answer", String(12), nullable=False),
    Column("value", Integer, nullable=False),
    #: Too small to show, or by which a small one could be worked out.
    Column("is_hidden", Boolean, nullable=False),
    UniqueConstraint(
        "report_id", "measure", "months", "grouping", "of_group", "answer"
    ),
)

releases = Table(
    "releases",
    metadata,
    row_id(),
    municipality_id(index=True),
    #: What is released: outcomes or municipality.
    Column("what", String(16), nullable=False),
    Column("as_of", Date, nullable=False),
    #: How many people share each combination of what could tell them apart.
    Column("figures", Plain, nullable=False),
    Column("asked_by", RowId, ForeignKey("staff.id"), nullable=False),
    Column("asked_at", Moment, nullable=False),
    #: Another one of the staff, never the same.
    Column("approved_by", RowId, ForeignKey("staff.id")),
    Column("approved_at", Moment),
    #: SHA-256 of what was handed out.
    Column("digest", String(64)),
)
