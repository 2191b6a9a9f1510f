"""What the page of a day of shadowing holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from admin import access, colleagues, reading
from admin.about import write_journal
from admin.access import Viewer
from bot.effects.team import staff_writing
from bot.effects.turn import Work
from bot.effects.work import employers, shadowing
from bot.rules.shadow_days import Missing, Tick, ticks_needed
from bot.store import appointments, companies, people, shadow_days, staff
from bot.store import employers as seats
from bot.store.appointments import Appointment
from bot.store.companies import Contact
from bot.store.conversations import Subject
from bot.store.employers import Seat, SentNotice
from bot.store.people import Person
from bot.store.shadow_days import ShadowDay
from bot.store.staff import Colleague

#: Who can go with somebody for the first minutes.
ESCORTS = ("consultant", "care_manager", "stand_in", "facilitator", "lead")


@dataclass(frozen=True, slots=True, kw_only=True)
class WishView:
    """What the form of a new place needs."""

    person: Person
    wish: str
    days: Sequence[ShadowDay]
    may_write: bool

    @property
    def zone(self) -> ZoneInfo:
        """The zone that times are told in."""
        return self.person.programme.time_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowView:
    """Everything on the page of a day."""

    person: Person
    day: ShadowDay
    appointment: Appointment
    age: int
    missing: Sequence[Missing]
    #: What must be ticked, each with the name of who did.
    ticks: Mapping[Tick, str]
    contact: Contact | None
    seat: Seat | None
    #: What the place gets word for word when the day is confirmed.
    preview: str
    notices: Sequence[SentNotice]
    escort: str
    escorts: Sequence[Colleague]
    is_over: bool
    may_write: bool
    journal: str

    @property
    def is_open(self) -> bool:
        """Whether anything about it can still be changed."""
        return not self.is_over and self.day.state in {"proposed", "confirmed"}


def read_wish(work: Work, viewer: Viewer, person_id: int) -> WishView:
    """Read what a person would like to try, and note that it is read."""
    person = access.person(work.connection, viewer, person_id)
    subject = Subject("shadow wish", person.id)
    reading.note_own_words(work, viewer, person, subject)
    wished = shadow_days.open_wish(work.connection, person.id)
    return WishView(
        person=person,
        wish=wished.wish if wished is not None else "",
        days=shadow_days.of_person(work.connection, person.id),
        may_write=staff_writing.may_write(person),
    )


def read_shadow(work: Work, viewer: Viewer, shadow_id: int) -> ShadowView:
    """Read the page of a day, and note that it is read."""
    connection = work.connection
    day = access.shadow_day(connection, viewer, shadow_id)
    appointment = appointments.get(connection, day.appointment_id or 0)
    if appointment is None:
        raise access.NotHereError
    person = people.get(connection, day.person_id)
    reading.note_own_words(work, viewer, person, Subject("shadow", day.id))
    seat = seats.seat_of(connection, appointment.id)
    contact = companies.contact(connection, seat.contact_id) if seat else None
    age = person.age(appointment.starts_at)
    names = staff.colleagues(
        connection, [*day.ticked_by.values(), day.escorted_by or 0]
    )
    escort = names.get(day.escorted_by or 0)
    return ShadowView(
        person=person,
        day=day,
        appointment=appointment,
        age=age,
        missing=shadowing.what_is_missing(work, day.id),
        ticks={t: _ticked_by(day, t, names) for t in ticks_needed(age)},
        contact=contact,
        seat=seat,
        preview=_preview(work, person, day, appointment, contact=contact),
        notices=_notices(work, person, appointment),
        escort=escort.name if escort is not None else "",
        escorts=colleagues.around(connection, person, ESCORTS),
        is_over=appointment.starts_at <= work.now,
        may_write=staff_writing.may_write(person),
        journal=write_journal(work, person),
    )


def _ticked_by(day: ShadowDay, tick: Tick, names: Mapping[int, Colleague]) -> str:
    colleague = names.get(day.ticked_by.get(tick, 0))
    return colleague.name if colleague is not None else ""


def _preview(
    work: Work,
    person: Person,
    day: ShadowDay,
    appointment: Appointment,
    *,
    contact: Contact | None,
) -> str:
    if contact is None or day.state != "proposed":
        return ""
    return employers.preview_of_shadow(
        work, person, appointment, contact, disclosure=day.disclosure
    )


def _notices(
    work: Work, person: Person, appointment: Appointment
) -> Sequence[SentNotice]:
    return [
        notice
        for notice in seats.notices_of(work.connection, person.id)
        if notice.appointment_id == appointment.id
    ]
