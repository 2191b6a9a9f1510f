"""Municipalities, their programmes and their network groups."""

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint

from bot.store.columns import Moment, Plain, RowId, municipality_id, row_id
from bot.store.tables.metadata import metadata

municipalities = Table(
    "municipalities",
    metadata,
    row_id(),
    #: Lower-case name in addresses and commands, as "gladsaxe".
    Column("slug", String(60), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    #: Region of the help lines, as "hovedstaden".
    Column("region", String(40), nullable=False),
    Column("created_at", Moment, nullable=False),
)

programmes = Table(
    "programmes",
    metadata,
    row_id(),
    municipality_id(),
    #: The preset that it started from.
    Column("preset", String(40), nullable=False),
    #: Its name in commands: the preset's, or one that the municipality chose.
    Column("name", String(120), nullable=False),
    #: What differs from the preset, by setting name.
    Column("settings", Plain, nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("municipality_id", "name"),
    UniqueConstraint("municipality_id", "id"),
)

groups = Table(
    "groups",
    metadata,
    row_id(),
    municipality_id(),
    Column(
        "programme_id", RowId, ForeignKey("programmes.id"), nullable=False, index=True
    ),
    Column("name", String(120), nullable=False),
    UniqueConstraint("municipality_id", "name"),
    UniqueConstraint("municipality_id", "id"),
)
