"""How an address becomes a person's: invitations by link, and one-time codes."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
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

invitations = Table(
    "invitations",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, index=True),
    #: The channel that the link opens.
    Column("channel", String(16), nullable=False),
    #: Fingerprint of the token; the token itself is stored nowhere.
    Column("mark", LargeBinary, nullable=False, unique=True),
    #: The colleague who made it; empty when the person asked for it.
    Column("staff_id", RowId, ForeignKey("staff.id")),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    of_person(),
)

codes = Table(
    "codes",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, index=True),
    #: The new address that the code is to be typed on.
    Column("channel", String(16), nullable=False),
    Column("value", Sealed("codes.value"), nullable=False),
    Column("value_mark", LargeBinary, nullable=False),
    #: Fingerprint of the code; the code itself is stored nowhere.
    Column("code_mark", LargeBinary, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    #: Used, given up after too many tries, or replaced by a newer one.
    Column("ended_at", Moment),
    of_person(),
    Index(
        "ix_codes_live",
        "channel",
        "value_mark",
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)

#: The code that opens a person's own history; they have set it themselves.
own_codes = Table(
    "own_codes",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, unique=True),
    #: Fingerprint of the code; the code itself is stored nowhere.
    Column("mark", LargeBinary, nullable=False),
    Column("set_at", Moment, nullable=False),
    of_person(),
)
