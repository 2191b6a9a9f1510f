"""What other systems may ask for, what they were answered, and whom Makker calls."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.store.columns import Moment, Plain, RowId, Sealed, row_id
from bot.store.tables.metadata import metadata


def _municipality_id() -> Column[int]:
    """Empty: every municipality of the install."""
    return Column("municipality_id", RowId, ForeignKey("municipalities.id"))


def _programme_id() -> Column[int]:
    """Empty: every programme of the municipality."""
    return Column("programme_id", RowId, ForeignKey("programmes.id"))


def _token_id() -> Column[int]:
    return Column(
        "token_id",
        RowId,
        ForeignKey("api_tokens.id", ondelete="CASCADE"),
        nullable=False,
    )


api_tokens = Table(
    "api_tokens",
    metadata,
    row_id(),
    _municipality_id(),
    _programme_id(),
    #: What the system is called, for whoever looks at the list.
    Column("name", String(120), nullable=False),
    #: Fingerprint of the token; the token itself is stored nowhere.
    Column("mark", LargeBinary, nullable=False, unique=True),
    Column("scopes", Plain, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

#: What was answered under an Idempotency-Key; asked again it is answered again.
api_answers = Table(
    "api_answers",
    metadata,
    row_id(),
    _municipality_id(),
    _token_id(),
    Column("key_mark", LargeBinary, nullable=False),
    #: Fingerprint of the request, so that a key is not used for another one.
    Column("request_mark", LargeBinary, nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", Sealed("api_answers.body"), nullable=False),
    Column("at", Moment, nullable=False, index=True),
    UniqueConstraint("token_id", "key_mark"),
)

#: Addresses that are told of changes.
hooks = Table(
    "hooks",
    metadata,
    row_id(),
    _municipality_id(),
    _programme_id(),
    _token_id(),
    Column("url", String(500), nullable=False),
    Column("secret", Sealed("hooks.secret"), nullable=False),
    Column("events", Plain, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("ended_at", Moment),
)

hook_calls = Table(
    "hook_calls",
    metadata,
    row_id(),
    _municipality_id(),
    Column(
        "hook_id", RowId, ForeignKey("hooks.id", ondelete="CASCADE"), nullable=False
    ),
    #: appointment.cancelled, alert.opened ...; and which appointment or alert.
    Column("event", String(40), nullable=False),
    Column("subject_id", RowId, nullable=False),
    Column("at", Moment, nullable=False),
    #: waiting, taken (by the other end) or given_up.
    Column("state", String(12), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("lease_until", Moment),
    Index(
        "ix_hook_calls_waiting",
        "due_at",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
)
