"""What is done on the page of a person's team; each deed is noted, without words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from admin.access import Viewer
from admin.team_view import kept, member_of
from bot.effects.team import share_asking, team
from bot.effects.turn import Work
from bot.effects.work import milestones
from bot.store import circles, common_plans, deeds, people, staff
from bot.store.circles import Shared
from bot.store.common_plans import Owner, Track
from bot.store.conversations import Subject
from bot.store.people import Person
from bot.store.staff import Colleague


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Somebody to be added, as the form says: a colleague, an e-mail, or a name."""

    role: str
    staff_id: int | None
    email: str
    name: str
    organisation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStep:
    """The next step of a track, as the form says."""

    track: Track
    words: str
    owner: Owner
    due_on: date | None


def add_member(work: Work, viewer: Viewer, person_id: int, new: NewMember) -> str:
    """Add somebody, who sees nothing; where something is wrong, name the field."""
    person = kept(work.connection, viewer, person_id)
    found = _colleague_of(work, person, new)
    if found is None and (new.email or new.staff_id is not None):
        return "email"
    if found is None and not new.name:
        return "name"
    if found is not None and _is_in(work, person, found.id, new.role):
        return "role"
    team.add_member(
        work,
        person.id,
        new.role,
        viewer.colleague,
        staff_id=found.id if found else None,
        name="" if found else new.name,
        organisation=new.organisation,
    )
    _note(work, viewer, "member_added", person, {"role": new.role})
    return ""


def remove_member(work: Work, viewer: Viewer, person_id: int, member_id: int) -> None:
    """Let somebody be part of it no more; their window closes with that."""
    person = kept(work.connection, viewer, person_id)
    member = member_of(work.connection, person, member_id)
    circles.remove(work.connection, member.id, work.now)
    _note(work, viewer, "member_removed", person, {"role": member.role})


def open_window(
    work: Work, viewer: Viewer, member_id: int, *, person_id: int, panes: list[Shared]
) -> None:
    """Write what a member's work needs; the person's own switch decides as well."""
    person = kept(work.connection, viewer, person_id)
    member = member_of(work.connection, person, member_id)
    team.open_window(work, member.id, tuple(panes))
    if member.staff_id is not None and not set(panes) <= set(member.may_see):
        name = staff.get(work.connection, member.staff_id).name
        share_asking.tell_of_asking(work, member, name)
    details = {"role": member.role, "panes": list(panes)}
    _note(work, viewer, "window", person, details)


def turn_switch(
    work: Work,
    viewer: Viewer,
    member_id: int,
    *,
    person_id: int,
    what: Shared,
    is_on: bool,
) -> None:
    """Turn a switch together with the person; they see that, and by whom."""
    person = kept(work.connection, viewer, person_id)
    member = member_of(work.connection, person, member_id)
    team.share(work, member, what, is_on=is_on, colleague=viewer.colleague)
    details = {"role": member.role, "pane": what, "on": is_on}
    _note(work, viewer, "switch", person, details)


def write_step(work: Work, viewer: Viewer, person_id: int, new: NewStep) -> None:
    """Write the next step of a track."""
    store_step(work, viewer, kept(work.connection, viewer, person_id), new)


def store_step(work: Work, viewer: Viewer, person: Person, new: NewStep) -> None:
    """Store the next step, by whoever may write it."""
    team.write_step(
        work,
        person.id,
        new.track,
        new.words,
        viewer.colleague,
        owner=new.owner,
        due_on=new.due_on,
    )
    _note(work, viewer, "track", person, {"track": new.track})


def finish_step(work: Work, viewer: Viewer, person_id: int, track: Track) -> None:
    """Note that the step of a track is taken."""
    person = kept(work.connection, viewer, person_id)
    common_plans.finish_step(work.connection, person.id, track, work.now)
    _note(work, viewer, "track_done", person, {"track": track})


def write_plan(work: Work, viewer: Viewer, person_id: int, words: str) -> None:
    """Write a new version of the common plan."""
    person = kept(work.connection, viewer, person_id)
    team.write_plan(work, person.id, words, viewer.colleague)
    _note(work, viewer, "plan", person, {})


def see_plan(work: Work, viewer: Viewer, person_id: int) -> None:
    """Note that the viewer's party has seen the newest plan."""
    person = kept(work.connection, viewer, person_id)
    team.see_plan(work, person.id, viewer.colleague)


def write_facts(
    work: Work, viewer: Viewer, person_id: int, facts: Mapping[str, str]
) -> bool:
    """Write the card anew and tell who may see it; False when nothing differs."""
    person = kept(work.connection, viewer, person_id)
    card = common_plans.facts_of(work.connection, person.id)
    if card is not None and dict(card.facts) == dict(facts):
        return False
    team.write_facts(work, person.id, facts, viewer.colleague)
    _note(work, viewer, "facts", person, {})
    return True


def write_entry(
    work: Work,
    viewer: Viewer,
    person_id: int,
    *,
    started_on: date | None,
    eligibility: Mapping[str, bool],
) -> None:
    """Write the first day and what the programme asks of staff to know."""
    person = kept(work.connection, viewer, person_id)
    known = common_plans.eligibility_of(work.connection, person.id)
    if started_on != person.started_on:
        people.change(work.connection, person.id, started_on=started_on)
        if person.has_joined:
            milestones.plan_from_start(work, people.get(work.connection, person.id))
        _note(work, viewer, "started_on", person, {})
    for what, is_met in eligibility.items():
        if known.get(what) != is_met:
            team.note_eligibility(
                work, person.id, what, is_met=is_met, colleague=viewer.colleague
            )
            _note(work, viewer, "eligibility", person, {"what": what})


def _colleague_of(work: Work, person: Person, new: NewMember) -> Colleague | None:
    """Find whom the form means: of this municipality, or elsewhere by e-mail."""
    if new.email:
        found = staff.by_email(work.connection, new.email)
    elif new.staff_id is not None:
        found = staff.colleagues(work.connection, [new.staff_id]).get(new.staff_id)
        if found is not None and found.municipality_id != person.municipality_id:
            return None
    else:
        return None
    return None if found is None or found.is_disabled else found


def _is_in(work: Work, person: Person, staff_id: int, role: str) -> bool:
    return staff_id in circles.with_role(work.connection, person.id, role)


def _note(
    work: Work, viewer: Viewer, what: str, person: Person, details: Mapping[str, object]
) -> None:
    deeds.note(
        work.connection,
        viewer.colleague,
        f"team_{what}",
        Subject("person", person.id),
        details=details,
        now=work.now,
    )
