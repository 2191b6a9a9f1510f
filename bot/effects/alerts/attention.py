"""Yellow: somebody looks in within two working days; nothing rings at night."""

from typing import Literal

from bot.effects.alerts.staff_push import Notice, push
from bot.effects.team.team import who_looks_in
from bot.effects.turn import Turn
from bot.rules.hours import next_opening
from bot.store import tasks
from bot.store.tasks import NewTask

#: What made it yellow; the consultant reads it on the site, never on the lock screen.
Why = Literal["low_mood", "low_who5", "lonely"]


def ask_to_look_in(turn: Turn, why: Why) -> None:
    """Give whose track it is a task at their opening hour; one of a kind is enough."""
    person = turn.person
    staff_id = who_looks_in(turn, person)
    if tasks.has_open(turn.connection, why, person.id):
        return
    task = NewTask(
        municipality_id=person.municipality_id,
        kind=why,
        person_id=person.id,
        staff_id=staff_id,
    )
    tasks.add(turn.connection, task, turn.now)
    notice = Notice(
        staff_id=staff_id,
        key="staff.look_in",
        municipality_id=person.municipality_id,
        person=person,
        not_before=next_opening(person.programme, turn.now),
    )
    push(turn, notice)
