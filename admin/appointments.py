"""Make, move and cancel an appointment; the person is told once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from aiohttp import web

from admin import access
from admin.access import Viewer
from admin.fields import Mistakes, read_choice
from admin.guard import Form, read_form
from admin.place_fields import (
    MOST_OF_NAME,
    read_ahead,
    read_minutes,
    read_place,
    refuse_health,
    refuse_long,
)
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.appointments import appointing
from bot.effects.appointments.appointing import SHADOWING, Terms
from bot.effects.team import staff_writing
from bot.effects.turn import Work
from bot.store import people, shadow_days, submissions
from bot.store.appointments import Appointment
from bot.store.database import Connection
from bot.store.people import Person
from bot.wording.neutral import Neutral

KINDS = ("meeting", SHADOWING, "three_party")
USUAL = 45


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose appointment, and which when there is one."""

    person: Person
    appointment: Appointment | None

    @property
    def zone(self) -> ZoneInfo:
        """The zone that its times are told in."""
        return self.person.programme.time_zone

    @property
    def path(self) -> str:
        """The page of the person."""
        return f"/admin/people/{self.person.id}"


class AppointmentPages:
    """Routes of appointments."""

    def __init__(self, doorway: Doorway, pages: Pages, neutral: Neutral) -> None:
        """Take what the pages read, how they are made, and what SMS may not carry."""
        self._doorway = doorway
        self._pages = pages
        self._neutral = neutral

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        new = r"/people/{person_id:\d{1,18}}/appointments"
        one = r"/appointments/{id:\d{1,18}}"
        return [
            web.get(new, self.show),
            web.post(new, self.make),
            web.get(one, self.show),
            web.post(f"{one}/move", self.move),
            web.post(f"{one}/cancel", self.cancel),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the form, empty or as the appointment stands."""
        subject = await self._subject(request)
        return self._form(request, subject, _filled(subject), Mistakes())

    async def make(self, request: web.Request) -> web.Response:
        """Make an appointment; the same form sent twice makes one."""
        subject, form = await self._subject(request), await read_form(request)
        mistakes = Mistakes()
        terms = self._read_terms(form, subject.zone, mistakes)
        if terms is None:
            return self._form(request, subject, form, mistakes)
        shadow_id = await self._doorway.write(
            _make, request[VIEWER], subject.person.id, terms, once=form["once"]
        )
        if shadow_id is not None:
            raise web.HTTPSeeOther(f"/admin/shadow/{shadow_id}?done=proposed")
        raise web.HTTPSeeOther(f"{subject.path}?done=made#appointments")

    async def move(self, request: web.Request) -> web.Response:
        """Change time, place or anything else of it."""
        subject, form = await self._subject(request), await read_form(request)
        mistakes = Mistakes()
        terms = self._read_terms(form, subject.zone, mistakes)
        if terms is None:
            return self._form(request, subject, form, mistakes)
        done = await self._doorway.write(
            _move, request[VIEWER], int(request.match_info["id"]), terms
        )
        raise web.HTTPSeeOther(f"{subject.path}?done={done}#appointments")

    async def cancel(self, request: web.Request) -> web.Response:
        """Cancel it."""
        subject = await self._subject(request)
        is_cancelled = await self._doorway.write(
            _cancel, request[VIEWER], int(request.match_info["id"])
        )
        done = "cancelled" if is_cancelled else "too_late"
        raise web.HTTPSeeOther(f"{subject.path}?done={done}#appointments")

    def _read_terms(
        self, form: Form, zone: ZoneInfo, mistakes: Mistakes
    ) -> Terms | None:
        now = self._doorway.clock.now()
        return _read_terms(form, zone, mistakes, neutral=self._neutral, now=now)

    async def _subject(self, request: web.Request) -> Subject:
        return await self._doorway.read(_read, request[VIEWER], request.match_info)

    def _form(
        self, request: web.Request, subject: Subject, form: Form, mistakes: Mistakes
    ) -> web.Response:
        return self._pages.page(
            request,
            "appointment.html",
            status=422 if mistakes else 200,
            subject=subject,
            person=subject.person,
            appointment=subject.appointment,
            is_told=staff_writing.may_write(subject.person),
            form=form,
            mistakes=mistakes,
            kinds=KINDS,
            today=self._doorway.clock.now().astimezone(subject.zone).date(),
        )


def _read(connection: Connection, viewer: Viewer, match: Mapping[str, str]) -> Subject:
    if "person_id" in match:
        person = access.person(connection, viewer, int(match["person_id"]))
        return Subject(person, None)
    appointment = access.appointment(connection, viewer, int(match["id"]))
    return Subject(people.get(connection, appointment.person_id), appointment)


def _filled(subject: Subject) -> Form:
    """Fill the form as the appointment stands."""
    appointment = subject.appointment
    if appointment is None:
        return Form(minutes=str(USUAL), kind="meeting")
    local = appointment.starts_at.astimezone(subject.zone)
    return Form(
        date=local.date().isoformat(),
        time=f"{local:%H:%M}",
        minutes=str(appointment.minutes),
        place=appointment.place,
        kind=appointment.kind,
        company=appointment.company,
        contact=appointment.contact,
    )


def _read_terms(
    form: Form, zone: ZoneInfo, mistakes: Mistakes, *, neutral: Neutral, now: datetime
) -> Terms | None:
    starts_at = read_ahead(form, zone, mistakes, now)
    minutes = read_minutes(form, mistakes)
    place = read_place(form, neutral, mistakes)
    kind = read_choice(form, "kind", KINDS, mistakes)
    company, contact = (
        refuse_long(form, field, MOST_OF_NAME, mistakes)
        for field in ("company", "contact")
    )
    refuse_health(form, ("company", "contact"), neutral, mistakes)
    if kind == SHADOWING and not company:
        mistakes.add("company", "missing")
    if mistakes or starts_at is None:
        return None
    return Terms(
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        kind=kind,
        company=company or None,
        contact=contact or None,
    )


def _make(
    work: Work, viewer: Viewer, person_id: int, terms: Terms, *, once: str
) -> int | None:
    """Make it; a day of shadowing is only proposed, and its id is given."""
    person = access.person(work.connection, viewer, person_id)
    if not submissions.is_first(work.connection, viewer.colleague, once, work.now):
        return None
    made = appointing.make(work, person.id, terms, viewer.colleague)
    day = shadow_days.of_appointment(work.connection, made.id)
    return day.id if day is not None else None


def _move(work: Work, viewer: Viewer, appointment_id: int, terms: Terms) -> str:
    found = access.appointment(work.connection, viewer, appointment_id)
    return appointing.move(work, found.id, terms, viewer.colleague) or "too_late"


def _cancel(work: Work, viewer: Viewer, appointment_id: int) -> bool:
    found = access.appointment(work.connection, viewer, appointment_id)
    return appointing.cancel(work, found.id, viewer.colleague)
