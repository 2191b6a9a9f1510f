"""What a colleague may see: rows outside their window are as if they were not."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, and_, exists, or_, select

from bot.store.staff import Grant
from bot.store.tables.alerts import alert_events, alerts, tasks
from bot.store.tables.people import people
from bot.store.tables.team import circles

#: Roles that have people of their own.
CASELOAD_ROLES = frozenset({"consultant", "care_manager", "stand_in", "lead"})
#: Roles that see every person of their programme; each reading states why.
WIDE_ROLES = frozenset({"stand_in", "lead"})
#: Roles that see every alert of their programme.
ALERT_ROLES = frozenset({"stand_in", "lead", "duty"})
#: Roles that see what unknown numbers write.
STRANGER_ROLES = frozenset({"consultant", "stand_in", "lead", "duty"})

#: Roles that set up a programme.
LEAD_ROLES = frozenset({"lead"})
#: Roles that lead its groups, and roles that see only what they need of a meetup.
GROUP_ROLES = frozenset({"facilitator", "lead"})
HELPER_ROLES = frozenset({"volunteer"})
#: Roles that see figures of a programme, which name nobody.
FIGURE_ROLES = frozenset({"lead", "evaluator"})
#: Roles that give access, and roles that read who has seen and done what.
KEEPER_ROLES = frozenset({"it"})
AUDIT_ROLES = frozenset({"dpo"})

#: The person of a row, apart from the people that a query joins.
_WHO = people.alias("who")


@dataclass(frozen=True, slots=True)
class Scope:
    """Programmes, and municipalities of which every programme counts."""

    programmes: frozenset[int]
    municipalities: frozenset[int]

    @property
    def is_any(self) -> bool:
        """Whether anything is within it."""
        return bool(self.programmes or self.municipalities)

    def holds(self, programme_id: int, municipality_id: int) -> bool:
        """Tell whether a programme is within it."""
        return programme_id in self.programmes or municipality_id in self.municipalities


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What one colleague may see."""

    staff_id: int
    caseload: frozenset[int]
    people: Scope
    alerts: Scope
    strangers: frozenset[int]
    #: Programmes to set up, groups to lead, groups to help in.
    leads: Scope
    groups: Scope
    helps: Scope
    #: Programmes whose figures they see; nobody is named in those.
    figures: Scope
    #: Municipalities whose accounts they keep, and whose log they read.
    keeps: frozenset[int]
    audits: frozenset[int]

    @property
    def is_wide(self) -> bool:
        """Whether it holds more people than their own."""
        return bool(self.people.programmes or self.people.municipalities)


def window_of(staff_id: int, grants: Iterable[Grant]) -> Window:
    """Give the window that roles open."""
    given = tuple(grants)
    return Window(
        staff_id=staff_id,
        caseload=_municipalities(given, CASELOAD_ROLES),
        people=_scope(given, WIDE_ROLES),
        alerts=_scope(given, ALERT_ROLES),
        strangers=_municipalities(given, STRANGER_ROLES),
        leads=_scope(given, LEAD_ROLES),
        groups=_scope(given, GROUP_ROLES),
        helps=_scope(given, HELPER_ROLES),
        figures=_scope(given, FIGURE_ROLES),
        keeps=_municipalities(given, KEEPER_ROLES),
        audits=_municipalities(given, AUDIT_ROLES),
    )


def own_people(window: Window, of: FromClause = people) -> ColumnElement[bool]:
    """Hold the people whose consultant they are."""
    return and_(
        of.c.consultant_id == window.staff_id,
        of.c.municipality_id.in_(window.caseload),
    )


def people_within(window: Window) -> ColumnElement[bool]:
    """Hold the people that they may see."""
    called = exists(
        select(alerts.c.id).where(alerts.c.person_id == people.c.id, _is_called(window))
    )
    return or_(own_people(window), _wide_people(window, people), called)


def alerts_within(window: Window) -> ColumnElement[bool]:
    """Hold the alerts that they may see."""
    own = exists(
        select(_WHO.c.id).where(
            _WHO.c.id == alerts.c.person_id, own_people(window, _WHO)
        )
    )
    return or_(
        own,
        alerts.c.programme_id.in_(window.alerts.programmes),
        alerts.c.municipality_id.in_(window.alerts.municipalities),
        _is_called(window),
    )


def tasks_within(window: Window) -> ColumnElement[bool]:
    """Hold the tasks that they may see: of their people, and of strangers."""
    held = or_(own_people(window, _WHO), _wide_people(window, _WHO))
    given = _given_as_team(window)
    return or_(_tasks_of(held), _of_strangers(window), _of_groups(window), given)


def tasks_waiting_for(window: Window) -> ColumnElement[bool]:
    """Hold the tasks that wait for this colleague rather than for another."""
    mine = _tasks_of(own_people(window, _WHO))
    given = _given_as_team(window)
    return or_(mine, _of_strangers(window), _of_groups(window), given)


def _given_as_team(window: Window) -> ColumnElement[bool]:
    """Hold what was given to them by name, of somebody whose team they are in."""
    return and_(
        tasks.c.staff_id == window.staff_id,
        exists(
            select(circles.c.id).where(
                circles.c.person_id == tasks.c.person_id,
                circles.c.staff_id == window.staff_id,
                circles.c.removed_at.is_(None),
            )
        ),
    )


def _tasks_of(held: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(_WHO.c.id).where(_WHO.c.id == tasks.c.person_id, held))


def _wide_people(window: Window, of: FromClause) -> ColumnElement[bool]:
    return or_(
        of.c.programme_id.in_(window.people.programmes),
        of.c.municipality_id.in_(window.people.municipalities),
    )


def _of_strangers(window: Window) -> ColumnElement[bool]:
    return and_(
        tasks.c.person_id.is_(None),
        tasks.c.staff_id.is_(None),
        tasks.c.municipality_id.in_(window.strangers),
    )


def _of_groups(window: Window) -> ColumnElement[bool]:
    """Hold what a facilitator was given about a group, with nobody's name on it."""
    return and_(tasks.c.person_id.is_(None), tasks.c.staff_id == window.staff_id)


def _is_called(window: Window) -> ColumnElement[bool]:
    """Whoever was told of an alert, has it or is asked to, sees it until it closes."""
    told = exists(
        select(alert_events.c.id).where(
            alert_events.c.alert_id == alerts.c.id,
            alert_events.c.what == "told",
            alert_events.c.staff_id == window.staff_id,
        )
    )
    return and_(
        alerts.c.state != "closed",
        or_(
            alerts.c.taken_by == window.staff_id,
            alerts.c.offered_to == window.staff_id,
            told,
        ),
    )


def _scope(grants: tuple[Grant, ...], roles: frozenset[str]) -> Scope:
    mine = [grant for grant in grants if grant.role in roles]
    return Scope(
        programmes=frozenset(g.programme_id for g in mine if g.programme_id),
        municipalities=frozenset(
            g.municipality_id for g in mine if g.programme_id is None
        ),
    )


def _municipalities(grants: tuple[Grant, ...], roles: frozenset[str]) -> frozenset[int]:
    return frozenset(g.municipality_id for g in grants if g.role in roles)
