"""A named human presses "seen"; the young person learns that it was seen, once."""

from collections.abc import Mapping

from bot.effects.telling import tell
from bot.effects.turn import Work
from bot.store import appointments, people, tasks
from bot.store.staff import Colleague
from bot.store.tasks import Task
from flows.engine.texts import Text

#: What is said of each wish once a human has seen it.
SEEN: Mapping[str, Text] = {
    "declined": Text("appointment.seen", ("owner",)),
    "sick": Text("appointment.seen", ("owner",)),
    "new_time": Text("appointment.wish_seen", ("owner",)),
}
#: Where there is nothing left to do once it is seen.
ONLY_SEEN = frozenset(
    {"late", "message", "stopped", "blocked", "moved", "comes_anyway", "shadow_told"}
)


def see(work: Work, task_id: int, colleague: Colleague) -> bool:
    """Note that a colleague has seen a task; False when somebody had already."""
    task = tasks.get(work.connection, task_id)
    if task is None or not tasks.see(work.connection, task.id, colleague.id, work.now):
        return False
    if task.kind in ONLY_SEEN:
        tasks.finish(work.connection, task.id, colleague.id, work.now)
    if task.kind in SEEN:
        _see_the_same(work, task, colleague)
        _tell_person(work, task, colleague)
    return True


def _see_the_same(work: Work, task: Task, colleague: Colleague) -> None:
    """The same wish said twice is seen once, and told once."""
    if task.subject is not None:
        for same in tasks.open_about(work.connection, SEEN, task.subject):
            tasks.see(work.connection, same, colleague.id, work.now)


def _tell_person(work: Work, task: Task, colleague: Colleague) -> None:
    if task.person_id is None or task.subject is None:
        return
    person = people.lock(work.connection, task.person_id)
    appointment = appointments.get(work.connection, task.subject.id)
    if person is not None and appointment is not None:
        tell(work, person, SEEN[task.kind], appointment, colleague.first_name)
