"""The young people, and the addresses they can be reached on."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
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

people = Table(
    "people",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "programme_id", RowId, ForeignKey("programmes.id"), nullable=False, index=True
    ),
    Column("consultant_id", RowId, ForeignKey("staff.id"), nullable=False, index=True),
    Column("name", Sealed("people.name"), nullable=False),
    #: ISO date, sealed.
    Column("birthdate", Sealed("people.birthdate"), nullable=False),
    #: invited, awaiting (a guardian's yes), joined, declined or ended; stopping is
    #: its own moment below.
    Column("state", String(16), nullable=False),
    Column("channel", String(16), nullable=False),
    #: weekly, fortnightly, monthly or appointments.
    Column("rhythm", String(16), nullable=False),
    #: Local hour of the day that the person chose for what Makker starts.
    Column("slot_hour", Integer),
    Column("invited_at", Moment),
    Column("joined_at", Moment),
    #: The first day of the programme, where staff have written it; windows of
    #: months are counted from here.
    Column("started_on", Date),
    #: What an evaluator knows them by; drawn once, and kept here alone.
    Column("pseudonym", String(16)),
    Column("stopped_at", Moment),
    Column("paused_until", Moment),
    #: From then on nothing is asked until they have said yes as adults.
    Column("consent_due_at", Moment),
    #: A human has taken the thread over; Makker is quiet until then.
    Column("human_until", Moment),
    #: Last inbound; silence is counted from here.
    Column("heard_at", Moment),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("municipality_id", "id"),
    UniqueConstraint("pseudonym"),
    Index("ix_people_heard", "programme_id", "heard_at"),
    ForeignKeyConstraint(
        ["municipality_id", "programme_id"],
        ["programmes.municipality_id", "programmes.id"],
    ),
)

memberships = Table(
    "memberships",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    Column("group_id", RowId, nullable=False, index=True),
    of_person(),
    ForeignKeyConstraint(
        ["municipality_id", "group_id"], ["groups.municipality_id", "groups.id"]
    ),
    UniqueConstraint("person_id", "group_id"),
)

addresses = Table(
    "addresses",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, index=True),
    Column("channel", String(16), nullable=False),
    Column("value", Sealed("addresses.value"), nullable=False),
    Column("mark", LargeBinary, nullable=False),
    Column("bound_at", Moment, nullable=False),
    #: Set when the address is no longer this person's.
    Column("unbound_at", Moment),
    #: ok, blocked (by the person or the provider), dead (no such number) or
    #: doubted (after long silence: is it still theirs?).
    Column("state", String(16), nullable=False),
    #: When the person last said that it is theirs.
    Column("confirmed_at", Moment),
    of_person(),
    Index(
        "ix_addresses_bound",
        "person_id",
        "channel",
        sqlite_where=text("unbound_at IS NULL"),
        postgresql_where=text("unbound_at IS NULL"),
    ),
    Index(
        "uq_addresses_bound",
        "channel",
        "mark",
        unique=True,
        sqlite_where=text("unbound_at IS NULL"),
        postgresql_where=text("unbound_at IS NULL"),
    ),
)
