"""Answers to instruments: the own mood scale, WHO-5, T-ILS."""

from sqlalchemy import Column, Index, String, Table

from bot.store.columns import (
    Moment,
    RowId,
    SealedJson,
    municipality_id,
    of_person,
    row_id,
)
from bot.store.tables.metadata import metadata

measures = Table(
    "measures",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: mood, who5 or tils, and which wording of it.
    Column("instrument", String(16), nullable=False),
    Column("edition", String(16), nullable=False),
    #: Score and items; health data, so sealed.
    Column("answers", SealedJson("measures.answers"), nullable=False),
    Column("conversation_id", RowId),
    Column("at", Moment, nullable=False),
    of_person(),
    Index("ix_measures_person", "person_id", "instrument", "at"),
)
