"""Who comes to which meetup, and what the groups give each other: ideas and tips."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.columns import Moment, RowId, Sealed, municipality_id, of_person, row_id
from bot.store.tables.metadata import metadata

rsvps = Table(
    "rsvps",
    metadata,
    row_id(),
    municipality_id(),
    Column("meetup_id", RowId, nullable=False),
    Column("person_id", RowId, nullable=False),
    #: invited, coming, maybe, waiting, offered, lapsed, declined or left.
    Column("state", String(12), nullable=False),
    #: door or ride: a wish until a named adult has accepted it.
    Column("wish", String(8)),
    Column("met_by", RowId, ForeignKey("staff.id")),
    Column("met_where", Sealed("rsvps.met_where")),
    #: When they last said something; who waits is counted from here.
    Column("answered_at", Moment, nullable=False),
    #: A place is held for them until then.
    Column("offered_until", Moment),
    #: When they read that it is full; whoever has not is simply given a new place.
    Column("told_full_at", Moment),
    #: Empty until the facilitator has said; never shown as a mark against anyone.
    Column("came", Boolean),
    #: good, fine or not_for_me.
    Column("review", String(12)),
    Column("created_at", Moment, nullable=False),
    of_person(),
    ForeignKeyConstraint(
        ["municipality_id", "meetup_id"], ["meetups.municipality_id", "meetups.id"]
    ),
    UniqueConstraint("meetup_id", "person_id"),
    Index("ix_rsvps_person", "person_id"),
)

hosts = Table(
    "hosts",
    metadata,
    row_id(),
    municipality_id(),
    Column("meetup_id", RowId, nullable=False),
    #: Staff or volunteer who is there beside the facilitator.
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False),
    ForeignKeyConstraint(
        ["municipality_id", "meetup_id"], ["meetups.municipality_id", "meetups.id"]
    ),
    UniqueConstraint("meetup_id", "staff_id"),
)

ideas = Table(
    "ideas",
    metadata,
    row_id(),
    municipality_id(),
    #: Kept so that it can be erased with the person; the facilitator sees no name.
    Column("person_id", RowId, nullable=False),
    #: The group it is for; empty where the person is in none.
    Column("group_id", RowId),
    Column("facilitator_id", RowId, ForeignKey("staff.id"), nullable=False),
    Column("words", Sealed("ideas.words"), nullable=False),
    Column("created_at", Moment, nullable=False),
    of_person(),
    Index("ix_ideas_facilitator", "facilitator_id", "id"),
)

tips = Table(
    "tips",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: The kind of place it is about, as "cafe"; empty: any place.
    Column("place_kind", String(60), nullable=False),
    #: As it was written, and as it may be passed on.
    Column("words", Sealed("tips.words"), nullable=False),
    Column("approved_words", Sealed("tips.approved_words")),
    #: new, approved or declined.
    Column("state", String(12), nullable=False),
    Column("decided_by", RowId, ForeignKey("staff.id")),
    Column("decided_at", Moment),
    #: How often it has been passed on; the least told is told next.
    Column("passed_on", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    of_person(),
    Index("ix_tips_kind", "municipality_id", "state", "place_kind"),
)
