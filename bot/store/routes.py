"""Where a claimed message goes, decided at the moment of sending."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.rules.freshness import is_stale
from bot.store import addresses, appointments, companies, staff
from bot.store.addresses import Address
from bot.store.outbox import Claimed
from bot.store.tables.people import people
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


_STATE = select(people.c.stopped_at, people.c.heard_at).where(
    people.c.id == bindparam("person_id")
)
_ASKER = (
    select(inbox.c.sender)
    .join(outbox, outbox.c.inbox_id == inbox.c.id)
    .where(outbox.c.id == bindparam("row_id"))
)


def find_route(connection: Connection, claimed: Claimed) -> Route | NoRoute:
    """Give the address bound to the receiver now, or why nothing may go."""
    if claimed.staff_id is not None:
        return _to_colleague(connection, claimed.staff_id, claimed.channel)
    if claimed.contact_id is not None:
        return _to_contact(connection, claimed.contact_id, claimed.channel)
    if claimed.person_id is not None:
        return _to_person(connection, claimed, claimed.person_id)
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
    connection: Connection, claimed: Claimed, person_id: int
) -> Route | NoRoute:
    heard_at = None
    if claimed.delivery not in _ALWAYS:
        person = connection.execute(_STATE, {"person_id": person_id}).one()
        heard_at = person.heard_at
        if person.stopped_at is not None:
            return NoRoute("stopped")
        if _is_outdated(connection, claimed):
            return NoRoute("superseded")
    address = addresses.bound_now(connection, person_id, claimed.channel)
    if address is None:
        return NoRoute("no_address")
    if heard_at is not None and _is_in_doubt(claimed, address, heard_at):
        return NoRoute("unconfirmed")
    if address.state == "blocked" and claimed.delivery != "crisis":
        return NoRoute("blocked")
    return Route(address.value, address.id)


def _is_in_doubt(claimed: Claimed, address: Address, heard_at: datetime) -> bool:
    """Whether somebody else may have the number, and this is not the question."""
    if claimed.channel != "sms" or all(map(_asks_for_number, claimed.texts)):
        return False
    return address.state == "doubted" or is_stale(
        claimed.created_at, heard_at, address.bound_at, address.confirmed_at
    )


def _asks_for_number(key: str) -> bool:
    return key.startswith("number.")


def _is_outdated(connection: Connection, claimed: Claimed) -> bool:
    """Whether the appointment has changed since the words were put to it."""
    subject = claimed.subject
    if subject is None or subject.kind != "appointment" or not subject.version:
        return False
    found = appointments.get(connection, subject.id)
    return found is None or found.version != subject.version
