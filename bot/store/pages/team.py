"""The team around a person as pages show it: names, windows, versions, who has seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Table, select

from bot.store import circles
from bot.store.circles import SHARED, Member, Shared
from bot.store.tables.people import people
from bot.store.tables.staff import staff
from bot.store.tables.team import circles as circles_table
from bot.store.tables.team import facts_cards, plan_sights, plans, shares

#: Closed: their work needs it not. Asked: the person has not shared it. Open: both.
Pane = Literal["closed", "asked", "open"]
#: Versions that are listed.
VERSIONS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """How a person's own switch stands, and who turned it last."""

    is_on: bool
    at: datetime
    #: The colleague who turned it together with the person; empty: the person.
    staff_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """Somebody around a person, by name, with how far each pane is open."""

    member: Member
    name: str
    organisation: str
    panes: Mapping[Shared, Pane]
    switches: Mapping[str, Switch]

    @property
    def is_asked(self) -> bool:
        """Whether their work could need something that the person may share."""
        return self.member.staff_id is not None and bool(self.member.may_see)


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the plan or the card: who wrote it, and when."""

    version: int
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SharedWithMe:
    """A person of whom a colleague sees something."""

    person_id: int
    name: str
    role: str


def members_of(connection: Connection, person_id: int) -> Sequence[MemberRow]:
    """List the people around a person, each with their window."""
    found = circles.of_person(connection, person_id)
    names = _names(connection, [member.staff_id for member in found])
    switches = _switches(connection, person_id)
    return [_row(member, names, switches.get(member.id, {})) for member in found]


def cards_of(connection: Connection, person_id: int) -> Sequence[Version]:
    """List the newest versions of the facts card, the newest first."""
    return _versions(connection, facts_cards, person_id)


def plans_of(connection: Connection, person_id: int) -> Sequence[Version]:
    """List the newest versions of the common plan, the newest first."""
    return _versions(connection, plans, person_id)


def sights_of(connection: Connection, plan_id: int) -> Mapping[str, datetime]:
    """Tell when each party has seen a version of the plan."""
    rows = connection.execute(
        select(plan_sights).where(plan_sights.c.plan_id == plan_id)
    )
    return {row.party: row.at for row in rows}


def colleagues_of(connection: Connection, municipality_id: int) -> Mapping[int, str]:
    """Give the names of everybody on a municipality's staff whose account is open."""
    rows = connection.execute(
        select(staff.c.id, staff.c.name).where(
            staff.c.municipality_id == municipality_id, staff.c.disabled_at.is_(None)
        )
    )
    return dict(sorted(((row.id, row.name) for row in rows), key=lambda one: one[1]))


def shared_with(connection: Connection, staff_id: int) -> Sequence[SharedWithMe]:
    """List the people of whom a colleague sees something now."""
    rows = connection.execute(
        select(circles_table.c.id, people.c.name.label("person_name"))
        .join(people, people.c.id == circles_table.c.person_id)
        .where(
            circles_table.c.staff_id == staff_id,
            circles_table.c.removed_at.is_(None),
            people.c.state != "ended",
        )
        .order_by(circles_table.c.id)
    ).all()
    found = []
    for row in rows:
        member = circles.get(connection, row.id)
        if member is not None and circles.window_of(connection, member):
            one = SharedWithMe(member.person_id, row.person_name, member.role)
            found.append(one)
    return found


def _row(
    member: Member, names: Mapping[int, str], switches: Mapping[str, Switch]
) -> MemberRow:
    named = names.get(member.staff_id) if member.staff_id is not None else None
    return MemberRow(
        member=member,
        name=named or member.name,
        organisation=member.organisation,
        panes={what: _pane(member, what, switches) for what in SHARED},
        switches=switches,
    )


def _pane(member: Member, what: str, switches: Mapping[str, Switch]) -> Pane:
    if what not in member.may_see:
        return "closed"
    switch = switches.get(what)
    return "open" if switch is not None and switch.is_on else "asked"


def _switches(
    connection: Connection, person_id: int
) -> Mapping[int, Mapping[str, Switch]]:
    """Give how each switch stands, by member: the newest row holds."""
    rows = connection.execute(
        select(shares, staff.c.name)
        .outerjoin(staff, staff.c.id == shares.c.staff_id)
        .where(shares.c.person_id == person_id)
        .order_by(shares.c.id)
    )
    found: dict[int, dict[str, Switch]] = {}
    for row in rows:
        switch = Switch(is_on=row.is_on, at=row.at, staff_name=row.name or "")
        found.setdefault(row.circle_id, {})[row.what] = switch
    return found


def _names(connection: Connection, ids: Sequence[int | None]) -> Mapping[int, str]:
    wanted = {one for one in ids if one is not None}
    rows = connection.execute(
        select(staff.c.id, staff.c.name).where(staff.c.id.in_(wanted))
    )
    return {row.id: row.name for row in rows}


def _versions(
    connection: Connection, table: Table, person_id: int
) -> Sequence[Version]:
    rows = connection.execute(
        select(table.c.version, table.c.at, staff.c.name)
        .join(staff, staff.c.id == table.c.staff_id)
        .where(table.c.person_id == person_id)
        .order_by(table.c.version.desc())
        .limit(VERSIONS)
    )
    return [Version(row.version, row.name, row.at) for row in rows]
