"""What the group's page shows: all of it to who leads it, little to a volunteer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from bot.store.meetups import Meetup, get
from bot.store.rsvps import HOLDING, Rsvp, State, Wish, came_before, of_meetup
from bot.store.tables.calendar import meetups
from bot.store.tables.groups import rsvps
from bot.store.tables.people import memberships, people
from bot.store.tables.places import groups
from bot.store.windows import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """A member as the facilitator sees them: a name and an answer, nothing more."""

    rsvp_id: int
    person_id: int
    name: str
    state: State
    wish: Wish | None
    met_by: int | None
    answered_at: datetime
    offered_until: datetime | None
    is_first_timer: bool
    came: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WishGiven:
    """Somebody whom this colleague has promised to meet or fetch."""

    rsvp_id: int
    first_name: str
    wish: Wish
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerSheet:
    """What a volunteer sees of a meetup: first names, and wishes given to them."""

    coming: tuple[str, ...]
    wishes: tuple[WishGiven, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A network group, and how many are in it."""

    id: int
    name: str
    programme_id: int
    municipality_id: int
    members: int


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a group: a name, nothing more."""

    person_id: int
    name: str


def groups_within(connection: Connection, scope: Scope) -> Sequence[GroupRow]:
    """List the groups of some programmes by name."""
    rows = connection.execute(
        select(groups, func.count(memberships.c.id).label("members"))
        .outerjoin(memberships, memberships.c.group_id == groups.c.id)
        .where(
            or_(
                groups.c.programme_id.in_(scope.programmes),
                groups.c.municipality_id.in_(scope.municipalities),
            )
        )
        .group_by(groups.c.id)
        .order_by(groups.c.name)
    )
    return [
        GroupRow(
            id=row.id,
            name=row.name,
            programme_id=row.programme_id,
            municipality_id=row.municipality_id,
            members=row.members,
        )
        for row in rows
    ]


def since(
    connection: Connection, group_ids: Iterable[int], at: datetime
) -> Sequence[Meetup]:
    """List the meetups of some groups from a moment on, the first first."""
    rows = connection.execute(
        select(meetups.c.id)
        .where(meetups.c.group_id.in_(tuple(group_ids)), meetups.c.starts_at >= at)
        .order_by(meetups.c.starts_at)
    ).scalars()
    found = [get(connection, meetup_id) for meetup_id in rows]
    return [meetup for meetup in found if meetup is not None]


def members(connection: Connection, group_id: int) -> Sequence[Member]:
    """List the members of a group by name."""
    rows = connection.execute(
        select(people.c.id, people.c.name)
        .join(memberships, memberships.c.person_id == people.c.id)
        .where(memberships.c.group_id == group_id, people.c.state != "ended")
    )
    return sorted((Member(row.id, row.name) for row in rows), key=_by_name)


def _by_name(member: Member) -> str:
    return member.name


def guests(connection: Connection, meetup: Meetup) -> Sequence[Guest]:
    """List everybody who was invited, with what they said."""
    answers = of_meetup(connection, meetup.id)
    names = _names(connection, answers)
    been_before = came_before(connection, [rsvp.person_id for rsvp in answers])
    return [
        Guest(
            rsvp_id=rsvp.id,
            person_id=rsvp.person_id,
            name=names[rsvp.person_id],
            state=rsvp.state,
            wish=rsvp.wish,
            met_by=rsvp.met_by,
            answered_at=rsvp.answered_at,
            offered_until=rsvp.offered_until,
            is_first_timer=rsvp.person_id not in been_before,
            came=rsvp.came,
        )
        for rsvp in answers
    ]


def for_volunteer(
    connection: Connection, meetup: Meetup, staff_id: int
) -> VolunteerSheet:
    """Give first names of those who come, and the wishes given to this colleague."""
    coming = of_meetup(connection, meetup.id, ("coming",))
    names = _names(connection, coming)
    return VolunteerSheet(
        coming=tuple(sorted(_first(names[rsvp.person_id]) for rsvp in coming)),
        wishes=tuple(
            WishGiven(
                rsvp_id=rsvp.id,
                first_name=_first(names[rsvp.person_id]),
                wish=rsvp.wish,
                where=rsvp.met_where,
            )
            for rsvp in coming
            if rsvp.met_by == staff_id and rsvp.wish is not None
        ),
    )


def count_by_state(connection: Connection, meetup: Meetup) -> Mapping[str, int]:
    """Count the answers of each kind, and the places that are held."""
    rows = connection.execute(
        select(rsvps.c.state, func.count())
        .where(rsvps.c.meetup_id == meetup.id)
        .group_by(rsvps.c.state)
    ).all()
    counts = {row[0]: row[1] for row in rows}
    return {**counts, "held": sum(counts.get(state, 0) for state in HOLDING)}


def reviews(connection: Connection, meetup: Meetup) -> Mapping[str, int]:
    """Count how it was, by answer; whose answer it was is told nowhere."""
    rows = connection.execute(
        select(rsvps.c.review, func.count())
        .where(rsvps.c.meetup_id == meetup.id, rsvps.c.review.is_not(None))
        .group_by(rsvps.c.review)
    ).all()
    return {row[0]: row[1] for row in rows}


def _names(connection: Connection, answers: Iterable[Rsvp]) -> Mapping[int, str]:
    ids = {rsvp.person_id for rsvp in answers}
    rows = connection.execute(
        select(people.c.id, people.c.name).where(people.c.id.in_(ids))
    )
    return {row.id: row.name for row in rows}


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0]
