"""Who came to a meetup; whoever did not gets a kind word and never a mark."""

from bot.effects.meetups.meetup_plans import wake
from bot.effects.turn import Work
from bot.effects.work import transitions
from bot.rules.hours import next_start
from bot.store import meetups, people, rsvps, timers


def mark(work: Work, rsvp_id: int, *, came: bool) -> bool:
    """Note whether somebody came; False before the meetup has begun."""
    rsvp = rsvps.get(work.connection, rsvp_id)
    if rsvp is None:
        return False
    meetup = meetups.get(work.connection, rsvp.meetup_id)
    if meetup is None or meetup.starts_at > work.now:
        return False
    rsvps.change(work.connection, rsvp, came=came)
    timers.drop(work.connection, "meetup_missed", rsvp.id)
    if came:
        transitions.note_group(work, rsvp.person_id)
    if not came and rsvp.state == "coming":
        person = people.get(work.connection, rsvp.person_id)
        at = next_start(person.programme, max(work.now, meetup.ends_at))
        timers.plant(work.connection, wake(meetup, rsvp, "meetup_missed", at))
    return True


def add_unannounced(work: Work, meetup_id: int, person_id: int) -> bool:
    """Note that a member came without having said so; welcome all the same."""
    meetup = meetups.get(work.connection, meetup_id)
    if meetup is None or meetup.starts_at > work.now:
        return False
    rsvps.invite(
        work.connection,
        municipality_id=meetup.municipality_id,
        meetup_id=meetup.id,
        person_id=person_id,
        now=work.now,
    )
    rsvp = rsvps.find(work.connection, meetup.id, person_id)
    return rsvp is not None and mark(work, rsvp.id, came=True)
