"""What stands on the page of a person's team: card, tracks, plan, people, start."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from admin import access, reading
from admin.access import NotHereError, Viewer
from bot.effects.team import team
from bot.effects.turn import Work
from bot.store import appointments, circles, common_plans
from bot.store.appointments import Appointment
from bot.store.circles import Member
from bot.store.common_plans import CommonPlan, FactsCard, NextStep
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.pages import team as team_pages
from bot.store.pages.team import MemberRow, Version
from bot.store.people import Person

#: What the card says, in the order in which it is shown.
FACTS = ("job", "plan", "call")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """Everything on the page."""

    person: Person
    may_keep: bool
    card: FactsCard | None
    cards: Sequence[Version]
    next: Appointment | None
    steps: Mapping[str, NextStep]
    plan: CommonPlan | None
    plans: Sequence[Version]
    sights: Mapping[str, datetime]
    #: The viewer has a "seen" of their own to give, and has not given it.
    may_see_plan: bool
    members: Sequence[MemberRow]
    colleagues: Mapping[int, str]
    eligibility: Mapping[str, bool]

    @property
    def grant_days(self) -> tuple[date, date] | None:
        """The first and the last day of the grant, where both are written."""
        programme = self.person.programme
        if not (programme.grant_from and programme.grant_until):
            return None
        first, last = programme.grant_from, programme.grant_until
        return date.fromisoformat(first), date.fromisoformat(last)


def may_keep(viewer: Viewer, person: Person) -> bool:
    """Whether they keep the team: the consultant, who stands in, and the lead.

    Whoever was only called by an alert reads.
    """
    wide = viewer.window.people
    is_wide = wide.holds(person.programme_id, person.municipality_id)
    return person.consultant_id == viewer.id or is_wide


def kept(connection: Connection, viewer: Viewer, person_id: int) -> Person:
    """Give a person whose team the viewer keeps."""
    person = access.person(connection, viewer, person_id)
    if not may_keep(viewer, person):
        raise NotHereError
    return person


def member_of(connection: Connection, person: Person, member_id: int) -> Member:
    """Give somebody around this person."""
    for member in circles.of_person(connection, person.id):
        if member.id == member_id:
            return member
    raise NotHereError


def read_team(work: Work, viewer: Viewer, person_id: int) -> TeamView | Person:
    """Read the page and note it; the person alone where a purpose must be stated."""
    person = access.person(work.connection, viewer, person_id)
    purpose = reading.purpose_for(work.connection, viewer, person, work.now)
    if purpose is None:
        return person
    reading.note(work, viewer, person.id, Subject("team", person.id), purpose)
    connection = work.connection
    plan = common_plans.plan_of(connection, person.id)
    party = team.party_of(work, person, viewer.colleague)
    seen = plan.seen_by if plan else frozenset()
    coming = appointments.coming_of(connection, person.id, work.now)
    return TeamView(
        person=person,
        may_keep=may_keep(viewer, person),
        card=common_plans.facts_of(connection, person.id),
        cards=team_pages.cards_of(connection, person.id),
        next=next((one for one in coming if one.is_on), None),
        steps=common_plans.steps_of(connection, person.id),
        plan=plan,
        plans=team_pages.plans_of(connection, person.id),
        sights=team_pages.sights_of(connection, plan.id) if plan else {},
        may_see_plan=plan is not None and party is not None and party not in seen,
        members=team_pages.members_of(connection, person.id),
        colleagues=team_pages.colleagues_of(connection, person.municipality_id),
        eligibility=common_plans.eligibility_of(connection, person.id),
    )
