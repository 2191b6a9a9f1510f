"""What touches the next day and has not arrived is told by a human instead."""

from dataclasses import replace
from datetime import datetime

from bot.effects import beginning
from bot.effects.appointments import agreements
from bot.effects.turn import Work
from bot.store import outbox, people, tasks, timers
from bot.store.conversations import Subject
from bot.store.timers import Wake


def look(work: Work, wake: Wake) -> None:
    """A change that no phone has got within half an hour is a call to make.

    Telegram tells nothing of what arrives: there sent is all there is to know.
    """
    row = outbox.get(work.connection, wake.subject_id)
    if row is None or row.state in {"delivered", "skipped"}:
        return
    if row.channel == "telegram" and row.state == "sent":
        return
    has_waited = row.state == "waiting" and row.attempts == 0
    if has_waited and row.not_before + outbox.UNDELIVERED > work.now:
        _look_again(work, wake, row.not_before + outbox.UNDELIVERED)
        return
    subject = row.subject_kind and Subject(row.subject_kind, row.subject_id)
    _have_called(work, row.person_id, subject or None)


def _look_again(work: Work, wake: Wake, at: datetime) -> None:
    """It was held for the morning; its half hour begins then."""
    timers.plant(work.connection, replace(wake, due_at=at))


def _have_called(work: Work, person_id: int, subject: Subject | None) -> None:
    """One open task is enough, however many messages it is about."""
    person = people.lock(work.connection, person_id)
    if person is None or tasks.has_open(work.connection, "call_change", person_id):
        return
    turn = beginning.notice_turn(work, person)
    agreements.tell_consultant(turn, "call_change", subject)
