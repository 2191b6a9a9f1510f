"""What a facilitator changes in a meetup; everybody concerned is told once.

Each person is told in a transaction of their own, by a timer that carries the
version of the meetup: a second change makes the word of the first one void.
"""

from collections.abc import Mapping
from typing import Any

from bot.effects.meetups.meetup_plans import (
    Planning,
    plan_review,
    programme_of,
    tell_everybody,
    wake_meetup,
)
from bot.effects.meetups.meetup_talk import subject_of
from bot.effects.turn import Work
from bot.rules.waiting_list import QUEUES, Queue
from bot.store import meetups, tasks, timers
from bot.store.meetups import Meetup, NewMeetup
from bot.store.staff import Colleague

#: What those invited must hear of; places and the queue are no news.
NEWS = frozenset({"starts_at", "place"})
#: Their open tasks are answered by a change or a cancellation.
_FULL = ("meetup_full",)


def create(work: Work, new: NewMeetup) -> Meetup:
    """Make a meetup; nobody hears of it before it is announced."""
    return meetups.add(work.connection, new, work.now)


def change(work: Work, meetup_id: int, **values: Any) -> Meetup | None:
    """Change time, place, title or length; a new time or place asks everybody again.

    None when it is over, cancelled or gone.
    """
    meetup = _lock(work, meetup_id)
    return None if meetup is None else apply(work, meetup, values)


def apply(work: Planning, meetup: Meetup, values: Mapping[str, Any]) -> Meetup:
    """Store what is new of a meetup, and have those told whom it concerns."""
    changed = {k: v for k, v in values.items() if getattr(meetup, k) != v}
    if NEWS.isdisjoint(changed):
        amended = meetups.amend(work.connection, meetup, work.now, **changed)
    else:
        amended = meetups.change(work.connection, meetup, work.now, **changed)
        if amended.announced_at is not None and amended.is_on:
            plan_review(work, programme_of(work, amended), amended)
            tell_everybody(work, amended)
    if "places" in changed:
        share = wake_meetup(amended, "meetup_places", work.now)
        timers.plant(work.connection, share)
    return amended


def cancel(work: Work, meetup_id: int) -> bool:
    """Cancel a meetup; False when it is over, cancelled or gone."""
    meetup = _lock(work, meetup_id)
    if meetup is None:
        return False
    cancelled = meetups.change(work.connection, meetup, work.now, state="cancelled")
    timers.drop(work.connection, "meetup_review", meetup.id)
    for task_id in tasks.open_about(work.connection, _FULL, subject_of(meetup)):
        tasks.finish(work.connection, task_id, meetup.facilitator_id, work.now)
    tell_everybody(work, cancelled)
    return True


def set_places(
    work: Work, meetup_id: int, how_many: int | None, colleague: Colleague
) -> Meetup | None:
    """Change how many can come; whoever waits hears of new places, none loses one."""
    meetup = _lock(work, meetup_id)
    if meetup is None:
        return None
    for task_id in tasks.open_about(work.connection, _FULL, subject_of(meetup)):
        tasks.finish(work.connection, task_id, colleague.id, work.now)
    return apply(work, meetup, {"places": how_many})


def choose_queue(
    work: Work, meetup_id: int, queue: Queue, *, seed: int = 0
) -> Meetup | None:
    """Choose who of those who wait comes first; a draw is made with the seed given."""
    meetup = _lock(work, meetup_id)
    if meetup is None or queue not in QUEUES:
        return None
    return meetups.amend(work.connection, meetup, work.now, queue=queue, draw_seed=seed)


def _lock(work: Work, meetup_id: int) -> Meetup | None:
    meetup = meetups.lock(work.connection, meetup_id)
    if meetup is None or not meetup.is_on or meetup.starts_at <= work.now:
        return None
    return meetup
