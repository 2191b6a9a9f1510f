"""The route of the calendar file: a signed link to one appointment."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from aiohttp import web

from bot.calendar.feed import Entry, write_feed
from bot.calendar.file import write_file
from bot.doorway import Doorway
from bot.house import House
from bot.keyring import BadLinkError
from bot.store import appointments, feeds, people, staff
from bot.store.appointments import Appointment
from bot.store.database import Connection
from bot.store.people import Person


@dataclass(frozen=True, slots=True)
class Found:
    """An appointment, and the first name of whoever has it."""

    appointment: Appointment
    consultant: str


class CalendarPages:
    """Routes under /calendar."""

    def __init__(self, doorway: Doorway) -> None:
        """Take what is read."""
        self._doorway = doorway

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/calendar/{token}.ics", self.give),
            web.get("/calendar/feed/{secret}.ics", self.give_feed),
        ]

    async def give(self, request: web.Request) -> web.Response:
        """Give the appointment as it stands now."""
        house, now = self._doorway.house, self._doorway.clock.now()
        try:
            subject = house.keyring.verify(request.match_info["token"], "calendar", now)
        except (BadLinkError, ValueError):
            raise web.HTTPGone from None
        found = await self._doorway.read(_find, int(subject))
        if found is None:
            raise web.HTTPGone
        host = urlsplit(house.public_url).hostname or "makker"
        title = house.words.say("calendar.title", "web", {"whom": _whom(house, found)})
        return web.Response(
            body=write_file(found.appointment, title, host, now),
            content_type="text/calendar",
            charset="utf-8",
            headers={
                "Content-Disposition": 'attachment; filename="aftale.ics"',
                "Cache-Control": "no-store",
                "X-Content-Type-Options": "nosniff",
            },
        )

    async def give_feed(self, request: web.Request) -> web.Response:
        """Give a consultant's appointments to their own calendar."""
        house, now = self._doorway.house, self._doorway.clock.now()
        secret = request.match_info["secret"]
        entries = await self._doorway.read(_entries, house, secret, now)
        if entries is None:
            raise web.HTTPNotFound
        host = urlsplit(house.public_url).hostname or "makker"
        name = house.words.term("calendar.name")
        return web.Response(
            body=write_feed(entries, name=name, host=host, now=now),
            content_type="text/calendar",
            charset="utf-8",
            headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"},
        )


def _entries(
    connection: Connection, house: House, secret: str, now: datetime
) -> list[Entry] | None:
    """Give what a secret opens; None when it opens nothing."""
    feed = feeds.by_secret(connection, secret) if secret.isascii() else None
    if feed is None:
        return None
    shown = feeds.shown_in(connection, feed.staff_id, now)
    whose = {one.person_id for one in shown}
    titles = {
        person_id: _name(people.get(connection, person_id)) for person_id in whose
    }
    term = house.words.term
    return [
        Entry(one, f"{term(f'admin.kind.{one.kind}')} {titles[one.person_id]}")
        for one in shown
    ]


def _name(person: Person) -> str:
    """Initials, unless the programme lets names stand in calendars."""
    if person.programme.calendar_names:
        return person.name
    return " ".join(f"{part[0]}." for part in person.name.split())


def _find(connection: Connection, appointment_id: int) -> Found | None:
    appointment = appointments.get(connection, appointment_id)
    if appointment is None:
        return None
    colleague = staff.get(connection, appointment.consultant_id)
    return Found(appointment, colleague.first_name)


def _whom(house: House, found: Found) -> str:
    if not found.appointment.company:
        return found.consultant
    fields = {"consultant": found.consultant, "company": found.appointment.company}
    return house.words.say("appointment.and_company", "web", fields)
