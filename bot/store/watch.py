"""Who is on the ladder of an alert, and who of them is away or on duty now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select

from bot.rules.ladder import OwnHours, Rung
from bot.store import circles
from bot.store.tables.people import people
from bot.store.tables.places import programmes
from bot.store.tables.staff import grants, staff
from bot.store.tables.watch import absences, shifts

#: Roles that climb after the consultant and the stand-ins, in this order.
LADDER_ROLES = ("stand_in", "consultant", "lead", "duty")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may be on a ladder."""

    staff_id: int
    role: str
    hours: OwnHours | None


@dataclass(frozen=True, slots=True)
class Absence:
    """A stretch of time in which somebody is away."""

    id: int
    staff_id: int
    stand_in_id: int | None
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class Shift:
    """A stretch of time in which somebody has the duty phone."""

    id: int
    staff_id: int
    programme_id: int | None
    from_at: datetime
    until_at: datetime


def ladder(
    connection: Connection, programme_id: int, person_id: int | None, now: datetime
) -> tuple[Rung, ...]:
    """Give the ladder: consultant, stand-ins or else colleagues, leads, duty."""
    members = _members(connection, programme_id)
    away = absent_now(connection, now)
    on_duty = {shift.staff_id for shift in shifts_at(connection, programme_id, now)}
    own = connection.execute(
        select(staff.c.id, staff.c.stand_in_id, staff.c.hours)
        .join(people, people.c.consultant_id == staff.c.id)
        .where(people.c.id == person_id, staff.c.disabled_at.is_(None))
    ).first()
    first = [] if own is None else [(own.id, _own_hours(own.hours))]
    if own is not None:
        absence = away.get(own.id)
        named = (absence.stand_in_id if absence else None, own.stand_in_id)
        first += [(staff_id, None) for staff_id in named if staff_id]
    has_stand_in = len(first) > 1 or any(m.role == "stand_in" for m in members)
    rest = [
        (member.staff_id, member.hours)
        for member in members
        if member.role != "consultant" or own is None or not has_stand_in
    ]
    duty = {member.staff_id for member in members if member.role == "duty"}
    managers = _care_managers(connection, person_id)
    first = [*first[:1], *((staff_id, None) for staff_id in managers), *first[1:]]
    return _rungs(first + rest, on_duty or duty, away.keys())


def _care_managers(connection: Connection, person_id: int | None) -> Sequence[int]:
    """Name the care managers of a person; danger is theirs as much."""
    if person_id is None:
        return ()
    return circles.with_role(connection, person_id, "care_manager")


def _rungs(
    order: Sequence[tuple[int, OwnHours | None]],
    always_on: Collection[int],
    away: Collection[int],
) -> tuple[Rung, ...]:
    """Each stands once, where they come first."""
    rungs: dict[int, Rung] = {}
    for staff_id, hours in order:
        rungs.setdefault(
            staff_id,
            Rung(
                staff_id,
                is_always_on=staff_id in always_on,
                is_absent=staff_id in away,
                hours=hours,
            ),
        )
    return tuple(rungs.values())


def everybody(connection: Connection, programme_id: int) -> list[int]:
    """Name everybody who is on the programme's ladder at some time."""
    return [member.staff_id for member in _members(connection, programme_id)]


def absent_now(connection: Connection, now: datetime) -> dict[int, Absence]:
    """Give those who are away now."""
    rows = connection.execute(
        select(absences).where(absences.c.from_at <= now, absences.c.until_at > now)
    )
    return {row.staff_id: _absence(row) for row in rows}


def shifts_at(
    connection: Connection, programme_id: int, now: datetime
) -> Sequence[Shift]:
    """Give the duty shifts of a programme that run now."""
    rows = connection.execute(
        select(shifts)
        .join(programmes, programmes.c.municipality_id == shifts.c.municipality_id)
        .where(
            programmes.c.id == programme_id,
            or_(shifts.c.programme_id == programme_id, shifts.c.programme_id.is_(None)),
            shifts.c.from_at <= now,
            shifts.c.until_at > now,
        )
    )
    return [_shift(row) for row in rows]


def add_absence(
    connection: Connection,
    staff_id: int,
    *,
    municipality_id: int,
    from_at: datetime,
    until_at: datetime,
    stand_in_id: int | None,
    now: datetime,
) -> None:
    """Note that somebody will be away."""
    connection.execute(
        insert(absences),
        {
            "municipality_id": municipality_id,
            "staff_id": staff_id,
            "stand_in_id": stand_in_id,
            "from_at": from_at,
            "until_at": until_at,
            "created_at": now,
        },
    )


def absences_of(
    connection: Connection, municipality_id: int, since: datetime
) -> Sequence[Absence]:
    """List absences that are not over, the next first."""
    rows = connection.execute(
        select(absences)
        .where(
            absences.c.municipality_id == municipality_id, absences.c.until_at > since
        )
        .order_by(absences.c.from_at)
    )
    return [_absence(row) for row in rows]


def drop_absence(connection: Connection, municipality_id: int, absence_id: int) -> None:
    """Take an absence back."""
    connection.execute(
        delete(absences).where(
            absences.c.id == absence_id,
            absences.c.municipality_id == municipality_id,
        )
    )


def add_shift(
    connection: Connection,
    staff_id: int,
    *,
    municipality_id: int,
    programme_id: int | None,
    from_at: datetime,
    until_at: datetime,
) -> None:
    """Give somebody the duty phone for a while."""
    connection.execute(
        insert(shifts),
        {
            "municipality_id": municipality_id,
            "programme_id": programme_id,
            "staff_id": staff_id,
            "from_at": from_at,
            "until_at": until_at,
        },
    )


def shifts_of(
    connection: Connection, municipality_id: int, since: datetime
) -> Sequence[Shift]:
    """List duty shifts that are not over, the next first."""
    rows = connection.execute(
        select(shifts)
        .where(shifts.c.municipality_id == municipality_id, shifts.c.until_at > since)
        .order_by(shifts.c.from_at)
    )
    return [_shift(row) for row in rows]


def drop_shift(connection: Connection, municipality_id: int, shift_id: int) -> None:
    """Take a duty shift back."""
    connection.execute(
        delete(shifts).where(
            shifts.c.id == shift_id, shifts.c.municipality_id == municipality_id
        )
    )


def _members(connection: Connection, programme_id: int) -> Sequence[Member]:
    order = {role: place for place, role in enumerate(LADDER_ROLES)}
    rows = connection.execute(
        select(grants.c.staff_id, grants.c.role, staff.c.hours)
        .join(staff, staff.c.id == grants.c.staff_id)
        .join(programmes, programmes.c.municipality_id == grants.c.municipality_id)
        .where(
            programmes.c.id == programme_id,
            or_(grants.c.programme_id == programme_id, grants.c.programme_id.is_(None)),
            grants.c.role.in_(LADDER_ROLES),
            staff.c.disabled_at.is_(None),
        )
    )
    members = [Member(r.staff_id, r.role, _own_hours(r.hours)) for r in rows]
    return sorted(members, key=lambda m: (order[m.role], m.staff_id))


def _own_hours(stored: Any) -> OwnHours | None:
    if not stored:
        return None
    opens, closes, days = stored
    return OwnHours(opens, closes, frozenset(days))


def _absence(row: Any) -> Absence:
    return Absence(row.id, row.staff_id, row.stand_in_id, row.from_at, row.until_at)


def _shift(row: Any) -> Shift:
    return Shift(row.id, row.staff_id, row.programme_id, row.from_at, row.until_at)
