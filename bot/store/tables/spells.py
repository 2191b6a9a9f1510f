"""Work and education with hours, milestones, and the weeks after discharge."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Numeric,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.columns import Moment, RowId, Sealed, municipality_id, of_person, row_id
from bot.store.tables.metadata import metadata

spells = Table(
    "spells",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: work or education.
    Column("kind", String(12), nullable=False),
    Column("title", Sealed("spells.title")),
    Column("company_id", RowId, ForeignKey("companies.id", ondelete="SET NULL")),
    Column("starts_on", Date, nullable=False),
    #: The last day; empty while it goes on.
    Column("ends_on", Date),
    #: Who said that it ended: staff or person.
    Column("ended_by", String(8)),
    #: How often Makker asks after the first year: monthly, quarterly or never.
    Column("pace", String(12)),
    #: Counts every change of its plan; its timers belong to one.
    Column("version", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    of_person(),
    Index("ix_spells_person", "person_id", "starts_on"),
)

spell_hours = Table(
    "spell_hours",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "spell_id",
        RowId,
        ForeignKey("spells.id", ondelete="CASCADE"),
        nullable=False,
    ),
    #: Hours a week from this day on, or in the week that ends with the other.
    Column("from_on", Date, nullable=False),
    Column("until_on", Date),
    Column("hours", Numeric(5, 2), nullable=False),
    #: agreed (staff wrote it) or told (the person said it).
    Column("source", String(8), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("spell_id", "from_on", "source"),
)

milestones = Table(
    "milestones",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: 6, 12, 18 or 30.
    Column("months", Integer, nullable=False),
    Column("due_on", Date, nullable=False),
    #: work, education, both, neither or skipped; empty is not known.
    Column("answer", String(12)),
    #: person or staff.
    Column("source", String(8)),
    Column("answered_at", Moment),
    #: Counts every change of its day; its timer belongs to one.
    Column("version", Integer, nullable=False),
    of_person(),
    UniqueConstraint("person_id", "months"),
)

transitions = Table(
    "transitions",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, unique=True),
    Column("discharged_on", Date, nullable=False),
    #: When a human was in touch, and when the person came to a group.
    Column("contacted_at", Moment),
    Column("contacted_by", RowId, ForeignKey("staff.id")),
    Column("grouped_at", Moment),
    #: When a step was found to be missed.
    Column("contact_missed_at", Moment),
    Column("group_missed_at", Moment),
    Column("version", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    of_person(),
)
