"""Announce a meetup to a group: first who would get it, then the invitations."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.effects.meetups.meetup_plans import plan_review, programme_of, wake
from bot.effects.standing import standing_for_notice
from bot.effects.turn import Work
from bot.rules.doses import Go, Skip, Wait
from bot.rules.hours import next_start
from bot.rules.inviting import may_invite, told_reason
from bot.store import meetups, occurrences, people, rsvps, timers
from bot.store.database import Connection
from bot.store.meetups import Meetup
from bot.store.occurrences import Occurrence
from bot.store.people import Person
from bot.store.rsvps import Rsvp

#: Invitations go out so far apart, so that a mistake can be stopped half-way.
BETWEEN = timedelta(seconds=6)
#: The reason of those whom a colleague has kept from being invited.
STOPPED = "stopped_by_staff"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the invitations to a meetup have come."""

    invited: int
    waiting: int
    #: When the last of those who wait is invited at the earliest.
    last_at: datetime | None
    answered: int
    #: How many were left out, by a reason that the facilitator may read.
    skipped: Mapping[str, int]


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
    reached = [invitee for invitee in invitees if invitee.at is not None]
    for number, invitee in enumerate(reached):
        _invite(work, meetup, invitee, after=number * BETWEEN)
    if meetup.announced_at is None:
        meetup = meetups.amend(work.connection, meetup, work.now, announced_at=work.now)
        plan_review(work, programme_of(work, meetup), meetup)
    return invitees


def stop(work: Work, meetup_id: int) -> int:
    """Invite nobody more of those who have not been invited yet; tell how many.

    Each of them keeps a reason, and announcing again invites them after all.
    """
    meetup = meetups.lock(work.connection, meetup_id)
    if meetup is None:
        return 0
    held = [
        rsvp
        for rsvp in rsvps.of_meetup(work.connection, meetup_id, ("invited",))
        if timers.take(work.connection, "meetup_invite", rsvp.id)
    ]
    for rsvp in held:
        _note_stop(work, meetup, rsvp)
        rsvps.take_back(work.connection, rsvp.id)
    return len(held)


def progress(connection: Connection, meetup_id: int) -> Progress:
    """Tell how far the invitations to a meetup have come."""
    invited = rsvps.of_meetup(connection, meetup_id)
    planned = [
        timers.due_at(connection, "meetup_invite", rsvp.id)
        for rsvp in invited
        if rsvp.state == "invited"
    ]
    waiting = [at for at in planned if at is not None]
    known = {rsvp.person_id for rsvp in invited}
    skipped = [
        reason
        for person_id, reason in occurrences.skipped_of(
            connection, f"invite {meetup_id}"
        ).items()
        if reason != STOPPED or person_id not in known
    ]
    left_out = len(skipped) - skipped.count(STOPPED)
    return Progress(
        invited=len(invited) - len(waiting) - left_out,
        waiting=len(waiting),
        last_at=max(waiting, default=None),
        answered=sum(rsvp.state != "invited" for rsvp in invited),
        skipped=told_counts(skipped),
    )


def told_counts(skipped: Sequence[str]) -> Mapping[str, int]:
    """Count by the reasons that the facilitator may read."""
    return Counter(why if why == STOPPED else told_reason(why) for why in skipped)


def _note_stop(work: Work, meetup: Meetup, rsvp: Rsvp) -> None:
    zone = programme_of(work, meetup).time_zone
    local = work.now.astimezone(zone)
    occurrence = Occurrence(
        municipality_id=meetup.municipality_id,
        person_id=rsvp.person_id,
        plan=f"invite {meetup.id}",
        local_date=local.date(),
        slot=f"{local:%H:%M}",
        reason=STOPPED,
    )
    occurrences.settle(work.connection, occurrence, work.now)


def _invite(work: Work, meetup: Meetup, invitee: Invitee, *, after: timedelta) -> None:
    rsvp_id = rsvps.invite(
        work.connection,
        municipality_id=meetup.municipality_id,
        meetup_id=meetup.id,
        person_id=invitee.person_id,
        now=work.now,
    )
    rsvp = None if rsvp_id is None else rsvps.get(work.connection, rsvp_id)
    if rsvp is not None:
        at = (invitee.at or work.now) + after
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
