"""On the day of a meetup: what changes reaches the phone of whoever leads it."""

from datetime import timedelta

from bot.effects.meetups.facilitating import push_about
from bot.effects.turn import Turn
from bot.store import meetups, rsvps
from bot.store.meetups import Meetup
from bot.store.rsvps import Rsvp, State
from flows.listening.amounts import find_minutes

#: Whatever somebody says from then on before the start is for who stands at the door.
LATE = timedelta(hours=1)


def tell_change(turn: Turn, meetup: Meetup, rsvp: Rsvp, state: State) -> None:
    """Tell of a change in who comes; in the last hour of any answer."""
    if not _is_today(turn, meetup):
        return
    is_new = state != rsvp.state
    if is_new and state == "coming":
        push_about(turn, meetup.facilitator_id, "meetup_joined", turn.person)
    elif is_new and rsvp.state == "coming":
        if rsvp.met_by != meetup.facilitator_id:
            push_about(turn, meetup.facilitator_id, "meetup_left", turn.person)
    elif meetup.starts_at - LATE <= turn.now:
        _tell_words(turn, meetup)


def tell_words(turn: Turn) -> None:
    """Tell that somebody who is about to come has written; never what."""
    coming = rsvps.next_meetup_of(turn.connection, turn.person.id, turn.now)
    if coming is None or coming[1] - LATE > turn.now:
        return
    meetup = meetups.get(turn.connection, coming[0])
    if meetup is not None:
        _tell_words(turn, meetup)


def _tell_words(turn: Turn, meetup: Meetup) -> None:
    """Minutes are all of the words that a phone may show."""
    minutes = find_minutes(turn.words)
    to, person = meetup.facilitator_id, turn.person
    if minutes:
        push_about(turn, to, "meetup_late", person, minutes=str(minutes))
    else:
        push_about(turn, to, "meetup_answered", person)


def _is_today(turn: Turn, meetup: Meetup) -> bool:
    zone = turn.person.programme.time_zone
    return turn.now.astimezone(zone).date() == meetup.starts_at.astimezone(zone).date()
