"""Messages about a matter that still wait: taken back before anybody gets them."""

from sqlalchemy import Connection, update

from bot.store.conversations import Subject
from bot.store.tables.talk import outbox


def take_back(connection: Connection, subject: Subject) -> frozenset[str]:
    """Let nothing that waits about a matter go out; give the texts it was made of."""
    rows = connection.execute(
        update(outbox)
        .where(
            outbox.c.subject_kind == subject.kind,
            outbox.c.subject_id == subject.id,
            outbox.c.state == "waiting",
        )
        .values(state="skipped", reason="superseded")
        .returning(outbox.c.texts)
    )
    return frozenset(key for row in rows for key in row.texts)
