"""The team around a person: who is in it, what they share, and what all know alike."""

from collections.abc import Mapping
from datetime import date

from bot.effects.alerts.staff_push import Notice, push
from bot.effects.turn import Work
from bot.rules.hours import next_opening
from bot.store import circles, common_plans, notices, people
from bot.store.circles import SHARED, Member, Shared
from bot.store.common_plans import Owner, Party, Track
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.staff import Colleague


class RefusedTeamError(Exception):
    """The programme has no such thing; the message says which there are."""


def add_member(
    work: Work,
    person_id: int,
    role: str,
    colleague: Colleague,
    *,
    staff_id: int | None = None,
    name: str = "",
    organisation: str = "",
) -> int:
    """Add somebody to a person's circle; they see nothing until it is opened."""
    person = people.get(work.connection, person_id)
    if role not in person.programme.team:
        known = ", ".join(person.programme.team)
        raise RefusedTeamError(f"no role is called {role} here; there are {known}")
    return circles.add(
        work.connection,
        person,
        role=role,
        added_by=colleague.id,
        now=work.now,
        staff_id=staff_id,
        name=name,
        organisation=organisation,
    )


def open_window(work: Work, member_id: int, may_see: tuple[Shared, ...]) -> None:
    """Write what a member's work needs; the person's own switch decides as well."""
    if not set(may_see) <= set(SHARED):
        raise RefusedTeamError(f"only {', '.join(SHARED)} can be seen")
    circles.open_window(work.connection, member_id, may_see)


def share(
    work: Work,
    member: Member,
    what: Shared,
    *,
    is_on: bool,
    colleague: Colleague | None = None,
) -> None:
    """Turn a switch of the person's: by themselves, or together with a colleague."""
    person = people.get(work.connection, member.person_id)
    circles.turn_share(
        work.connection,
        member,
        person,
        what,
        is_on=is_on,
        staff_id=colleague.id if colleague else None,
        now=work.now,
    )


def write_step(
    work: Work,
    person_id: int,
    track: Track,
    words: str,
    colleague: Colleague,
    *,
    owner: Owner,
    due_on: date | None = None,
) -> None:
    """Write the next step of a track, whose it is and by when."""
    person = people.get(work.connection, person_id)
    if track not in person.programme.tracks:
        known = ", ".join(person.programme.tracks)
        raise RefusedTeamError(f"no track is called {track} here; there are {known}")
    common_plans.write_step(
        work.connection,
        person,
        track,
        words,
        owner=owner,
        due_on=due_on,
        staff_id=colleague.id,
        now=work.now,
    )


def write_plan(work: Work, person_id: int, words: str, colleague: Colleague) -> int:
    """Write a new version of the common plan; whoever wrote it has seen it."""
    person = people.lock(work.connection, person_id)
    if person is None:
        raise LookupError("nobody to write a plan for")
    plan_id = common_plans.write_plan(
        work.connection, person, words, colleague.id, work.now
    )
    party = party_of(work, person, colleague)
    if party is not None:
        _see(work, person, plan_id, party, colleague)
    return plan_id


def see_plan(work: Work, person_id: int, colleague: Colleague | None) -> bool:
    """Note that a party has seen the newest plan; None is the person themselves."""
    person = people.get(work.connection, person_id)
    plan = common_plans.plan_of(work.connection, person_id)
    party = party_of(work, person, colleague) if colleague else "young"
    if plan is None or party is None:
        return False
    return _see(work, person, plan.id, party, colleague)


def party_of(work: Work, person: Person, colleague: Colleague) -> Party | None:
    """Tell which party of the common plan a colleague is; None for none."""
    managers = circles.with_role(work.connection, person.id, "care_manager")
    if colleague.id in managers:
        return "care_manager"
    return "consultant" if colleague.id == person.consultant_id else None


def write_facts(
    work: Work, person_id: int, facts: Mapping[str, str], colleague: Colleague
) -> int:
    """Write the card anew; all who may see it get one and the same notice, once."""
    person = people.lock(work.connection, person_id)
    if person is None:
        raise LookupError("nobody to write a card for")
    version = common_plans.write_facts(
        work.connection, person, facts, colleague.id, work.now
    )
    # Whoever has not yet been told of the change before is told once, of both.
    notices.take_back(work.connection, _card_of(person))
    readers = {
        member.staff_id
        for member in circles.who_see(work.connection, person_id, "facts")
    }
    for staff_id in sorted({person.consultant_id, *(r for r in readers if r)}):
        if staff_id != colleague.id:
            _tell_of_facts(work, person, staff_id)
    return version


def note_eligibility(
    work: Work, person_id: int, what: str, *, is_met: bool, colleague: Colleague
) -> None:
    """Write a yes or a no about what the programme takes in; Makker never asks."""
    person = people.get(work.connection, person_id)
    if what not in person.programme.eligibility:
        known = ", ".join(person.programme.eligibility)
        raise RefusedTeamError(f"{what} is not asked of here; there are {known}")
    common_plans.note_eligibility(
        work.connection,
        person,
        what,
        is_met=is_met,
        staff_id=colleague.id,
        now=work.now,
    )


def who_looks_in(work: Work, person: Person) -> int:
    """Give who is asked to look in when answers get worse."""
    if person.programme.worsening == "care_manager":
        managers = circles.with_role(work.connection, person.id, "care_manager")
        if managers:
            return managers[0]
    return person.consultant_id


def card_page(person: Person, staff_id: int) -> str:
    """Give where a colleague reads the card: the consultant where it is written."""
    if staff_id == person.consultant_id:
        return f"/admin/people/{person.id}/team"
    return f"/admin/shared/{person.id}"


def _see(
    work: Work,
    person: Person,
    plan_id: int,
    party: Party,
    colleague: Colleague | None,
) -> bool:
    staff_id = colleague.id if colleague else None
    return common_plans.see_plan(
        work.connection, person, plan_id, party, staff_id=staff_id, now=work.now
    )


def _tell_of_facts(work: Work, person: Person, staff_id: int) -> None:
    notice = Notice(
        staff_id=staff_id,
        key="staff.facts",
        municipality_id=person.municipality_id,
        person=person,
        not_before=next_opening(person.programme, work.now),
        fields={"link": work.house.public_url + card_page(person, staff_id)},
        subject=_card_of(person),
    )
    push(work, notice)


def _card_of(person: Person) -> Subject:
    return Subject("facts", person.id)
