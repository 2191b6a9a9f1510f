"""Places that become free: offered in turn, held, and politely passed on."""

from collections.abc import Sequence

from bot.effects.meetups.meetup_plans import (
    plan_reminder,
    programme_of,
    wake,
    wake_meetup,
)
from bot.effects.meetups.meetup_talk import Matter, lock, say, talk
from bot.effects.meetups.rsvps import note_full
from bot.effects.standing import standing_of
from bot.effects.turn import Work
from bot.rules.doses import Standing
from bot.rules.hours import may_start, next_start
from bot.rules.waiting_list import Waiter, in_order, next_offer_at, offer_until
from bot.store import meetups, people, rsvps, timers
from bot.store.meetups import Meetup
from bot.store.rsvps import HOLDING, HOPING, Rsvp
from bot.store.timers import Timer
from flows.engine.texts import Text
from scheduler.meetups import matter
from scheduler.settling import put_off

_GOT_PLACE = Text("meetup.got_place", ("day", "time", "place"))
_LAPSED = Text("meetup.lapsed", ("day",))


def share_out(work: Work, timer: Timer) -> None:
    """Have each free place offered to the next in turn, in a decent hour."""
    meetup = meetups.get(work.connection, timer.wake.subject_id)
    if meetup is None or not meetup.is_on or meetup.starts_at <= work.now:
        return
    at = next_offer_at(programme_of(work, meetup), work.now, meetup.starts_at)
    if at is None:
        return
    if at > work.now:
        put_off(work, timer, at)
        return
    free = _free(work, meetup)
    for rsvp in _in_turn(work, meetup)[:free]:
        timers.plant(work.connection, wake(meetup, rsvp, "meetup_offer", work.now))


def offer(work: Work, timer: Timer) -> None:
    """Offer a place, or give it to somebody who has not read that it is full."""
    found = lock(work, timer.wake.subject_id)
    if found is None:
        return
    person, meetup, rsvp = found
    until = offer_until(person.programme, work.now, meetup.starts_at)
    if rsvp.state not in HOPING or not meetup.is_on or not _free(work, meetup):
        return
    if rsvp.state == "waiting" and rsvp.told_full_at is None:
        _give(work, found)
    elif until is None:
        _again(work, meetup)
    else:
        held = rsvps.change(work.connection, rsvp, state="offered", offered_until=until)
        lapses = wake(meetup, held, "meetup_lapse", until)
        timers.plant(work.connection, lapses)
        talk(work, person, meetup, "offer")


def lapse(work: Work, timer: Timer) -> None:
    """An offer that nobody took goes to the next; the door stays open."""
    found = lock(work, timer.wake.subject_id)
    if found is None:
        return
    person, meetup, rsvp = found
    if rsvp.state != "offered" or rsvp.offered_until != timer.wake.due_at:
        return
    rsvps.change(work.connection, rsvp, state="lapsed", offered_until=None)
    if meetup.is_on:
        say(work, person, meetup, _LAPSED, keeps_hearing=True)
        _again(work, meetup)


def tell_full(work: Work, timer: Timer) -> None:
    """Say that it is full, once there has been time to add places."""
    found = matter(work, timer)
    if found is None:
        return
    person, meetup, rsvp = found
    if rsvp.state != "waiting" or not meetup.is_on or meetup.starts_at <= work.now:
        return
    if not may_start(person.programme, work.now):
        put_off(work, timer, next_start(person.programme, work.now))
        return
    rsvps.change(work.connection, rsvp, told_full_at=work.now)
    talk(work, person, meetup, "full")


def _give(work: Work, found: Matter) -> None:
    person, meetup, rsvp = found
    timers.drop(work.connection, "meetup_full", rsvp.id)
    given = rsvps.change(work.connection, rsvp, state="coming")
    say(work, person, meetup, _GOT_PLACE, keeps_hearing=True)
    plan_reminder(work, person.programme, meetup, given)
    note_full(work, meetup, person.programme)


def _again(work: Work, meetup: Meetup) -> None:
    timers.plant(work.connection, wake_meetup(meetup, "meetup_places", work.now))


def _free(work: Work, meetup: Meetup) -> int:
    """Count the places that nobody has and that are held for nobody."""
    if meetup.places is None:
        return len(rsvps.of_meetup(work.connection, meetup.id, HOPING))
    return max(0, meetup.places - rsvps.count(work.connection, meetup.id, HOLDING))


def _in_turn(work: Work, meetup: Meetup) -> Sequence[Rsvp]:
    """Give those who hope for a place, the next first; whoever needs rest is left be.

    Those who said maybe are in it only once it has been full: until then they can
    come whenever they like.
    """
    hoping = {
        rsvp.person_id: rsvp
        for rsvp in rsvps.of_meetup(work.connection, meetup.id, HOPING)
        if rsvp.state == "waiting" or meetup.full_at is not None
        if _can_be_asked(work, rsvp)
    }
    been_before = rsvps.came_before(work.connection, hoping)
    waiters = [
        Waiter(
            person_id=rsvp.person_id,
            since=rsvp.answered_at,
            is_first_timer=rsvp.person_id not in been_before,
            is_maybe=rsvp.state == "maybe",
        )
        for rsvp in hoping.values()
    ]
    return [
        hoping[waiter.person_id]
        for waiter in in_order(waiters, meetup.queue, meetup.draw_seed)
    ]


def _can_be_asked(work: Work, rsvp: Rsvp) -> bool:
    person = people.get(work.connection, rsvp.person_id)
    standing = standing_of(work, person)
    return standing.has_joined and not _needs_rest(work, standing)


def _needs_rest(work: Work, standing: Standing) -> bool:
    paused = standing.paused_until is not None and standing.paused_until > work.now
    return standing.is_stopped or standing.is_in_distress or paused
