"""The team around a person: who is in it, three tracks, a common plan, a facts card."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.columns import (
    Moment,
    Plain,
    RowId,
    Sealed,
    SealedJson,
    municipality_id,
    of_person,
    row_id,
)
from bot.store.tables.metadata import metadata

circles = Table(
    "circles",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, index=True),
    #: care_manager, contact_person, uu, school, psychiatry, employer_contact ...
    Column("role", String(24), nullable=False),
    #: Somebody on the staff, or somebody elsewhere by name.
    Column("staff_id", RowId, ForeignKey("staff.id"), index=True),
    Column("name", Sealed("circles.name")),
    Column("organisation", Sealed("circles.organisation")),
    #: What they may see: nothing unless it is written here and shared by the person.
    Column("may_see", Plain, nullable=False),
    Column("added_by", RowId, ForeignKey("staff.id"), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("removed_at", Moment),
    of_person(),
)

shares = Table(
    "shares",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, index=True),
    Column(
        "circle_id", RowId, ForeignKey("circles.id", ondelete="CASCADE"), nullable=False
    ),
    #: facts, plan, tracks or trend; a row is never changed, the newest holds.
    Column("what", String(12), nullable=False),
    Column("is_on", Boolean, nullable=False),
    #: The colleague who turned it together with the person; empty: the person.
    Column("staff_id", RowId, ForeignKey("staff.id")),
    Column("at", Moment, nullable=False),
    of_person(),
)

tracks = Table(
    "tracks",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: work (or education), treatment or plan; the newest row of each holds.
    Column("track", String(12), nullable=False),
    Column("next_step", Sealed("tracks.next_step"), nullable=False),
    #: Whose step it is: young, consultant, care_manager or contact_person.
    Column("owner", String(16), nullable=False),
    Column("due_on", Date),
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("done_at", Moment),
    of_person(),
    Index("ix_tracks_person", "person_id", "track", "id"),
)

plans = Table(
    "plans",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    Column("version", Integer, nullable=False),
    #: In plain Danish, as the young person reads it.
    Column("words", Sealed("plans.words"), nullable=False),
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False),
    Column("at", Moment, nullable=False),
    of_person(),
    UniqueConstraint("person_id", "version"),
)

plan_sights = Table(
    "plan_sights",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "plan_id", RowId, ForeignKey("plans.id", ondelete="CASCADE"), nullable=False
    ),
    #: young, consultant or care_manager.
    Column("party", String(16), nullable=False),
    Column("staff_id", RowId, ForeignKey("staff.id")),
    Column("at", Moment, nullable=False),
    UniqueConstraint("plan_id", "party"),
)

facts_cards = Table(
    "facts_cards",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    Column("version", Integer, nullable=False),
    #: Job status, agreed plan and who to call; the next appointment is read live.
    Column("facts", SealedJson("facts_cards.facts"), nullable=False),
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False),
    Column("at", Moment, nullable=False),
    of_person(),
    UniqueConstraint("person_id", "version"),
)

eligibilities = Table(
    "eligibilities",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: benefit, diagnosis, in_treatment or unwell: written by staff, never asked.
    Column("what", String(16), nullable=False),
    Column("is_met", Boolean, nullable=False),
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False),
    Column("at", Moment, nullable=False),
    of_person(),
    UniqueConstraint("person_id", "what"),
)
