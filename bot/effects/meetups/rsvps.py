"""What is said to a meetup: places, the waiting list, wishes, and a kind no."""

from bot.effects.everyday.everyday_words import meetup_of
from bot.effects.meetups import on_the_day
from bot.effects.meetups.facilitating import push_about, tell_facilitator
from bot.effects.meetups.meetup_plans import plan_reminder, wake, wake_meetup
from bot.effects.meetups.meetup_talk import subject_of
from bot.effects.turn import Turn, Work
from bot.rules.meetup_times import tell_full_at
from bot.rules.programme import Programme
from bot.store import meetups, rsvps, timers
from bot.store.conversations import Kept, Subject
from bot.store.meetups import Meetup
from bot.store.rsvps import HOLDING, Rsvp
from flows.everyday_events import (
    ListJoined,
    MaybeSaid,
    MeetupDeclined,
    MeetupReviewed,
    PlaceTaken,
)

#: Timers of one person's answer that a new answer makes void.
_OWN_TIMERS = ("meetup_remind", "meetup_lapse", "meetup_full")


def take_place(turn: Turn, kept: Kept, event: PlaceTaken) -> None:
    """Keep a place for the person, and ask for company where they wish for it."""
    meetup, rsvp = _matter(turn, kept)
    rsvp = _answer(turn, meetup, rsvp, "coming", event.wish)
    plan_reminder(turn, turn.person.programme, meetup, rsvp)
    _ask_for_company(turn, meetup, rsvp)
    note_full(turn, meetup, turn.person.programme)


def join_list(turn: Turn, kept: Kept, event: ListJoined) -> None:
    """Put the person on the list; more places can be added before they read more."""
    meetup, rsvp = _matter(turn, kept)
    rsvp = _answer(turn, meetup, rsvp, "waiting", event.wish)
    programme = turn.person.programme
    if rsvp.told_full_at is None:
        at = tell_full_at(programme, meetup.starts_at, turn.now)
        timers.plant(turn.connection, wake(meetup, rsvp, "meetup_full", at))
    tell_facilitator(turn, "meetup_full", meetup, subject_of(meetup), programme)


def say_maybe(turn: Turn, kept: Kept, _event: MaybeSaid) -> None:
    """A maybe holds no place, and is reminded of the question on the day."""
    meetup, rsvp = _matter(turn, kept)
    rsvp = _answer(turn, meetup, rsvp, "maybe", None)
    plan_reminder(turn, turn.person.programme, meetup, rsvp)


def decline(turn: Turn, kept: Kept, _event: MeetupDeclined) -> None:
    """Take the person off the list; the place goes to the next one."""
    meetup, rsvp = _matter(turn, kept)
    if meetup.starts_at <= turn.now:
        return
    had_place = rsvp.state == "coming"
    _answer(turn, meetup, rsvp, "left" if had_place else "declined", None)


def review(turn: Turn, kept: Kept, event: MeetupReviewed) -> None:
    """Keep how it was; whoever leads the group sees numbers, never names."""
    _, rsvp = _matter(turn, kept)
    rsvps.change(turn.connection, rsvp, review=event.review)


def note_full(work: Work, meetup: Meetup, programme: Programme) -> None:
    """When the last place is taken, ask for more before anybody reads that it is."""
    if meetup.places is None:
        return
    if rsvps.count(work.connection, meetup.id, HOLDING) < meetup.places:
        return
    if meetup.full_at is None:
        meetups.amend(work.connection, meetup, work.now, full_at=work.now)
    tell_facilitator(work, "meetup_full", meetup, subject_of(meetup), programme)


def _matter(turn: Turn, kept: Kept) -> tuple[Meetup, Rsvp]:
    """Give the meetup, and what the person has said; one who joined late is invited."""
    meetup = meetup_of(turn, kept.subject)
    known = rsvps.find(turn.connection, meetup.id, turn.person.id)
    if known is None:
        rsvps.invite(
            turn.connection,
            municipality_id=meetup.municipality_id,
            meetup_id=meetup.id,
            person_id=turn.person.id,
            now=turn.now,
        )
        known = rsvps.find(turn.connection, meetup.id, turn.person.id)
    if known is None:
        raise LookupError("an invitation that was just made is gone")
    return meetup, known


def _answer(
    turn: Turn,
    meetup: Meetup,
    rsvp: Rsvp,
    state: rsvps.State,
    wish: rsvps.Wish | None,
) -> Rsvp:
    """Note a new answer; an old one's timers, wish and place go with it."""
    for kind in _OWN_TIMERS:
        timers.drop(turn.connection, kind, rsvp.id)
    if rsvp.state in HOLDING and state not in HOLDING:
        free_place(turn, meetup)
    stays = state in {"coming", "waiting"}
    new_wish = (wish or rsvp.wish) if stays else None
    keeps_company = stays and new_wish == rsvp.wish
    if rsvp.met_by is not None and not keeps_company:
        push_about(turn, rsvp.met_by, "meet_off", turn.person)
    on_the_day.tell_change(turn, meetup, rsvp, state)
    return rsvps.change(
        turn.connection,
        rsvp,
        state=state,
        answered_at=rsvp.answered_at if rsvp.state == state else turn.now,
        offered_until=None,
        wish=new_wish,
        met_by=rsvp.met_by if keeps_company else None,
        met_where=rsvp.met_where if keeps_company else None,
    )


def free_place(turn: Turn, meetup: Meetup) -> None:
    """Have the next one offered the place, in a transaction of its own."""
    if meetup.places is not None:
        timers.plant(turn.connection, wake_meetup(meetup, "meetup_places", turn.now))


def _ask_for_company(turn: Turn, meetup: Meetup, rsvp: Rsvp) -> None:
    if rsvp.wish is not None and rsvp.met_by is None:
        kind = "meet_me" if rsvp.wish == "door" else "fetch_me"
        subject = Subject("rsvp", rsvp.id)
        tell_facilitator(turn, kind, meetup, subject, turn.person.programme)
