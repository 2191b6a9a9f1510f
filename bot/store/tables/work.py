"""Places of work, whom one speaks with there, and what they were told."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.columns import Moment, RowId, Sealed, municipality_id, of_person, row_id
from bot.store.tables.metadata import metadata

companies = Table(
    "companies",
    metadata,
    row_id(),
    municipality_id(),
    Column("name", Sealed("companies.name"), nullable=False),
    Column("name_mark", LargeBinary, nullable=False),
    #: What kind of place it is, as "lager"; tips are passed on within a kind.
    Column("trade", String(60)),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("municipality_id", "name_mark"),
)

contacts = Table(
    "contacts",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "company_id",
        RowId,
        ForeignKey("companies.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("name", Sealed("contacts.name"), nullable=False),
    Column("phone", Sealed("contacts.phone")),
    Column("phone_mark", LargeBinary, index=True),
    Column("email", Sealed("contacts.email")),
    Column("email_mark", LargeBinary, index=True),
    Column("created_at", Moment, nullable=False),
)

#: Who at the place takes part in an appointment, and what they have answered.
appointment_contacts = Table(
    "appointment_contacts",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "appointment_id",
        RowId,
        ForeignKey("appointments.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column(
        "contact_id",
        RowId,
        ForeignKey("contacts.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    #: silent (told nothing yet), told, asked, confirmed or declined.
    Column("state", String(12), nullable=False),
    #: The version of the appointment that they know.
    Column("version", Integer, nullable=False),
    Column("asked_at", Moment),
    Column("answered_at", Moment),
    UniqueConstraint("appointment_id", "contact_id"),
)

#: What was actually sent to a place about a person, word for word.
contact_notices = Table(
    "contact_notices",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    Column("contact_id", RowId, ForeignKey("contacts.id", ondelete="SET NULL")),
    Column("appointment_id", RowId, nullable=False),
    #: What the young person had chosen when it was sent.
    Column("disclosure", String(12)),
    Column("words", Sealed("contact_notices.words"), nullable=False),
    Column("outbox_id", RowId, nullable=False),
    Column("at", Moment, nullable=False),
    of_person(),
    Index("ix_contact_notices_person", "person_id", "id"),
)

shadow_days = Table(
    "shadow_days",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: What they would like to try, in their own words.
    Column("wish", Sealed("shadow_days.wish")),
    #: Time and place, once there is a place.
    Column(
        "appointment_id",
        RowId,
        ForeignKey("appointments.id", ondelete="CASCADE"),
        unique=True,
    ),
    #: wished, proposed, confirmed, cancelled or over.
    Column("state", String(12), nullable=False),
    #: yes, no, other_day or unsure.
    Column("answer", String(12)),
    #: nothing, name, little or talk_first.
    Column("disclosure", String(12)),
    Column("disclosed_at", Moment),
    Column("clothes", Sealed("shadow_days.clothes")),
    Column("route", Sealed("shadow_days.route")),
    Column("insurance_at", Moment),
    Column("insurance_by", RowId, ForeignKey("staff.id")),
    Column("status_at", Moment),
    Column("status_by", RowId, ForeignKey("staff.id")),
    #: The rules for those under 18.
    Column("young_rules_at", Moment),
    Column("young_rules_by", RowId, ForeignKey("staff.id")),
    #: yes or no to company for the first ten minutes.
    Column("escort", String(4)),
    #: The adult who has promised it.
    Column("escorted_by", RowId, ForeignKey("staff.id")),
    Column("on_way_at", Moment),
    Column("liked", Sealed("shadow_days.liked")),
    Column("hard", Sealed("shadow_days.hard")),
    Column("created_at", Moment, nullable=False),
    of_person(),
    Index("ix_shadow_days_person", "person_id", "id"),
)
