"""Announce a meetup to a group: first who would get it, then the invitations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.effects.meetup_plans import plan_review, programme_of, wake
from bot.effects.standing import standing_for_notice
from bot.effects.turn import Work
from bot.rules.doses import Go, Skip, Wait
from bot.rules.hours import next_start
from bot.rules.inviting import may_invite, told_reason
from bot.store import meetups, people, rsvps, timers
from bot.store.meetups import Meetup
from bot.store.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """A member of the group, and whether an invitation reaches them."""

    person_id: int
    first_name: str
    #: When the invitation can go out at the earliest; None when it does not.
    at: datetime | None
    #: Why it does not, as the facilitator may read it: stopped, not_joined, paused,
    #: appointments_only, too_late, ask_consultant or invited (they were already).
    reason: str | None


def preview(work: Work, meetup: Meetup) -> Sequence[Invitee]:
    """Tell who gets the invitation, who does not, and why not; nothing is sent."""
    return [
        _invitee(work, meetup, people.get(work.connection, person_id))
        for person_id in meetups.members(work.connection, meetup.group_id)
    ]


def announce(work: Work, meetup_id: int) -> Sequence[Invitee]:
    """Invite everybody whom an invitation can reach; later again for those new."""
    meetup = meetups.lock(work.connection, meetup_id)
    if meetup is None or not meetup.is_on or meetup.starts_at <= work.now:
        return ()
    invitees = preview(work, meetup)
    for invitee in invitees:
        if invitee.at is not None:
            _invite(work, meetup, invitee)
    if meetup.announced_at is None:
        meetup = meetups.amend(work.connection, meetup, work.now, announced_at=work.now)
        plan_review(work, programme_of(work, meetup), meetup)
    return invitees


def _invite(work: Work, meetup: Meetup, invitee: Invitee) -> None:
    rsvp_id = rsvps.invite(
        work.connection,
        municipality_id=meetup.municipality_id,
        meetup_id=meetup.id,
        person_id=invitee.person_id,
        now=work.now,
    )
    rsvp = None if rsvp_id is None else rsvps.get(work.connection, rsvp_id)
    if rsvp is not None:
        at = invitee.at or work.now
        timers.plant(work.connection, wake(meetup, rsvp, "meetup_invite", at))


def _invitee(work: Work, meetup: Meetup, person: Person) -> Invitee:
    reason: str | None = None
    at: datetime | None = None
    if rsvps.find(work.connection, meetup.id, person.id) is not None:
        reason = "invited"
    else:
        dose = may_invite(
            person.programme,
            standing_for_notice(work, person),
            person.rhythm,
            starts_at=meetup.starts_at,
            now=work.now,
        )
        match dose:
            case Go():
                at = next_start(person.programme, work.now)
            case Wait(until):
                at = until
            case Skip(why):
                reason = told_reason(why)
    return Invitee(
        person_id=person.id, first_name=person.first_name, at=at, reason=reason
    )
