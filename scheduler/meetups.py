"""What is said around meetups at its time: invitations, news, reminders, afterwards.

Every function speaks with one person in a transaction of their own. The person is
locked before the meetup, as in every turn of theirs.
"""

from bot.effects.meetups.meetup_plans import plan_reminder, wake
from bot.effects.meetups.meetup_talk import (
    Matter,
    end_quietly,
    is_told,
    lock,
    look_back,
    say,
    talk,
)
from bot.effects.standing import standing_for_notice, standing_of
from bot.effects.turn import Work
from bot.rules.doses import Dose, Go, Skip, Wait, may_ask
from bot.rules.inviting import may_invite
from bot.rules.reminders import decent_time
from bot.store import meetups, rsvps, timers
from bot.store.timers import Timer
from flows.engine.texts import Text
from scheduler.settling import put_off, settle

#: What is counted apart from the rest that is said around a meetup.
_PLANS = {"meetup_invite": "invite"}
CANCELLED = Text("meetup.cancelled", ("first_name", "group", "day", "time", "sender"))


def invite(work: Work, timer: Timer) -> None:
    """Invite somebody when the doses allow it; too late is left out."""
    found = matter(work, timer)
    if found is None:
        return
    person, meetup, rsvp = found
    if rsvp.state != "invited" or not meetup.is_on:
        return
    dose = may_invite(
        person.programme,
        standing_for_notice(work, person),
        person.rhythm,
        starts_at=meetup.starts_at,
        now=work.now,
    )
    if _is_go(work, timer, found, dose):
        talk(work, person, meetup, "invite")


def tell_news(work: Work, timer: Timer) -> None:
    """Tell once of a change or a cancellation; whoever had not heard is invited."""
    found = matter(work, timer)
    if found is None or found[1].starts_at <= work.now:
        return
    person, meetup, rsvp = found
    if not is_told(work, person, meetup):
        if meetup.is_on:
            again = wake(meetup, rsvp, "meetup_invite", work.now)
            timers.plant(work.connection, again)
        return
    at = decent_time(person.programme, meetup.starts_at, work.now)
    if at > work.now:
        put_off(work, timer, at)
        return
    if not meetup.is_on:
        say(work, person, meetup, CANCELLED, keeps_hearing=False)
        return
    talk(work, person, meetup, "changed")
    if rsvp.state in {"coming", "maybe"}:
        plan_reminder(work, person.programme, meetup, rsvp)


def remind(work: Work, timer: Timer) -> None:
    """Remind those who come, and ask those who said maybe."""
    found = matter(work, timer)
    if found is None or found[1].starts_at <= work.now:
        return
    person, meetup, rsvp = found
    standing = standing_of(work, person)
    if meetup.is_on and rsvp.state in {"coming", "maybe"}:
        is_quiet = standing.is_stopped or standing.is_in_distress
        dose: Dose = Skip("distress" if standing.is_in_distress else "stopped")
        if _is_go(work, timer, found, dose if is_quiet else Go()):
            talk(work, person, meetup, "remind")


def ask_everybody(work: Work, timer: Timer) -> None:
    """The day after: what was asked is over; those who came are asked how it was."""
    meetup = meetups.get(work.connection, timer.wake.subject_id)
    if meetup is None or meetup.version != timer.wake.turn:
        return
    for rsvp in rsvps.of_meetup(work.connection, meetup.id):
        timers.plant(work.connection, wake(meetup, rsvp, "meetup_after", work.now))


def ask_how_it_was(work: Work, timer: Timer) -> None:
    """Ask one question, when the doses allow it, and leave it at that."""
    found = matter(work, timer)
    if found is None:
        return
    person, meetup, rsvp = found
    end_quietly(work, person, meetup)
    was_there = rsvp.came or (rsvp.came is None and rsvp.state == "coming")
    if not was_there or not meetup.is_on:
        return
    dose = may_ask(person.programme, standing_of(work, person), work.now)
    if _is_go(work, timer, found, dose):
        look_back(work, person, meetup, "review")


def say_missed(work: Work, timer: Timer) -> None:
    """A kind word to somebody who did not make it; once, and no question."""
    found = matter(work, timer)
    if found is None or found[2].came is not False:
        return
    person, meetup, _ = found
    dose = may_ask(person.programme, standing_of(work, person), work.now)
    if _is_go(work, timer, found, dose):
        look_back(work, person, meetup, "missed")


def matter(work: Work, timer: Timer) -> Matter | None:
    """Lock the person and the meetup; None when the timer is about an older one."""
    found = lock(work, timer.wake.subject_id)
    if found is None or found[1].version != timer.wake.turn:
        return None
    return found


def _is_go(work: Work, timer: Timer, found: Matter, dose: Dose) -> bool:
    """Go, or wait for the moment, or leave it out and say why."""
    person, meetup, _ = found
    if isinstance(dose, Wait):
        put_off(work, timer, dose.until)
        return False
    plan = f"{_PLANS.get(timer.wake.kind, 'meetup')} {meetup.id}"
    return settle(work, person, plan, dose, timer)
