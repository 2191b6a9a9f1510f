"""A municipality's own words for Makker's texts, every version of them."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.columns import Moment, RowId, Sealed, municipality_id, row_id
from bot.store.tables.metadata import metadata

wordings = Table(
    "wordings",
    metadata,
    row_id(),
    municipality_id(),
    #: The text, as checkin.ask, or one of its alternatives, as checkin.ask~2.
    Column("key", String(80), nullable=False),
    #: sms, chat or number; empty where the same words serve all.
    Column("variant", String(8), nullable=False),
    #: Empty: Makker's own words again.
    Column("words", Sealed("wordings.words"), nullable=False),
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False),
    Column("at", Moment, nullable=False),
    #: Counts what has gone live in the municipality; the highest of a text is said.
    Column("live_number", Integer),
    Column("live_at", Moment),
    #: Who else has read it before it went live.
    Column("seconded_by", RowId, ForeignKey("staff.id")),
    #: It was taken away before it went live.
    Column("dropped_at", Moment),
    UniqueConstraint("municipality_id", "live_number"),
    Index("ix_wordings_text", "municipality_id", "key"),
)
