"""What came in, what goes out, the conversations between, and what must wake."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
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
    Plain,
    RowId,
    Sealed,
    SealedJson,
    municipality_id,
    of_person,
    row_id,
)
from bot.store.tables.metadata import metadata

inbox = Table(
    "inbox",
    metadata,
    row_id(),
    #: Empty only while the install has no municipality yet.
    Column("municipality_id", RowId, ForeignKey("municipalities.id")),
    Column("channel", String(16), nullable=False),
    #: The provider's own id; a second delivery of it has no effect.
    Column("provider_id", String(120), nullable=False),
    Column("sender", Sealed("inbox.sender"), nullable=False),
    Column("sender_mark", LargeBinary, nullable=False),
    Column("person_id", RowId),
    Column("staff_id", RowId),
    Column("contact_id", RowId),
    #: text, button, sticker, voice, photo, location, contact, edited, unreadable ...
    Column("kind", String(16), nullable=False),
    Column("words", Sealed("inbox.words"), nullable=False),
    #: new, understood or failed.
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    #: red, orange, yellow or none, and why; for staff and audit.
    Column("level", String(8)),
    Column("why", SealedJson("inbox.why")),
    Column("received_at", Moment, nullable=False),
    of_person(on_delete="SET NULL"),
    UniqueConstraint("channel", "provider_id"),
    Index("ix_inbox_person", "person_id", "id"),
    Index(
        "ix_inbox_new",
        "received_at",
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    ),
)

conversations = Table(
    "conversations",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    Column("flow", String(40), nullable=False),
    Column("step", String(60), nullable=False),
    Column("turn", Integer, nullable=False),
    Column("answers", SealedJson("conversations.answers"), nullable=False),
    Column("offered", SealedJson("conversations.offered")),
    #: What it is about, as appointment 12.
    Column("subject_kind", String(16)),
    Column("subject_id", RowId),
    Column("outcome", String(24)),
    Column("asked_at", Moment),
    Column("started_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    of_person(),
    Index("ix_conversations_person", "person_id", "id"),
    Index(
        "ix_conversations_open",
        "person_id",
        sqlite_where=text("outcome IS NULL"),
        postgresql_where=text("outcome IS NULL"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId),
    Column("staff_id", RowId, ForeignKey("staff.id")),
    #: Somebody at a place of work.
    Column("contact_id", RowId, ForeignKey("contacts.id", ondelete="SET NULL")),
    #: Who said it when a human did.
    Column("author_id", RowId, ForeignKey("staff.id")),
    #: alert, crisis, reply, change or nudge; decides every doubtful case.
    Column("delivery", String(8), nullable=False),
    #: Lane order of the delivery class, alerts first.
    Column("lane", Integer, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("words", Sealed("outbox.words"), nullable=False),
    #: Labels that chat channels show as buttons.
    Column("buttons", SealedJson("outbox.buttons")),
    #: The text keys that the words were made from.
    Column("texts", Plain, nullable=False),
    Column("conversation_id", RowId),
    Column("turn", Integer),
    Column("inbox_id", RowId),
    Column("alert_id", RowId),
    #: What it is about and the version it was true for; an older one is not sent.
    Column("subject_kind", String(16)),
    Column("subject_id", RowId),
    Column("subject_version", Integer),
    #: Started by Makker itself, so that doses count it.
    Column("counts", Boolean, nullable=False),
    #: waiting, sending, sent, delivered, failed, unsure or skipped.
    Column("state", String(12), nullable=False),
    Column("reason", String(40)),
    Column("attempts", Integer, nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("deadline", Moment),
    Column("lease_until", Moment),
    Column("fence", Integer, nullable=False),
    Column("provider_id", String(120)),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("delivered_at", Moment),
    of_person(),
    Index("ix_outbox_person", "person_id", "id"),
    Index("ix_outbox_provider", "provider_id"),
    Index(
        "ix_outbox_alert",
        "alert_id",
        sqlite_where=text("alert_id IS NOT NULL"),
        postgresql_where=text("alert_id IS NOT NULL"),
    ),
    Index(
        "ix_outbox_waiting",
        "lane",
        "not_before",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index(
        "ix_outbox_sending",
        "lease_until",
        sqlite_where=text("state = 'sending'"),
        postgresql_where=text("state = 'sending'"),
    ),
)

timers = Table(
    "timers",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId),
    #: silence, start, reminder, alert, inbox ...: who is woken.
    Column("kind", String(24), nullable=False),
    Column("due_at", Moment, nullable=False, index=True),
    Column("subject_id", RowId, nullable=False),
    #: The turn or version it belongs to; it drops itself when that has passed.
    Column("turn", Integer, nullable=False),
    Column("details", Plain, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("lease_until", Moment),
    of_person(),
    Index("ix_timers_subject", "kind", "subject_id"),
    Index("ix_timers_person", "person_id"),
)

occurrences = Table(
    "occurrences",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: The plan that asked for it, as checkin or appointment 12.
    Column("plan", String(40), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("slot", String(20), nullable=False),
    #: sent or skipped; never anything between.
    Column("state", String(8), nullable=False),
    Column("reason", String(40)),
    Column("at", Moment, nullable=False),
    of_person(),
    UniqueConstraint("person_id", "plan", "local_date", "slot"),
)

sayings = Table(
    "sayings",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: A text that has several wordings, and how often it has been said.
    Column("key", String(80), nullable=False),
    Column("said", Integer, nullable=False),
    of_person(),
    UniqueConstraint("person_id", "key"),
)
