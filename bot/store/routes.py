"""Where a claimed message goes, decided at the moment of sending."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select

from bot.rules.freshness import is_stale
from bot.rules.sending import is_held_up, is_past, send_at
from bot.store import (
    addresses,
    appointments,
    companies,
    conversations,
    meetups,
    people,
    slots,
    staff,
)
from bot.store.addresses import Address
from bot.store.appointments import Appointment
from bot.store.claims import Claimed
from bot.store.meetups import Meetup
from bot.store.people import Person
from bot.store.tables.talk import inbox, outbox

#: Classes that reach even those who have stopped.
_ALWAYS = {"alert", "crisis", "reply"}


@dataclass(frozen=True, slots=True)
class Route:
    """The address to send to."""

    to: str
    address_id: int | None = None


@dataclass(frozen=True, slots=True)
class NoRoute:
    """Why nothing is sent."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not at this hour: then."""

    until: datetime


#: States of an address on which nothing but help in a crisis is tried.
_REACHES_NOBODY = {"blocked", "dead"}
_other = outbox.alias()
#: What else Makker has for the same person: newer, or about something that is agreed.
_OTHERS = (
    select(_other.c.id)
    .join(outbox, outbox.c.person_id == _other.c.person_id)
    .where(
        outbox.c.id == bindparam("row_id"),
        _other.c.id != outbox.c.id,
        _other.c.delivery.in_(("nudge", "change")),
        _other.c.state.in_(("waiting", "sending")),
        _other.c.channel == outbox.c.channel,
        or_(
            _other.c.id > outbox.c.id,
            _other.c.subject_kind.in_(("appointment", "meetup")),
        ),
    )
)
_FINDERS: Mapping[str, Callable[[Connection, int], Appointment | Meetup | None]] = {
    "appointment": appointments.get,
    "meetup": meetups.get,
}
_ASKER = (
    select(inbox.c.sender)
    .join(outbox, outbox.c.inbox_id == inbox.c.id)
    .where(outbox.c.id == bindparam("row_id"))
)


def find_route(
    connection: Connection, claimed: Claimed, now: datetime
) -> Route | NoRoute | Later:
    """Give the address bound to the receiver now, or why nothing may go yet or ever."""
    if claimed.staff_id is not None:
        return _to_colleague(connection, claimed.staff_id, claimed.channel)
    if claimed.contact_id is not None:
        return _to_contact(connection, claimed.contact_id, claimed.channel)
    if claimed.person_id is not None:
        return _to_person(connection, claimed, claimed.person_id, now)
    asker = connection.execute(_ASKER, {"row_id": claimed.id}).scalar()
    return Route(asker) if asker else NoRoute("no_address")


def _to_colleague(
    connection: Connection, staff_id: int, channel: str
) -> Route | NoRoute:
    colleague = staff.get(connection, staff_id)
    to = {
        "sms": colleague.phone,
        "telegram": colleague.telegram,
        "email": colleague.email,
    }.get(channel)
    if colleague.is_disabled or not to:
        return NoRoute("no_address")
    return Route(to)


def _to_contact(
    connection: Connection, contact_id: int, channel: str
) -> Route | NoRoute:
    contact = companies.contact(connection, contact_id)
    to = {"sms": contact.phone, "email": contact.email}.get(channel) if contact else ""
    return Route(to) if to else NoRoute("no_address")


def _to_person(
    connection: Connection, claimed: Claimed, person_id: int, now: datetime
) -> Route | NoRoute | Later:
    heard_at = None
    if claimed.delivery not in _ALWAYS:
        person = people.get(connection, person_id)
        held = _held_back(connection, claimed, person, now)
        if held is not None:
            return held
        heard_at = person.heard_at
    address = addresses.bound_now(connection, person_id, claimed.channel)
    if address is None:
        return NoRoute("no_address")
    if heard_at is not None and _is_in_doubt(claimed, address, heard_at):
        return NoRoute("unconfirmed")
    if address.state in _REACHES_NOBODY and claimed.delivery != "crisis":
        return NoRoute(address.state)
    return Route(address.value, address.id)


def _held_back(
    connection: Connection, claimed: Claimed, person: Person, now: datetime
) -> NoRoute | Later | None:
    """Decide anew, at the moment of sending, on what Makker started."""
    begins_at = _begins_at(connection, claimed)
    is_notice = begins_at is not None
    is_paused = person.paused_until is not None and person.paused_until > now
    reasons = (
        (person.stopped_at is not None, "stopped"),
        (is_past(claimed.created_at, begins_at, now), "too_late"),
        (is_paused and not is_notice and not _asks_number(claimed), "paused"),
        (_is_outdated(connection, claimed), "superseded"),
        (not is_notice and _is_overtaken(connection, claimed, now), "superseded"),
    )
    reason = next((reason for holds, reason in reasons if holds), None)
    if reason is not None:
        return NoRoute(reason)
    until = send_at(
        person.programme,
        claimed.delivery,
        now,
        slot_hour=person.slot_hour,
        begins_at=begins_at,
        busy_until=slots.busy_until(connection, person.id, now),
    )
    return Later(until) if until > now else None


def _begins_at(connection: Connection, claimed: Claimed) -> datetime | None:
    """Tell when what it is about begins: an appointment or a meetup."""
    subject = claimed.subject
    if subject is None or subject.kind not in _FINDERS:
        return None
    found = _FINDERS[subject.kind](connection, subject.id)
    return None if found is None else found.starts_at


def _is_overtaken(connection: Connection, claimed: Claimed, now: datetime) -> bool:
    """Whether it was held up, and something else goes to the person by now."""
    is_nudge = claimed.delivery == "nudge" and claimed.person_id is not None
    if not is_nudge or not is_held_up(claimed.created_at, now):
        return False
    return connection.execute(_OTHERS, {"row_id": claimed.id}).first() is not None


def _asks_number(claimed: Claimed) -> bool:
    return all(map(_asks_for_number, claimed.texts))


def _is_in_doubt(claimed: Claimed, address: Address, heard_at: datetime) -> bool:
    """Whether somebody else may have the number, and this is not the question."""
    if claimed.channel != "sms" or _asks_number(claimed):
        return False
    return address.state == "doubted" or is_stale(
        claimed.created_at, heard_at, address.bound_at, address.confirmed_at
    )


def _asks_for_number(key: str) -> bool:
    return key.startswith("number.")


def _is_outdated(connection: Connection, claimed: Claimed) -> bool:
    """Whether the appointment, or the talk, has gone on since it was written."""
    if claimed.delivery == "nudge" and claimed.conversation_id is not None:
        kept = conversations.get(connection, claimed.conversation_id)
        if kept is None or not kept.conversation.is_open:
            return True
        if kept.conversation.turn != claimed.turn:
            return True
    subject = claimed.subject
    if subject is None or subject.kind != "appointment" or not subject.version:
        return False
    found = appointments.get(connection, subject.id)
    return found is None or found.version != subject.version
