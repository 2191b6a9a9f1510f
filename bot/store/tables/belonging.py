"""What is the young person's own: consents, a plan for bad days, wishes, the thread."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.store.columns import Moment, RowId, Sealed, municipality_id, of_person, row_id
from bot.store.tables.metadata import metadata

consents = Table(
    "consents",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False),
    #: join, duty (told of the duty to notify), own_18 or guardian.
    Column("what", String(16), nullable=False),
    #: given, told, declined or withdrawn; a row is never changed.
    Column("act", String(16), nullable=False),
    #: The key of the words shown, and a digest of them.
    Column("version", String(80), nullable=False),
    Column("channel", String(16), nullable=False),
    #: Age on the day.
    Column("age", Integer, nullable=False),
    #: The holder of custody who said yes or no, where one must.
    Column("guardian", Sealed("consents.guardian")),
    #: The colleague who recorded it; empty when the person did it themselves.
    Column("staff_id", RowId, ForeignKey("staff.id")),
    Column("at", Moment, nullable=False),
    of_person(),
    Index("ix_consents_person", "person_id", "what", "id"),
)

plan_lines = Table(
    "plan_lines",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, index=True),
    #: signs, helps or people.
    Column("part", String(16), nullable=False),
    Column("words", Sealed("plan_lines.words"), nullable=False),
    #: The colleague who wrote it down together with the person.
    Column("staff_id", RowId, ForeignKey("staff.id")),
    Column("created_at", Moment, nullable=False),
    Column("removed_at", Moment),
    of_person(),
)

data_wishes = Table(
    "data_wishes",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, index=True),
    #: erase, keep or correct.
    Column("kind", String(16), nullable=False),
    Column("words", Sealed("data_wishes.words")),
    Column("wished_at", Moment, nullable=False),
    #: When the wish was carried out, or taken back.
    Column("settled_at", Moment),
    Column("settled_by", RowId, ForeignKey("staff.id")),
    of_person(),
)

thread_marks = Table(
    "thread_marks",
    metadata,
    row_id(),
    municipality_id(),
    Column("person_id", RowId, nullable=False, index=True),
    #: handover or goodbye.
    Column("kind", String(16), nullable=False),
    #: From whom and to whom; who did it.
    Column("from_staff_id", RowId, ForeignKey("staff.id")),
    Column("to_staff_id", RowId, ForeignKey("staff.id")),
    Column("staff_id", RowId, ForeignKey("staff.id")),
    #: What the consultant wrote to go with it, as the next steps.
    Column("words", Sealed("thread_marks.words")),
    Column("at", Moment, nullable=False),
    of_person(),
)
