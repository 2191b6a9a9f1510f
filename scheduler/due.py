"""Claim the timers that are due, and do each one's work in its own transaction."""

from collections.abc import Callable, Mapping

from bot import dialogue
from bot.clock import Clock
from bot.effects.alerts.alarm import climb
from bot.effects.alerts.taking import look_for_contact
from bot.effects.appointments import changes
from bot.effects.joining import numbers
from bot.effects.team import unread
from bot.effects.turn import Work
from bot.effects.undelivered import look_at_push
from bot.house import House
from bot.log import record_fault
from bot.store import timers
from bot.store.database import Connection, Database
from bot.store.timers import Timer
from scheduler import (
    daily,
    meetup_places,
    meetups,
    passages,
    starts,
    steps,
    work_starts,
)

#: Most timers claimed at a time.
MOST = 100


def _silence(work: Work, timer: Timer) -> None:
    dialogue.stay_silent(work, timer.wake.subject_id, timer.wake.turn)


def _climb(work: Work, timer: Timer) -> None:
    climb(work, timer.wake.subject_id, timer.wake.turn)


def _look_for_contact(work: Work, timer: Timer) -> None:
    look_for_contact(work, timer.wake.subject_id, timer.wake.turn)


def _look_at_push(work: Work, timer: Timer) -> None:
    alert_id = int(timer.wake.details["alert"])
    look_at_push(work, timer.wake.subject_id, alert_id, timer.wake.turn)


def _look_whether_read(work: Work, timer: Timer) -> None:
    unread.look(work, timer.wake.person_id or 0, timer.wake.subject_id)


def _hear_again(work: Work, timer: Timer) -> None:
    dialogue.hear_again(work, timer.wake.subject_id)


def _let_go(work: Work, timer: Timer) -> None:
    """What was held back for a number in doubt is too old by now."""
    numbers.let_go(work, timer.wake)


def _look_at_change(work: Work, timer: Timer) -> None:
    changes.look(work, timer.wake)


#: What each kind of timer wakes.
WAKENERS: Mapping[str, Callable[[Work, Timer], None]] = {
    "alert": _climb,
    "contact": _look_for_contact,
    "push": _look_at_push,
    "change": _look_at_change,
    "checkin": starts.ask_how_it_is,
    "daily": daily.look,
    "goodbye": passages.say_goodbye,
    "got_help": starts.ask_whether_help_came,
    "handover": passages.introduce,
    "held": _let_go,
    "inbox": _hear_again,
    "meetup_after": meetups.ask_how_it_was,
    "meetup_full": meetup_places.tell_full,
    "meetup_invite": meetups.invite,
    "meetup_lapse": meetup_places.lapse,
    "meetup_missed": meetups.say_missed,
    "meetup_news": meetups.tell_news,
    "meetup_offer": meetup_places.offer,
    "meetup_places": meetup_places.share_out,
    "meetup_remind": meetups.remind,
    "meetup_review": meetups.ask_everybody,
    "invite": passages.invite,
    "number": passages.ask_number,
    "own_consent": passages.ask_own_consent,
    "later": starts.begin_later,
    "reminder": starts.remind,
    "shadow": work_starts.tell_of_shadow,
    "follow": work_starts.follow_along,
    "milestone": work_starts.ask_milestone,
    "transition": work_starts.look_at_transition,
    "unread": _look_whether_read,
    "unseen": work_starts.look_whether_seen,
    "silence": _silence,
    "step": steps.ask_of_step,
}


#: Kinds that wake nothing that a number in doubt could hear.
SAYS_NOTHING = frozenset(
    (
        "alert",
        "change",
        "contact",
        "push",
        "daily",
        "held",
        "inbox",
        "invite",
        "number",
        "silence",
    )
)


async def run_due(database: Database, house: House, clock: Clock) -> int:
    """Do all that is due, oldest first, and tell how much that was."""
    done = 0
    while due := await database.write(timers.claim_due, clock.now(), MOST):
        for timer in due:
            await _run(database, house, clock, timer)
        done += len(due)
    return done


async def _run(database: Database, house: House, clock: Clock, timer: Timer) -> None:
    """Do one timer's work; one that fails is set back and never holds up others."""

    def work(connection: Connection) -> None:
        if timers.finish(connection, timer.id):
            whole = Work(connection=connection, house=house, now=clock.now())
            wake = timer.wake
            if wake.kind in SAYS_NOTHING or not numbers.hold(whole, wake):
                WAKENERS[wake.kind](whole, timer)

    try:
        await database.write(work)
    except Exception as fault:  # noqa: BLE001 - a poisoned row must not stop the rest
        record_fault("timer_failed", fault, timer_id=timer.id, kind=timer.wake.kind)
        await database.write(timers.set_back, timer, clock.now())
