"""What a person's own chat page shows."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.store.tables.talk import conversations, inbox, outbox


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message on the page."""

    words: str
    is_own: bool
    at: datetime
    buttons: tuple[str, ...] = ()


def question(connection: Connection, person_id: int) -> list[Bubble]:
    """Give what has been said since the newest question's conversation began."""
    began = connection.execute(
        select(func.max(conversations.c.started_at)).where(
            conversations.c.person_id == person_id
        )
    ).scalar()
    if began is None:
        return []
    told = connection.execute(
        select(outbox).where(
            outbox.c.person_id == person_id,
            outbox.c.channel == "web",
            outbox.c.created_at >= began,
        )
    ).all()
    own = connection.execute(
        select(inbox).where(
            inbox.c.person_id == person_id,
            inbox.c.channel == "web",
            inbox.c.received_at >= began,
        )
    ).all()
    bubbles = [
        *(
            Bubble(row.words, False, row.created_at, tuple(row.buttons or ()))  # noqa: FBT003
            for row in told
        ),
        *(Bubble(row.words, True, row.received_at) for row in own),  # noqa: FBT003
    ]
    return sorted(bubbles, key=lambda bubble: bubble.at)
