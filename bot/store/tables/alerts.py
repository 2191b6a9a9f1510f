"""Alerts that somebody must take, and tasks that somebody must see."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    text,
)

from bot.store.columns import (
    Moment,
    RowId,
    Sealed,
    SealedJson,
    municipality_id,
    of_person,
    row_id,
)
from bot.store.tables.metadata import metadata

alerts = Table(
    "alerts",
    metadata,
    row_id(),
    municipality_id(index=True),
    #: Empty when the number is unknown.
    Column("person_id", RowId),
    #: The programme whose ladder it climbs.
    Column("programme_id", RowId, ForeignKey("programmes.id"), nullable=False),
    #: red, orange or yellow.
    Column("level", String(8), nullable=False),
    Column("kind", String(24), nullable=False),
    #: open, taken or closed.
    Column("state", String(8), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("taken_at", Moment),
    Column("taken_by", RowId, ForeignKey("staff.id")),
    Column("contact_at", Moment),
    #: When a named human has read the words and pressed "seen".
    Column("seen_at", Moment),
    Column("seen_by", RowId, ForeignKey("staff.id")),
    #: A colleague who has been asked to take it over, and has not said yes yet.
    Column("offered_to", RowId, ForeignKey("staff.id")),
    #: When a human let check-ins and invitations go on while it is open.
    Column("released_at", Moment),
    #: A test that plays the ladder through real channels.
    Column("is_drill", Boolean, nullable=False, default=False),
    Column("closed_at", Moment),
    Column("closed_by", RowId, ForeignKey("staff.id")),
    #: Where on the ladder it stands, and how many laps it has climbed.
    Column("rung", Integer, nullable=False),
    Column("lap", Integer, nullable=False),
    #: Counts every change; its timer belongs to one.
    Column("version", Integer, nullable=False),
    Column("next_step_at", Moment),
    of_person(),
    CheckConstraint(
        "state <> 'open' OR next_step_at IS NOT NULL", name="never_at_rest"
    ),
    Index(
        "ix_alerts_open",
        "person_id",
        sqlite_where=text("state <> 'closed'"),
        postgresql_where=text("state <> 'closed'"),
    ),
)

alert_messages = Table(
    "alert_messages",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "alert_id",
        RowId,
        ForeignKey("alerts.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("inbox_id", RowId, nullable=False, index=True),
    Column("level", String(8), nullable=False),
    Column("kind", String(24), nullable=False),
    #: Which ear, which phrase, which rule.
    Column("why", SealedJson("alert_messages.why"), nullable=False),
    Column("at", Moment, nullable=False),
)

alert_events = Table(
    "alert_events",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "alert_id",
        RowId,
        ForeignKey("alerts.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    #: opened, renotified, told, failed, taken, climbed, lapped, closed ...
    Column("what", String(24), nullable=False),
    Column("staff_id", RowId, ForeignKey("staff.id")),
    Column("outbox_id", RowId),
    Column("note", Sealed("alert_events.note")),
    Column("at", Moment, nullable=False),
)

call_backs = Table(
    "call_backs",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "alert_id",
        RowId,
        ForeignKey("alerts.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False),
    #: What the consultant heard; the form's words, never the bot's.
    Column("answers", SealedJson("call_backs.answers"), nullable=False),
    Column("at", Moment, nullable=False),
)

duty_notes = Table(
    "duty_notes",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "alert_id",
        RowId,
        ForeignKey("alerts.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    #: notified or not_notified: Barnets lov section 133, decided by a named human.
    Column("decision", String(16), nullable=False),
    Column("reason", Sealed("duty_notes.reason"), nullable=False),
    Column("staff_id", RowId, ForeignKey("staff.id"), nullable=False),
    Column("told_person_at", Moment),
    Column("decided_at", Moment, nullable=False),
    Column("noted_at", Moment, nullable=False),
)

tasks = Table(
    "tasks",
    metadata,
    row_id(),
    municipality_id(index=True),
    Column("person_id", RowId),
    Column("staff_id", RowId, ForeignKey("staff.id")),
    #: call_me, write_me, cancelled, new_time, stranger, unreadable, unreachable ...
    Column("kind", String(24), nullable=False),
    Column("words", Sealed("tasks.words")),
    Column("subject_kind", String(16)),
    Column("subject_id", RowId),
    Column("created_at", Moment, nullable=False),
    #: When a named human pressed "seen".
    Column("seen_at", Moment),
    Column("seen_by", RowId, ForeignKey("staff.id")),
    Column("done_at", Moment),
    Column("done_by", RowId, ForeignKey("staff.id")),
    of_person(),
    Index(
        "ix_tasks_open",
        "staff_id",
        sqlite_where=text("done_at IS NULL"),
        postgresql_where=text("done_at IS NULL"),
    ),
)
