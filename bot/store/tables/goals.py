"""What a person wants, in their own words, and the small steps towards it."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from bot.store.columns import Moment, RowId, Sealed, municipality_id, of_person, row_id
from bot.store.tables.metadata import metadata

goals = Table(
    "goals",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    Column("words", Sealed("goals.words"), nullable=False),
    Column("set_at", Moment, nullable=False),
    #: When it gave way to another one, or was let go.
    Column("ended_at", Moment),
    of_person(),
    Index("ix_goals_person", "person_id", "id"),
)

steps = Table(
    "steps",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    Column(
        "goal_id",
        RowId,
        ForeignKey("goals.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("words", Sealed("steps.words"), nullable=False),
    Column("set_at", Moment, nullable=False),
    #: done, partly or left; empty while it is the step of the week.
    Column("outcome", String(12)),
    Column("helped", Sealed("steps.helped")),
    Column("ended_at", Moment),
    of_person(),
    Index("ix_steps_person", "person_id", "id"),
)
