"""A message that could not be understood: tried again, then shown to a human raw."""

from datetime import timedelta

from bot.effects.alerts.staff_push import Notice, push
from bot.effects.turn import Work
from bot.inbound import Inbound
from bot.store import inbox, people, tasks, timers
from bot.store.conversations import Subject
from bot.store.tasks import NewTask
from bot.store.timers import Wake

#: Attempts to understand a message before a human gets it raw.
MOST_ATTEMPTS = 3
#: Until the next attempt.
TRY_AGAIN = timedelta(seconds=2)


def keep_for_later(work: Work, inbox_id: int, inbound: Inbound) -> None:
    """Plan another attempt; after the last one a human gets the message."""
    home = inbox.home_of_strangers(work.connection)
    if home is None:
        return
    if inbox.count_attempt(work.connection, inbox_id) < MOST_ATTEMPTS:
        timers.plant(
            work.connection,
            Wake(
                kind="inbox",
                due_at=work.now + TRY_AGAIN,
                municipality_id=home,
                subject_id=inbox_id,
            ),
        )
        return
    _give_to_human(work, inbox_id, inbound, home)


def _give_to_human(work: Work, inbox_id: int, inbound: Inbound, home: int) -> None:
    person = people.by_address(work.connection, inbound.channel, inbound.sender)
    municipality_id = person.municipality_id if person else home
    inbox.settle(
        work.connection,
        inbox_id,
        state="failed",
        municipality_id=municipality_id,
        person_id=person and person.id,
    )
    task = NewTask(
        municipality_id=municipality_id,
        kind="unreadable",
        person_id=person.id if person else None,
        staff_id=person.consultant_id if person else None,
        subject=Subject("inbox", inbox_id),
    )
    tasks.add(work.connection, task, work.now)
    if person is not None:
        notice = Notice(
            staff_id=person.consultant_id,
            key="staff.unreadable",
            municipality_id=municipality_id,
            person=person,
        )
        push(work, notice)
