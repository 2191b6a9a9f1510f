"""The person's own switches, and who has looked."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.clock import COPENHAGEN
from bot.effects.turn import Work
from bot.store import circles, people, readings, staff
from bot.store.circles import SHARED, Member
from bot.store.people import Person
from bot.store.readings import Reading

#: What counts as having looked; a purpose that was stated is no look.
LOOKED = frozenset({"thread", "alert", "task", "team", "shared"})
#: Most lookers that are listed.
_MOST = 12
#: Roles by which a looker is named, the first that fits.
_ROLES = ("stand_in", "consultant", "care_manager", "lead", "duty", "facilitator")


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody who has looked: by role, when last, and how often."""

    role: str
    day: str
    count: int


def turn(work: Work, person_id: int, member_id: int, what: str, *, is_on: bool) -> bool:
    """Turn a switch of the person's own; False when there is no such switch."""
    pane = next((one for one in SHARED if one == what), None)
    member = _member(work, person_id, member_id)
    if pane is None or member is None:
        return False
    person = people.get(work.connection, person_id)
    circles.turn_share(
        work.connection,
        member,
        person,
        pane,
        is_on=is_on,
        staff_id=None,
        now=work.now,
    )
    return True


def turn_all_off(work: Work, person_id: int) -> int:
    """Turn every switch off that is on; tell how many were."""
    count = 0
    for member in circles.of_person(work.connection, person_id):
        for what in SHARED:
            if circles.is_shared(work.connection, member.id, what):
                turn(work, person_id, member.id, what, is_on=False)
                count += 1
    return count


def looks_of(work: Work, person_id: int) -> Sequence[Look]:
    """Tell who has looked, by role and day, the newest first; no names."""
    person = people.get(work.connection, person_id)
    by_role: dict[str, list[Reading]] = {}
    for one in readings.of_person(work.connection, person_id):
        if one.subject.kind in LOOKED:
            by_role.setdefault(role_of(work, person, one), []).append(one)
    words = work.house.words
    return [
        Look(role, words.day(found[0].at, work.now, COPENHAGEN), len(found))
        for role, found in by_role.items()
    ][:_MOST]


def role_of(work: Work, person: Person, look: Reading) -> str:
    """Name a looker by their part: the own consultant, in the circle, or by role."""
    if look.staff_id is None:
        return "other"
    if look.staff_id == person.consultant_id:
        return "own"
    parts = circles.of_colleague(work.connection, look.staff_id, person.id)
    if look.subject.kind == "shared" and parts:
        return "circle"
    roles = {grant.role for grant in staff.grants_of(work.connection, look.staff_id)}
    return next((role for role in _ROLES if role in roles), "other")


def _member(work: Work, person_id: int, member_id: int) -> Member | None:
    for member in circles.of_person(work.connection, person_id):
        if member.id == member_id:
            return member
    return None
