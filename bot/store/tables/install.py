"""What belongs to the install and not to a person."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from bot.store.columns import Moment
from bot.store.tables.metadata import metadata

heartbeats = Table(
    "heartbeats",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("at", Moment, nullable=False),
)

offsets = Table(
    "offsets",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Integer, nullable=False),
)

names = Table(
    "names",
    metadata,
    #: What is called so, as telegram.
    Column("name", String(40), primary_key=True),
    Column("value", String(120), nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    #: Fingerprint of what is tried, as a log-in by an e-mail from an address.
    Column("mark", LargeBinary, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("since", Moment, nullable=False),
)
