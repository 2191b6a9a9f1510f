"""Staff, what they may do where, and their log-ins."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from bot.store.columns import Moment, Plain, RowId, Sealed, municipality_id, row_id
from bot.store.tables.metadata import metadata

staff = Table(
    "staff",
    metadata,
    row_id(),
    municipality_id(index=True),
    Column("name", Sealed("staff.name"), nullable=False),
    Column("email", Sealed("staff.email"), nullable=False),
    Column("email_mark", LargeBinary, nullable=False, unique=True),
    #: The work phone; alerts are pushed here and taken from here.
    Column("phone", Sealed("staff.phone")),
    Column("phone_mark", LargeBinary, index=True),
    Column("telegram", Sealed("staff.telegram")),
    Column("telegram_mark", LargeBinary, index=True),
    #: Who climbs the ladder after them when they do not take an alert.
    Column("stand_in_id", RowId, ForeignKey("staff.id")),
    #: Own working hours, as [opens, closes, [weekdays]]; empty: the programme's.
    Column("hours", Plain),
    #: Channels that alerts go out on, in order: sms, telegram, email.
    Column("push_by", Plain, nullable=False),
    #: argon2id; empty until the person has chosen one.
    Column("password_hash", String(200)),
    #: When it was chosen; a link from before that opens nothing.
    Column("password_at", Moment),
    #: The secret of their authenticator; the last step of it that opened something.
    Column("totp", Sealed("staff.totp")),
    Column("totp_step", Integer),
    #: Who they are at the municipality's own log-in, by issuer and subject.
    Column("oidc_mark", LargeBinary, unique=True),
    Column("disabled_at", Moment),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("municipality_id", "id"),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "staff_id",
        RowId,
        ForeignKey("staff.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    #: Fingerprint of the code; the code itself is stored nowhere.
    Column("mark", LargeBinary, nullable=False, unique=True),
    Column("used_at", Moment),
)

grants = Table(
    "grants",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "staff_id",
        RowId,
        ForeignKey("staff.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    #: Empty: every programme of the municipality.
    Column("programme_id", RowId, ForeignKey("programmes.id")),
    Column("role", String(24), nullable=False),
    UniqueConstraint("staff_id", "municipality_id", "programme_id", "role"),
)

sessions = Table(
    "sessions",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "staff_id",
        RowId,
        ForeignKey("staff.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    #: Fingerprint of the cookie; the cookie itself is stored nowhere.
    Column("mark", LargeBinary, nullable=False, unique=True),
    Column("form_token", String(64), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    #: When they last proved who they are with more than the cookie.
    Column("proved_at", Moment),
    Column("ended_at", Moment),
)

submissions = Table(
    "submissions",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "staff_id",
        RowId,
        ForeignKey("staff.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    #: Fingerprint of one filled-in form; sent twice it has one effect.
    Column("mark", LargeBinary, nullable=False, unique=True),
    Column("at", Moment, nullable=False),
)
