"""The page where a contact says whether a time is good; looking answers nothing."""

from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader

from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.effects.work import employer_replies, work_words
from bot.keyring import BadLinkError
from bot.store import appointments, employers, people
from bot.store.appointments import Appointment
from bot.store.database import Connection
from bot.wording import dates

FOLDER = Path(__file__).parent
_ANSWERS = {"yes": True, "no": False}


class EmployerPages:
    """Routes under /employer."""

    def __init__(self, doorway: Doorway) -> None:
        """Read the template once."""
        self._doorway = doorway
        templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"), autoescape=True
        )
        templates.globals["t"] = doorway.house.words.term
        self._template = templates.get_template("answer.html")

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/employer/{token}", self.show),
            web.post("/employer/{token}", self.take),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Ask whether the time is good."""
        appointment_id, _ = self._read(request)
        when = await self._doorway.read(self._when, appointment_id)
        if when is None:
            raise self._gone()
        return self._page(action=request.path, when=when)

    async def take(self, request: web.Request) -> web.Response:
        """Take the answer; the same answer twice has one effect."""
        appointment_id, contact_id = self._read(request)
        form = await request.post()
        answer = _ANSWERS.get(str(form.get("answer", "")))
        if answer is None:
            raise web.HTTPSeeOther(request.path)
        is_taken = await self._doorway.write(
            _answer, appointment_id, contact_id, answer
        )
        if not is_taken:
            raise self._gone()
        term = self._doorway.house.words.term
        return self._page(said=term("employer.page_thanks"))

    def _read(self, request: web.Request) -> tuple[int, int]:
        house, now = self._doorway.house, self._doorway.clock.now()
        try:
            subject = house.keyring.verify(request.match_info["token"], "employer", now)
        except (BadLinkError, ValueError):
            raise self._gone() from None
        appointment_id, _, contact_id = subject.partition("-")
        return int(appointment_id), int(contact_id)

    def _when(self, connection: Connection, appointment_id: int) -> str | None:
        appointment = _open(connection, appointment_id)
        if appointment is None:
            return None
        zone = people.get(connection, appointment.person_id).programme.time_zone
        fields = {
            "day": work_words.day_in_zone(appointment.starts_at, zone),
            "time": dates.clock(appointment.starts_at, zone),
            "place": appointment.place,
        }
        return self._doorway.house.words.say("employer.page_when", "web", fields)

    def _gone(self) -> web.HTTPGone:
        said = self._doorway.house.words.term("employer.page_gone")
        text = self._template.render(said=said)
        return web.HTTPGone(text=text, content_type="text/html")

    def _page(self, **values: str) -> web.Response:
        return web.Response(
            text=self._template.render(**values),
            content_type="text/html",
            headers={
                "Cache-Control": "no-store",
                "Content-Security-Policy": (
                    "default-src 'none'; style-src 'self'; form-action 'self'; "
                    "base-uri 'none'; frame-ancestors 'none'"
                ),
                "Referrer-Policy": "no-referrer",
                "X-Content-Type-Options": "nosniff",
            },
        )


def _open(connection: Connection, appointment_id: int) -> Appointment | None:
    appointment = appointments.get(connection, appointment_id)
    return appointment if appointment is not None and appointment.is_on else None


def _answer(work: Work, appointment_id: int, contact_id: int, is_yes: bool) -> bool:  # noqa: FBT001 - a form's answer
    """Note the answer of the contact that the link was made for."""
    seat = employers.seat_of(work.connection, appointment_id)
    if seat is None or seat.contact_id != contact_id or seat.state == "silent":
        return False
    if _open(work.connection, appointment_id) is None:
        return False
    employer_replies.answer(work, seat, is_yes=is_yes)
    return True
