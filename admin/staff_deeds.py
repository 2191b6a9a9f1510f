"""What is done with an account, by whoever keeps them; each deed is logged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from admin.access import NotHereError, Viewer
from admin.accounts import invite_link
from admin.fields import is_id
from admin.guard import Form
from bot.effects.team.handing_over import CARRIES
from bot.effects.turn import Work
from bot.store import accounts, deeds, people, places, sessions, staff
from bot.store.accounts import Account
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.staff import Grant

ROLES = (
    "consultant",
    "care_manager",
    "stand_in",
    "lead",
    "duty",
    "facilitator",
    "volunteer",
    "evaluator",
    "it",
    "dpo",
)
CHANNELS = ("sms", "telegram", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewColleague:
    """Somebody who is given an account."""

    name: str
    email: str
    phone: str
    role: str
    programme_id: int | None


@dataclass(frozen=True, slots=True)
class Added:
    """A new account, and the link that chooses its password."""

    staff_id: int
    link: str


def account(connection: Connection, viewer: Viewer, staff_id: int) -> Account:
    """Give an account that the viewer keeps."""
    for found in accounts.accounts_in(connection, viewer.window.keeps):
        if found.colleague.id == staff_id:
            return found
    raise NotHereError


def add(work: Work, viewer: Viewer, new: NewColleague) -> Added | str:
    """Add an account; where something is taken already, name the field."""
    municipality_id = _municipality(work, viewer, new.programme_id)
    if staff.by_email(work.connection, new.email) is not None:
        return "email"
    if new.phone and _is_taken(work.connection, new.phone):
        return "phone"
    staff_id = staff.add(
        work.connection,
        municipality_id=municipality_id,
        name=new.name,
        email=new.email,
        phone=new.phone,
        now=work.now,
    )
    grant_ = Grant(municipality_id, new.programme_id, new.role)
    _give(work, viewer, staff_id, grant_)
    return Added(staff_id, _link(work, staff_id))


def give_link(work: Work, viewer: Viewer, staff_id: int) -> str:
    """Make a one-time link; a closed account is open again."""
    found = account(work.connection, viewer, staff_id)
    if found.colleague.is_disabled:
        staff.enable(work.connection, staff_id)
    _note(work, viewer, "link", staff_id, {})
    return _link(work, staff_id)


def grant(work: Work, viewer: Viewer, staff_id: int, form: Form) -> bool:
    """Give a role; False when there is no such role or programme."""
    account(work.connection, viewer, staff_id)
    where = int(form["place"]) if is_id(form["place"]) else None
    if form["role"] not in ROLES:
        return False
    municipality_id = _municipality(work, viewer, where)
    _give(work, viewer, staff_id, Grant(municipality_id, where, form["role"]))
    return True


def revoke(work: Work, viewer: Viewer, staff_id: int, form: Form) -> str:
    """Take a role away; nobody loses a consultant, or locks themselves out."""
    found = account(work.connection, viewer, staff_id)
    for one in found.grants:
        if f"{one.role} {one.programme_id or ''}".strip() != form["one"]:
            continue
        if staff_id == viewer.id and one.role == "it":
            return "role_own"
        left = {g.role for g in found.grants if g != one}
        if found.people and one.role in CARRIES and left.isdisjoint(CARRIES):
            return "has_people"
        accounts.revoke(work.connection, staff_id, one)
        details = {"role": one.role, "programme": one.programme_id}
        _note(work, viewer, "role_dropped", staff_id, details)
        return "role_dropped"
    raise NotHereError


def choose_push(
    work: Work, viewer: Viewer, staff_id: int, channels: Sequence[str]
) -> str:
    """Choose the channels that alerts go out on; at least one that is known."""
    found = account(work.connection, viewer, staff_id).colleague
    reach = {"sms": found.phone, "telegram": found.telegram, "email": found.email}
    chosen = [channel for channel in channels if reach[channel]]
    if not chosen:
        return "push_none"
    accounts.push_by(work.connection, staff_id, chosen)
    _note(work, viewer, "push", staff_id, {"channels": chosen})
    return "push"


def close(work: Work, viewer: Viewer, staff_id: int) -> str:
    """Close an account and end its sessions."""
    found = account(work.connection, viewer, staff_id)
    if found.people:
        return "has_people"
    if staff_id == viewer.id:
        return "role_own"
    staff.disable(work.connection, staff_id, work.now)
    sessions.end_all_of(work.connection, staff_id, work.now)
    _note(work, viewer, "account_closed", staff_id, {})
    return "account_closed"


def end_sessions(work: Work, viewer: Viewer, staff_id: int) -> None:
    """Log a colleague out everywhere."""
    account(work.connection, viewer, staff_id)
    sessions.end_all_of(work.connection, staff_id, work.now)
    _note(work, viewer, "sessions_ended", staff_id, {})


def _municipality(work: Work, viewer: Viewer, programme_id: int | None) -> int:
    """Give where a role is given: the programme's place, else the viewer's own."""
    if programme_id is None:
        own = viewer.colleague.municipality_id
        return own if own in viewer.window.keeps else min(viewer.window.keeps)
    for place in places.every_place(work.connection):
        if place.programme_id == programme_id:
            if place.municipality_id in viewer.window.keeps:
                return place.municipality_id
            break
    raise NotHereError


def _give(work: Work, viewer: Viewer, staff_id: int, one: Grant) -> None:
    staff.grant(
        work.connection,
        staff_id,
        one.role,
        municipality_id=one.municipality_id,
        programme_id=one.programme_id,
    )
    details = {"role": one.role, "programme": one.programme_id}
    _note(work, viewer, "role", staff_id, details)


def _is_taken(connection: Connection, phone: str) -> bool:
    return (
        people.by_address(connection, "sms", phone) is not None
        or staff.by_address(connection, "sms", phone) is not None
    )


def _link(work: Work, staff_id: int) -> str:
    house = work.house
    return invite_link(house.keyring, house.public_url, staff_id, work.now)


def _note(
    work: Work, viewer: Viewer, what: str, staff_id: int, details: Mapping[str, object]
) -> None:
    deeds.note(
        work.connection,
        viewer.colleague,
        what,
        Subject("staff", staff_id),
        details=details,
        now=work.now,
    )
