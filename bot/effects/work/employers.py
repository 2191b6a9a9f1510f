"""What a place of work is told: a first name at most, a time and a place."""

from bot.effects.turn import Work
from bot.effects.work.work_words import day_in_zone
from bot.rules.delivery import Delivery
from bot.rules.disclosure import may_tell, names_person
from bot.rules.phones import show_phone
from bot.rules.reminders import working_time
from bot.store import companies, employers, notices, outbox, people, staff
from bot.store.appointments import Appointment
from bot.store.companies import Contact
from bot.store.conversations import Subject
from bot.store.employers import NewNotice, Seat
from bot.store.outbox import Outgoing
from bot.store.people import Person
from bot.wording import dates

#: The first that a place hears of an appointment.
FIRST = frozenset(
    ("employer.talk_asked", "employer.shadow_named", "employer.shadow_unnamed")
)


def ask_to_talk(work: Work, person: Person, appointment: Appointment) -> None:
    """Ask the contact of a three-party talk whether the time is good."""
    seat = employers.seat_of(work.connection, appointment.id)
    if seat is None or seat.version == appointment.version:
        return
    key = "employer.talk_asked" if _is_new(work, seat) else "employer.talk_moved"
    if _send(work, person, appointment, seat, key):
        _note(work, seat, "asked", appointment)


def tell_of_shadow(
    work: Work, person: Person, appointment: Appointment, disclosure: str | None
) -> None:
    """Tell the place that somebody comes, as the young person has chosen."""
    seat = employers.seat_of(work.connection, appointment.id)
    if seat is None or not may_tell(disclosure):
        return
    key = _shadow_key(disclosure, is_new=_is_new(work, seat))
    if _send(work, person, appointment, seat, key, disclosure=disclosure):
        _note(work, seat, "told", appointment)


def preview_of_shadow(
    work: Work,
    person: Person,
    appointment: Appointment,
    contact: Contact,
    *,
    disclosure: str | None,
) -> str:
    """Give word for word what a place will be told; empty where it may be nothing."""
    if not may_tell(disclosure):
        return ""
    key = _shadow_key(disclosure, is_new=True)
    return words_for(work, person, appointment, contact, key)


def _shadow_key(disclosure: str | None, *, is_new: bool) -> str:
    what = "shadow" if is_new else "shadow_moved"
    who = "named" if names_person(disclosure) else "unnamed"
    return f"employer.{what}_{who}"


def tell_of_cancelling(
    work: Work, person: Person, appointment: Appointment, disclosure: str | None = None
) -> bool:
    """Tell the place that nothing comes of it; False when it had heard of nothing."""
    seat = employers.seat_of(work.connection, appointment.id)
    if seat is None or _is_new(work, seat):
        return False
    key = "employer.cancelled"
    is_sent = _send(work, person, appointment, seat, key, disclosure=disclosure)
    _note(work, seat, "silent", appointment)
    return is_sent


def words_for(
    work: Work, person: Person, appointment: Appointment, contact: Contact, key: str
) -> str:
    """Put words to a text for a place; nothing else about the person is at hand."""
    zone = person.programme.time_zone
    colleague = staff.get(work.connection, appointment.consultant_id)
    fields = {
        "contact": contact.first_name,
        "young_name": person.first_name,
        "day": day_in_zone(appointment.starts_at, zone),
        "time": dates.clock(appointment.starts_at, zone),
        "place": appointment.place,
        "consultant": colleague.first_name,
        "phone": show_phone(colleague.phone or person.programme.phone),
        "answer_link": answer_link(work, appointment, contact),
    }
    return work.house.words.say(key, contact.channel or "email", fields)


def answer_link(work: Work, appointment: Appointment, contact: Contact) -> str:
    """Sign a link by which a contact answers an e-mail."""
    until = max(appointment.starts_at, work.now)
    subject = f"{appointment.id}-{contact.id}"
    token = work.house.keyring.sign(subject, "employer", until)
    return f"{work.house.public_url}/employer/{token}"


def answer_back(
    work: Work,
    contact: Contact,
    key: str,
    inbox_id: int | None,
    *,
    delivery: Delivery = "reply",
) -> None:
    """Answer a contact who has written."""
    if contact.channel is None:
        return
    outgoing = Outgoing(
        municipality_id=contact.municipality_id,
        contact_id=contact.id,
        delivery=delivery,
        channel=contact.channel,
        words=work.house.words.say(key, contact.channel, {}),
        texts=(key,),
        inbox_id=inbox_id,
    )
    outbox.add(work.connection, outgoing, work.now)


def person_of(work: Work, appointment: Appointment) -> Person:
    """Give whose appointment it is."""
    return people.get(work.connection, appointment.person_id)


def _is_new(work: Work, seat: Seat) -> bool:
    """Take waiting words back; True when the place has heard of nothing before."""
    waiting = notices.take_back(
        work.connection, Subject("employer", seat.appointment_id)
    )
    return seat.state == "silent" or not waiting.isdisjoint(FIRST)


def _send(
    work: Work,
    person: Person,
    appointment: Appointment,
    seat: Seat,
    key: str,
    *,
    disclosure: str | None = None,
) -> bool:
    """Send and keep word for word; False when the contact is reached by hand only."""
    contact = companies.contact(work.connection, seat.contact_id)
    if contact is None or contact.channel is None:
        return False
    words = words_for(work, person, appointment, contact, key)
    outgoing = Outgoing(
        municipality_id=person.municipality_id,
        contact_id=contact.id,
        delivery="change",
        channel=contact.channel,
        words=words,
        texts=(key,),
        subject=Subject("employer", appointment.id, appointment.version),
        not_before=working_time(person.programme, appointment.starts_at, work.now),
    )
    outbox_id = outbox.add(work.connection, outgoing, work.now)
    notice = NewNotice(
        municipality_id=person.municipality_id,
        person_id=person.id,
        contact_id=contact.id,
        appointment_id=appointment.id,
        disclosure=disclosure,
        words=words,
        outbox_id=outbox_id,
    )
    employers.note(work.connection, notice, work.now)
    return True


def _note(work: Work, seat: Seat, state: str, appointment: Appointment) -> None:
    employers.note_state(
        work.connection, seat, state, version=appointment.version, now=work.now
    )
