"""Appointments, and the meetups of the network groups."""

from sqlalchemy import (
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

appointments = Table(
    "appointments",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    Column("consultant_id", RowId, ForeignKey("staff.id"), nullable=False),
    #: meeting, shadowing or three_party.
    Column("kind", String(16), nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("place", Sealed("appointments.place"), nullable=False),
    Column("company", Sealed("appointments.company")),
    Column("contact", Sealed("appointments.contact")),
    #: proposed, planned, confirmed, declined, cancelled, held or missed.
    Column("state", String(12), nullable=False),
    #: Counts every change of time, place or state that old messages do not know.
    Column("version", Integer, nullable=False),
    Column("confirmed_at", Moment),
    #: Of those that come again: the first of them.
    Column("series_id", RowId, index=True),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    of_person(),
    Index("ix_appointments_person", "person_id", "starts_at"),
    Index("ix_appointments_consultant", "consultant_id", "starts_at"),
)

meetups = Table(
    "meetups",
    metadata,
    row_id(),
    municipality_id(),
    Column("group_id", RowId, nullable=False),
    Column("title", Sealed("meetups.title"), nullable=False),
    Column("starts_at", Moment, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("place", Sealed("meetups.place"), nullable=False),
    #: Empty: everybody can come.
    Column("places", Integer),
    Column("facilitator_id", RowId, ForeignKey("staff.id"), nullable=False),
    #: planned, cancelled or held.
    Column("state", String(12), nullable=False),
    #: order, first_timers or draw: who of those who wait is offered a place next.
    Column("queue", String(16), nullable=False, default="order"),
    Column("draw_seed", Integer, nullable=False, default=0),
    Column("announced_at", Moment),
    #: When its last place was taken for the first time.
    Column("full_at", Moment),
    #: Counts every change that those invited must hear of.
    Column("version", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    ForeignKeyConstraint(
        ["municipality_id", "group_id"], ["groups.municipality_id", "groups.id"]
    ),
    UniqueConstraint("group_id", "starts_at"),
    UniqueConstraint("municipality_id", "id"),
)
