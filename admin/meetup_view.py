"""What one meetup's page holds, for who leads it and for a volunteer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from admin import access
from admin.access import NotHereError, Viewer
from admin.colleagues import with_roles_in
from bot.effects.meetups import announcing, comers
from bot.effects.meetups.announcing import Invitee, Progress
from bot.effects.meetups.comers import Receiver
from bot.effects.turn import Work
from bot.store import letters, places, staff
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.letters import Letters
from bot.store.meetups import Meetup
from bot.store.pages import meetups
from bot.store.pages.meetups import GroupRow, Guest, Member, VolunteerSheet
from bot.store.staff import Colleague

#: Order of the answers on the page.
STATES = (
    "coming",
    "offered",
    "waiting",
    "maybe",
    "invited",
    "lapsed",
    "declined",
    "left",
)
#: Who can lead a meetup or meet somebody at the door.
HOSTS = ("facilitator", "volunteer", "consultant", "care_manager", "lead")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetupView:
    """Everything on the page of who leads it."""

    meetup: Meetup
    group: GroupRow
    zone: ZoneInfo
    guests: Mapping[str, Sequence[Guest]]
    counts: Mapping[str, int]
    #: Who would get an invitation now, and who would not.
    reached: Sequence[Invitee]
    missed: Sequence[Invitee]
    progress: Progress
    #: Who would get words to those who come, and how far such words have got.
    receivers: Sequence[Receiver]
    letters: Letters
    #: Members who have no answer to it.
    others: Sequence[Member]
    hosts: Sequence[Colleague]
    facilitator: str
    reviews: Mapping[str, int]
    has_begun: bool
    is_over: bool

    @property
    def wishes(self) -> Sequence[Guest]:
        """Those who wish to be met or fetched."""
        return [
            guest
            for state in ("coming", "offered", "waiting", "maybe")
            for guest in self.guests.get(state, ())
            if guest.wish is not None
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestsView:
    """Who comes, by answer."""

    meetup: Meetup
    zone: ZoneInfo
    guests: Mapping[str, Sequence[Guest]]
    counts: Mapping[str, int]
    progress: Progress
    letters: Letters


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperView:
    """Everything on the page of a volunteer."""

    meetup: Meetup
    facilitator: str
    sheet: VolunteerSheet


def read_meetup(work: Work, viewer: Viewer, meetup_id: int) -> MeetupView:
    """Read the page of who leads it."""
    connection, now = work.connection, work.now
    meetup = access.meetup(connection, viewer, meetup_id)
    group = access.group(connection, viewer, meetup.group_id)
    guests = meetups.guests(connection, meetup)
    invitees = announcing.preview(work, meetup) if _may_invite(meetup, now) else ()
    answered = {guest.person_id for guest in guests}
    return MeetupView(
        meetup=meetup,
        group=group,
        zone=zone_of(connection, group),
        guests=_by_state(guests),
        counts=meetups.count_by_state(connection, meetup),
        reached=[invitee for invitee in invitees if invitee.at is not None],
        missed=[
            invitee
            for invitee in invitees
            if invitee.at is None and invitee.reason != "invited"
        ],
        progress=announcing.progress(connection, meetup.id),
        receivers=comers.receivers(work, meetup.id),
        letters=letters.progress(connection, Subject("meetup", meetup.id)),
        others=[
            member
            for member in meetups.members(connection, group.id)
            if member.person_id not in answered
        ],
        hosts=hosts_for(connection, group),
        facilitator=staff.get(connection, meetup.facilitator_id).name,
        reviews=meetups.reviews(connection, meetup),
        has_begun=meetup.starts_at <= now,
        is_over=meetup.ends_at <= now,
    )


def read_guests(connection: Connection, viewer: Viewer, meetup_id: int) -> GuestsView:
    """Read the part that is alive."""
    meetup = access.meetup(connection, viewer, meetup_id)
    group = access.group(connection, viewer, meetup.group_id)
    return GuestsView(
        meetup=meetup,
        zone=zone_of(connection, group),
        guests=_by_state(meetups.guests(connection, meetup)),
        counts=meetups.count_by_state(connection, meetup),
        progress=announcing.progress(connection, meetup.id),
        letters=letters.progress(connection, Subject("meetup", meetup.id)),
    )


def read_as_helper(work: Work, viewer: Viewer, meetup_id: int) -> HelperView:
    """Read the page of a volunteer: first names, and what was given to them."""
    connection = work.connection
    meetup = access.helped_meetup(connection, viewer, meetup_id)
    return HelperView(
        meetup=meetup,
        facilitator=staff.get(connection, meetup.facilitator_id).name,
        sheet=meetups.for_volunteer(connection, meetup, viewer.id),
    )


def leads(connection: Connection, viewer: Viewer, meetup_id: int) -> bool:
    """Tell whether the viewer leads a meetup, or only helps at it."""
    try:
        access.meetup(connection, viewer, meetup_id)
    except NotHereError:
        return False
    return True


def hosts_for(connection: Connection, group: GroupRow) -> Sequence[Colleague]:
    """Name those of the programme who can be there."""
    return with_roles_in(
        connection,
        HOSTS,
        municipality_id=group.municipality_id,
        programme_id=group.programme_id,
    )


def zone_of(connection: Connection, group: GroupRow) -> ZoneInfo:
    """Give the zone that a group's times are told in."""
    return places.place_of(connection, group.programme_id).programme.time_zone


def _may_invite(meetup: Meetup, now: datetime) -> bool:
    return meetup.is_on and meetup.starts_at > now


def _by_state(guests: Sequence[Guest]) -> Mapping[str, Sequence[Guest]]:
    found = {
        state: sorted((g for g in guests if g.state == state), key=_key)
        for state in STATES
    }
    return {state: there for state, there in found.items() if there}


def _key(guest: Guest) -> tuple[float, str]:
    """Those who wait stand in their order, the others by name."""
    is_queue = guest.state == "waiting"
    return guest.answered_at.timestamp() if is_queue else 0.0, guest.name
