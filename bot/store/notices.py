"""Messages that still wait: taken back before anybody gets them, or let go early."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, select, update

from bot.store.conversations import Subject
from bot.store.database import ask_to_wake
from bot.store.outbox import LANES
from bot.store.tables.talk import outbox


def take_back(connection: Connection, subject: Subject) -> frozenset[str]:
    """Let nothing of Makker's own that waits about a matter go out; give its texts."""
    rows = connection.execute(
        update(outbox)
        .where(
            outbox.c.subject_kind == subject.kind,
            outbox.c.subject_id == subject.id,
            outbox.c.author_id.is_(None),
            outbox.c.state == "waiting",
        )
        .values(state="skipped", reason="superseded")
        .returning(outbox.c.texts)
    )
    return frozenset(key for row in rows for key in row.texts)


def held_questions(
    connection: Connection, person_id: int, now: datetime
) -> Collection[tuple[int, int]]:
    """Give the conversations, with their turn, whose question nobody has got yet."""
    rows = connection.execute(
        select(outbox.c.conversation_id, outbox.c.turn).where(
            outbox.c.person_id == person_id,
            outbox.c.state == "waiting",
            outbox.c.not_before > now,
            outbox.c.conversation_id.is_not(None),
        )
    )
    return {(row.conversation_id, row.turn) for row in rows}


def let_go(connection: Connection, conversation_id: int, now: datetime) -> None:
    """Send a question that waits for a decent hour: the person is writing now."""
    connection.execute(
        update(outbox)
        .where(outbox.c.conversation_id == conversation_id, outbox.c.state == "waiting")
        .values(not_before=now, delivery="reply", lane=LANES["reply"])
    )
    ask_to_wake(connection)
