"""What the page of an appointment holds, and how its form is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from admin import access, reading
from admin.about import write_journal
from admin.access import Viewer
from admin.fields import Mistakes, read_choice, read_number
from admin.guard import Form
from admin.place_fields import (
    MOST_OF_NAME,
    read_ahead,
    read_contact,
    read_minutes,
    read_place,
    refuse_health,
    refuse_long,
)
from bot.effects.appointments.appointing import SHADOWING, Terms
from bot.effects.team import staff_writing
from bot.effects.turn import Work
from bot.rules.series import FEWEST, MOST, Rhythm
from bot.store import appointments, companies, employers, people, shadow_days
from bot.store.appointments import Appointment
from bot.store.companies import Contact, NewContact
from bot.store.conversations import Subject
from bot.store.employers import Seat
from bot.store.people import Person
from bot.wording.neutral import Neutral

KINDS = ("meeting", SHADOWING, "three_party")
#: Kinds that can become each other.
_TALKS = ("meeting", "three_party")
_ONCE, _EVERY = "once", {"weekly": 1, "fortnightly": 2}
REPEATS = (_ONCE, *_EVERY)
USUAL, USUAL_TIMES = 45, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """Whose appointment, and how it stands when there is one."""

    person: Person
    appointment: Appointment | None
    seat: Seat | None
    contact: Contact | None
    shadow_id: int | None
    #: Lines for the case system; empty for whoever has stated no purpose.
    journal: str
    may_write: bool
    is_begun: bool
    #: How many of a series are on from this one, itself among them.
    rest: int

    @property
    def zone(self) -> ZoneInfo:
        """The zone that its times are told in."""
        return self.person.programme.time_zone

    @property
    def path(self) -> str:
        """The page of the person."""
        return f"/admin/people/{self.person.id}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it can be: a day of shadowing and a call stay what they are."""
        if self.appointment is None:
            return KINDS
        kind = self.appointment.kind
        return _TALKS if kind in _TALKS else (kind,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a form says of an appointment."""

    terms: Terms
    #: Who at the place is asked whether the time is good.
    contact: NewContact | None = None
    rhythm: Rhythm | None = None


def read_appointment(
    work: Work, viewer: Viewer, match: Mapping[str, str]
) -> AppointmentView:
    """Read the page; its lines for the case system are noted as read."""
    connection, found = work.connection, None
    if "person_id" in match:
        person = access.person(connection, viewer, int(match["person_id"]))
    else:
        found = access.appointment(connection, viewer, int(match["id"]))
        person = people.get(connection, found.person_id)
    seat = employers.seat_of(connection, found.id) if found else None
    day = shadow_days.of_appointment(connection, found.id) if found else None
    return AppointmentView(
        person=person,
        appointment=found,
        seat=seat,
        contact=companies.contact(connection, seat.contact_id) if seat else None,
        shadow_id=day.id if day is not None else None,
        journal=_journal(work, viewer, person) if found is not None else "",
        may_write=staff_writing.may_write(person),
        is_begun=found is not None and found.starts_at <= work.now,
        rest=_count_rest(work, found),
    )


def _count_rest(work: Work, found: Appointment | None) -> int:
    if found is None or found.series_id is None:
        return 0
    return len(appointments.rest_of_series(work.connection, found))


def _journal(work: Work, viewer: Viewer, person: Person) -> str:
    purpose = reading.purpose_for(work.connection, viewer, person, work.now)
    if purpose is None:
        return ""
    reading.note(work, viewer, person.id, Subject("journal", person.id), purpose)
    return write_journal(work, person)


def fill(view: AppointmentView, asked: Mapping[str, str]) -> Form:
    """Fill the form as the appointment stands; a new one as the address asks."""
    one, contact = view.appointment, view.contact
    if one is None:
        kind = asked.get("kind", "")
        return Form(
            minutes=str(USUAL),
            kind=kind if kind in KINDS else "meeting",
            company=asked.get("company", "")[:MOST_OF_NAME],
            repeat=_ONCE,
            times=str(USUAL_TIMES),
        )
    local = one.starts_at.astimezone(view.zone)
    return Form(
        date=local.date().isoformat(),
        time=f"{local:%H:%M}",
        minutes=str(one.minutes),
        place=one.place,
        kind=one.kind,
        company=one.company,
        contact=one.contact,
        contact_phone=contact.phone if contact else "",
        contact_email=contact.email if contact else "",
    )


def read_wanted(
    form: Form,
    view: AppointmentView,
    mistakes: Mistakes,
    *,
    neutral: Neutral,
    now: datetime,
) -> Wanted | None:
    """Read the whole form; None when something in it must be mended."""
    starts_at = read_ahead(form, view.zone, mistakes, now)
    minutes = read_minutes(form, mistakes)
    place = read_place(form, neutral, mistakes)
    kind = read_choice(form, "kind", view.kinds, mistakes)
    company, contact = (
        refuse_long(form, field, MOST_OF_NAME, mistakes)
        for field in ("company", "contact")
    )
    refuse_health(form, ("company", "contact"), neutral, mistakes)
    if kind == SHADOWING and not company:
        mistakes.add("company", "missing")
    asked = _read_asked(form, mistakes) if kind == "three_party" else None
    rhythm = _read_rhythm(form, kind, mistakes)
    if mistakes or starts_at is None:
        return None
    terms = Terms(
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        kind=kind,
        company=company or None,
        contact=contact or None,
    )
    return Wanted(terms=terms, contact=asked, rhythm=rhythm)


def _read_asked(form: Form, mistakes: Mistakes) -> NewContact | None:
    """Whoever can be written to is asked; without an address nobody is."""
    if not (form["contact_phone"].strip() or form["contact_email"].strip()):
        return None
    if not form["company"].strip():
        mistakes.add("company", "missing")
    return read_contact(form, mistakes)


def _read_rhythm(form: Form, kind: str, mistakes: Mistakes) -> Rhythm | None:
    if form["repeat"] not in _EVERY:
        return None
    if kind != "meeting":
        mistakes.add("repeat", "repeat")
    times = read_number(form, "times", FEWEST, MOST, mistakes)
    if mistakes.of("times"):
        mistakes.change("times", "times")
    return Rhythm(_EVERY[form["repeat"]], times)
