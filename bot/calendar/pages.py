"""The route of the calendar file: a signed link to one appointment."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web

from bot.calendar.file import write_file
from bot.doorway import Doorway
from bot.house import House
from bot.keyring import BadLinkError
from bot.store import appointments, staff
from bot.store.appointments import Appointment
from bot.store.database import Connection


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
        return [web.get("/calendar/{token}.ics", self.give)]

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
