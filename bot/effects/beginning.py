"""Begin a conversation that no message has caused."""

from collections.abc import Mapping
from datetime import datetime

from bot.effects import conversing, later, speech
from bot.effects.telling import channel_of
from bot.effects.turn import Turn, Work
from bot.rules.delivery import Delivery
from bot.store import conversations
from bot.store.conversations import Subject
from bot.store.people import Person


def begin(
    work: Work,
    person: Person,
    flow: str,
    subject: Subject | None = None,
    *,
    answers: Mapping[str, str] | None = None,
    delivery: Delivery = "nudge",
    not_before: datetime | None = None,
) -> None:
    """Say what a flow says first, on the person's phone, at its hour.

    Where an open talk must be over first, it waits for that. A conversation that the
    programme is without does not begin.
    """
    if not person.programme.begins(flow):
        return
    turn = notice_turn(work, person, delivery=delivery, not_before=not_before)
    if not later.waits(turn, flow, subject, answers):
        conversing.start(turn, flow, subject, answers)
        speech.close(turn)


def notice_turn(
    work: Work,
    person: Person,
    *,
    delivery: Delivery = "nudge",
    not_before: datetime | None = None,
) -> Turn:
    """Open a turn for what goes to the person's phone."""
    return Turn(
        connection=work.connection,
        house=work.house,
        person=person,
        now=work.now,
        channel=channel_of(person),
        delivery=delivery,
        not_before=not_before,
        open_conversations=conversations.open_of(work.connection, person.id),
    )


def end_talk_about(turn: Turn, subject: Subject) -> None:
    """End what is still asked about a matter; something newer is said of it."""
    for kept in conversations.open_of(turn.connection, turn.person.id):
        is_same = kept.subject is not None and (kept.subject.kind, kept.subject.id) == (
            subject.kind,
            subject.id,
        )
        if is_same:
            conversing.end(turn, kept, "replaced")
