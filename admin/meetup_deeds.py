"""What is done with a meetup on its page, by who leads it."""

from dataclasses import dataclass
from datetime import datetime

from admin import access
from admin.access import Viewer
from admin.fields import is_id
from admin.guard import Form
from admin.meetup_view import hosts_for
from bot.effects.meetups import announcing, attendance, comers, company, gathering
from bot.effects.turn import Work
from bot.rules.waiting_list import QUEUES
from bot.store import meetups, rsvps, submissions
from bot.store.meetups import NewMeetup
from bot.store.pages.meetups import GroupRow, guests, members


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetupTerms:
    """What a form says of a meetup."""

    title: str
    starts_at: datetime
    minutes: int
    place: str
    places: int | None
    facilitator: str


def make(work: Work, viewer: Viewer, group: GroupRow, terms: MeetupTerms) -> int | None:
    """Make a meetup and give its id; None when the group meets then already."""
    hosts = {str(host.id): host.id for host in hosts_for(work.connection, group)}
    new = NewMeetup(
        municipality_id=group.municipality_id,
        group_id=group.id,
        title=terms.title,
        starts_at=terms.starts_at,
        minutes=terms.minutes,
        place=terms.place,
        places=terms.places,
        facilitator_id=hosts.get(terms.facilitator, viewer.id),
    )
    if meetups.same_as(work.connection, new) is not None:
        return None
    return gathering.create(work, new).id


def announce(work: Work, viewer: Viewer, meetup_id: int) -> None:
    """Send the invitation."""
    meetup = access.meetup(work.connection, viewer, meetup_id)
    announcing.announce(work, meetup.id)


def stop_inviting(work: Work, viewer: Viewer, meetup_id: int) -> None:
    """Invite nobody more of those whose turn has not come."""
    announcing.stop(work, access.meetup(work.connection, viewer, meetup_id).id)


def stop_writing(work: Work, viewer: Viewer, meetup_id: int) -> None:
    """Keep a message from those whose turn has not come."""
    comers.stop(work, access.meetup(work.connection, viewer, meetup_id).id)


def change(work: Work, viewer: Viewer, meetup_id: int, terms: MeetupTerms) -> str:
    """Change what differs; say what that meant."""
    meetup = access.meetup(work.connection, viewer, meetup_id)
    values = {
        "title": terms.title,
        "starts_at": terms.starts_at,
        "minutes": terms.minutes,
        "place": terms.place,
        "places": terms.places,
    }
    changed = gathering.change(work, meetup.id, **values)
    if changed is None:
        return "too_late"
    is_news = changed.version != meetup.version and meetup.announced_at is not None
    return "meetup_moved" if is_news else "meetup_saved"


def cancel(work: Work, viewer: Viewer, meetup_id: int) -> None:
    """Cancel it."""
    gathering.cancel(work, access.meetup(work.connection, viewer, meetup_id).id)


def choose_queue(work: Work, viewer: Viewer, meetup_id: int, queue: str) -> None:
    """Choose who of those who wait comes first; a draw is made by the meetup's id."""
    meetup = access.meetup(work.connection, viewer, meetup_id)
    for known in QUEUES:
        if known == queue:
            gathering.choose_queue(work, meetup.id, known, seed=meetup.id)


def meet(work: Work, viewer: Viewer, meetup_id: int, form: Form) -> bool:
    """Promise in the name of somebody who will be there."""
    meetup = access.meetup(work.connection, viewer, meetup_id)
    group = access.group(work.connection, viewer, meetup.group_id)
    hosts = {host.id: host for host in hosts_for(work.connection, group)}
    host = hosts.get(int(form["host"])) if is_id(form["host"]) else None
    rsvp = rsvps.get(work.connection, int(form["rsvp"]))
    if host is None or rsvp is None or rsvp.meetup_id != meetup.id:
        return False
    return company.accept_wish(work, rsvp.id, host, form["where"].strip())


def write_to_comers(
    work: Work, viewer: Viewer, meetup_id: int, words: str, *, once: str
) -> None:
    """Write to those who come; the same form sent twice is one message each."""
    meetup = access.meetup(work.connection, viewer, meetup_id)
    if submissions.is_first(work.connection, viewer.colleague, once, work.now):
        comers.write(work, meetup.id, viewer.colleague, words)


def note_attendance(
    work: Work, viewer: Viewer, meetup_id: int, came: set[int], *, other: int | None
) -> None:
    """Note who came; only what differs is noted, so that nobody is asked twice."""
    meetup = access.meetup(work.connection, viewer, meetup_id)
    for guest in guests(work.connection, meetup):
        is_there = guest.rsvp_id in came
        if guest.came != is_there:
            attendance.mark(work, guest.rsvp_id, came=is_there)
    known = {member.person_id for member in members(work.connection, meetup.group_id)}
    if other in known and other is not None:
        attendance.add_unannounced(work, meetup.id, other)
