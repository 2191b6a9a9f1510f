"""A meetup of the invented group, made when somebody wants to rehearse one."""

from datetime import datetime, time, timedelta

from bot.effects.meetups import announcing, gathering
from bot.effects.turn import Work
from bot.rehearsal.town import read_plan
from bot.store import meetups, rsvps
from bot.store.conversations import Subject
from bot.store.meetups import Meetup, NewMeetup
from bot.store.people import Person

#: A new meetup lies so far ahead.
AHEAD = timedelta(days=3)


def meetup_for(work: Work, person: Person) -> Meetup | None:
    """Give the next meetup of the person's group, made now where there is none."""
    group_id = meetups.group_of(work.connection, person.id)
    if group_id is None:
        return None
    coming = meetups.coming_in(work.connection, group_id, work.now)
    meetup = next((m for m in coming if m.is_on), None) or _make(work, person, group_id)
    if rsvps.find(work.connection, meetup.id, person.id) is None:
        rsvps.invite(
            work.connection,
            municipality_id=meetup.municipality_id,
            meetup_id=meetup.id,
            person_id=person.id,
            now=work.now,
        )
    if meetup.announced_at is None:
        announcing.announce(work, meetup.id)
    return meetup


def subject_for(work: Work, person: Person) -> Subject | None:
    """Name the meetup that a conversation can be about."""
    meetup = meetup_for(work, person)
    return None if meetup is None else Subject("meetup", meetup.id, meetup.version)


def _make(work: Work, person: Person, group_id: int) -> Meetup:
    plan = read_plan()
    zone = person.programme.time_zone
    day = (work.now + AHEAD).astimezone(zone).date()
    new = NewMeetup(
        municipality_id=person.municipality_id,
        group_id=group_id,
        title=plan.meetup.title,
        starts_at=datetime.combine(day, time.fromisoformat(plan.meetup.time), zone),
        minutes=plan.meetup.minutes,
        place=plan.meetup.place,
        places=plan.meetup.places,
        facilitator_id=meetups.facilitator_of(work.connection, group_id)
        or person.consultant_id,
    )
    return gathering.create(work, new)
