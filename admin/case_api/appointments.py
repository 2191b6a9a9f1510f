"""Appointments: read, make, move and cancel; the young person is told by Makker."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from admin.case_api.fields import (
    Id,
    Listing,
    Minutes,
    Moment,
    Name,
    Place,
    read_moment,
    read_optional_moment,
)
from admin.case_api.operations import Asked, Operation, cut
from admin.case_api.people import Colleague, show_colleague
from admin.case_api.problems import ProblemError, missing
from bot.config import MESSAGES
from bot.effects.appointments import appointing
from bot.effects.appointments.appointing import Terms
from bot.store import people, staff
from bot.store.appointments import OFF, Appointment
from bot.store.pages import case_system
from bot.store.pages.case_system import AppointmentFacts
from bot.wording.neutral import read_neutral

Kind = Literal["meeting", "shadowing", "three_party"]
#: How far ahead an appointment is believed.
FARTHEST = timedelta(days=3 * 366)
_NEUTRAL = read_neutral(MESSAGES)


class AppointmentListing(
    Listing, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """Which appointments are wanted."""

    person_id: Id | UnsetType = UNSET
    since: Moment | UnsetType = UNSET
    until: Moment | UnsetType = UNSET


class NewAppointment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An appointment to make; the person's own consultant has it."""

    person_id: Id
    starts_at: Moment
    place: Place
    minutes: Minutes = 45
    kind: Kind = "meeting"
    company: Name | None = None
    contact: Name | None = None


class Change(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be different; the rest stays."""

    starts_at: Moment | UnsetType = UNSET
    place: Place | UnsetType = UNSET
    minutes: Minutes | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    company: Name | UnsetType | None = UNSET
    contact: Name | UnsetType | None = UNSET


class AgreedAppointment(Struct, frozen=True, kw_only=True):
    """An appointment. Who came, who said yes and who is silent is not told."""

    id: Id
    person_id: Id
    consultant: Colleague
    kind: Kind
    starts_at: datetime
    minutes: int
    place: str
    company: str | None
    contact: str | None
    state: Annotated[
        Literal["proposed", "planned", "cancelled"],
        Meta(description="Whoever cancelled it; over and done with is still planned."),
    ]


class Appointments(Struct, frozen=True, kw_only=True):
    """A page of appointments."""

    items: list[AgreedAppointment]
    next: Id | None


def _list(asked: Asked) -> Appointments:
    page, query = asked.query.page(), asked.query
    rows = case_system.appointments_of(
        asked.work.connection,
        asked.realm,
        page,
        person_id=None if query.person_id is UNSET else query.person_id,
        since=read_optional_moment(query.since),
        until=read_optional_moment(query.until),
    )
    shown, following = cut(rows, page.limit, lambda row: row.appointment.id)
    found = [row.appointment for row in shown]
    asked.note("appointments", [(a.municipality_id, a.person_id) for a in found])
    return Appointments(items=[show_appointment(row) for row in shown], next=following)


def _get(asked: Asked) -> AgreedAppointment:
    row = _find(asked, asked.id)
    whose = (row.appointment.municipality_id, row.appointment.person_id)
    asked.note("appointment", [whose])
    return show_appointment(row)


def _make(asked: Asked) -> AgreedAppointment:
    body, work = asked.body, asked.work
    terms = _checked(
        asked,
        Terms(
            starts_at=read_moment(body.starts_at),
            minutes=body.minutes,
            place=_tidy(body.place),
            kind=body.kind,
            company=body.company,
            contact=body.contact,
        ),
    )
    person = case_system.find_person(work.connection, asked.realm, body.person_id)
    if person is None:
        raise missing()
    whole = people.lock(work.connection, person.id)
    if whole is None or whole.state == "ended":
        raise ProblemError(409, "The person is not in the programme any more.")
    consultant = staff.get(work.connection, whole.consultant_id)
    made = appointing.make(work, person.id, terms, consultant)
    return show_appointment(_find(asked, made.id))


def _change(asked: Asked) -> AgreedAppointment:
    old = _find(asked, asked.id).appointment
    terms = _checked(asked, _changed(old, asked.body))
    colleague = staff.get(asked.work.connection, old.consultant_id)
    if appointing.move(asked.work, old.id, terms, colleague) is None:
        raise ProblemError(409, "It is over or cancelled: make a new one.")
    return _get(asked)


def _cancel(asked: Asked) -> AgreedAppointment:
    """Cancel it; cancelling what is cancelled is no mistake."""
    old = _find(asked, asked.id).appointment
    colleague = staff.get(asked.work.connection, old.consultant_id)
    is_off = appointing.cancel(asked.work, old.id, colleague) or old.state in OFF
    if not is_off:
        raise ProblemError(409, "It has begun or is over: nothing is left to cancel.")
    return _get(asked)


def _changed(old: Appointment, body: Change) -> Terms:
    return Terms(
        starts_at=old.starts_at
        if body.starts_at is UNSET
        else read_moment(body.starts_at),
        minutes=old.minutes if body.minutes is UNSET else body.minutes,
        place=old.place if body.place is UNSET else _tidy(body.place),
        kind=old.kind if body.kind is UNSET else body.kind,
        company=(old.company or None) if body.company is UNSET else body.company,
        contact=(old.contact or None) if body.contact is UNSET else body.contact,
    )


def _checked(asked: Asked, terms: Terms) -> Terms:
    """What stands on a young person's phone is neutral, and still to come."""
    if _NEUTRAL.health_words(terms.place):
        raise ProblemError(422, "The place is read by SMS: leave words of health out.")
    if terms.starts_at <= asked.work.now:
        raise ProblemError(409, "The time is past: name one that is to come.")
    if terms.starts_at > asked.work.now + FARTHEST:
        raise ProblemError(409, "The time is more than three years away.")
    return terms


def _tidy(place: str) -> str:
    return " ".join(place.split()) or place


def _find(asked: Asked, appointment_id: int) -> AppointmentFacts:
    row = case_system.find_appointment(
        asked.work.connection, asked.realm, appointment_id
    )
    if row is None:
        raise missing()
    return row


def show_appointment(row: AppointmentFacts) -> AgreedAppointment:
    """Show an appointment."""
    found = row.appointment
    return AgreedAppointment(
        id=found.id,
        person_id=found.person_id,
        consultant=show_colleague(row.consultant),
        kind=_kind(found.kind),
        starts_at=found.starts_at,
        minutes=found.minutes,
        place=found.place,
        company=found.company or None,
        contact=found.contact or None,
        state=_state(found.state),
    )


def _kind(kind: str) -> Kind:
    if kind == "shadowing":
        return "shadowing"
    return "three_party" if kind == "three_party" else "meeting"


def _state(state: str) -> Literal["proposed", "planned", "cancelled"]:
    if state in OFF:
        return "cancelled"
    return "proposed" if state == "proposed" else "planned"


OPERATIONS = (
    Operation(
        id="listAppointments",
        method="GET",
        path="/appointments",
        scope="appointments:read",
        summary="List the appointments",
        act=_list,
        query=AppointmentListing,
        answer=Appointments,
    ),
    Operation(
        id="makeAppointment",
        method="POST",
        path="/appointments",
        scope="appointments:write",
        summary="Make an appointment; Makker tells the young person",
        act=_make,
        body=NewAppointment,
        answer=AgreedAppointment,
        status=201,
    ),
    Operation(
        id="getAppointment",
        method="GET",
        path="/appointments/{id}",
        scope="appointments:read",
        summary="Read one appointment",
        act=_get,
        answer=AgreedAppointment,
    ),
    Operation(
        id="changeAppointment",
        method="PATCH",
        path="/appointments/{id}",
        scope="appointments:write",
        summary="Move an appointment or change it otherwise",
        act=_change,
        body=Change,
        answer=AgreedAppointment,
    ),
    Operation(
        id="cancelAppointment",
        method="POST",
        path="/appointments/{id}/cancel",
        scope="appointments:write",
        summary="Cancel an appointment; Makker tells the young person",
        act=_cancel,
        answer=AgreedAppointment,
    ),
)
