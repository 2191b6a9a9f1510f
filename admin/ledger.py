"""The ledger on a person's page: consents, what places were told, a guardian's word."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from admin import access
from admin.access import Viewer
from admin.fields import Mistakes, read_choice, read_words
from admin.guard import read_form
from admin.rendering import VIEWER
from bot.doorway import Doorway
from bot.effects.joining import guardians
from bot.effects.turn import Work
from bot.rules.consent import needs_guardian
from bot.store import companies, consents, employers, shadow_days
from bot.store.consents import Entry
from bot.store.database import Connection
from bot.store.employers import SentNotice
from bot.store.people import Person

MOST_OF_NAME = 120
ACTS = ("given", "withdrawn")


@dataclass(frozen=True, slots=True)
class Told:
    """What a place of work was sent, and to whom."""

    notice: SentNotice
    contact: str
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Who has said yes to what, and what has left the house."""

    #: The newest first.
    consents: Sequence[Entry]
    #: What the person chose that a place may be told, the newest choice.
    disclosure: str
    told: Sequence[Told]
    needs_guardian: bool


class LedgerPages:
    """Routes of what staff write in it."""

    def __init__(self, doorway: Doorway) -> None:
        """Take what is written."""
        self._doorway = doorway

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [web.post(r"/people/{id:\d{1,18}}/guardian", self.note_guardian)]

    async def note_guardian(self, request: web.Request) -> web.Response:
        """Record what a holder of custody has said."""
        form, mistakes = await read_form(request), Mistakes()
        name = read_words(form, "guardian", MOST_OF_NAME, mistakes)
        act = read_choice(form, "act", ACTS, mistakes)
        person_id = int(request.match_info["id"])
        back = f"/admin/people/{person_id}"
        if mistakes:
            raise web.HTTPSeeOther(f"{back}?done=guardian_missing#ledger-title")
        await self._doorway.write(_note, request[VIEWER], person_id, name, act=act)
        raise web.HTTPSeeOther(f"{back}?done=guardian_{act}#ledger-title")


def read_ledger(work: Work, person: Person) -> Ledger:
    """Read what was consented to, and what was told to places of work."""
    connection = work.connection
    chosen = [
        day.disclosure
        for day in shadow_days.of_person(connection, person.id)
        if day.disclosure
    ]
    return Ledger(
        consents=consents.of_person(connection, person.id)[::-1],
        disclosure=chosen[0] if chosen else "",
        told=[
            _told(connection, notice)
            for notice in employers.notices_of(connection, person.id)
        ],
        needs_guardian=needs_guardian(person.programme, person.age(work.now)),
    )


def _told(connection: Connection, notice: SentNotice) -> Told:
    contact = companies.contact(connection, notice.contact_id or 0)
    if contact is None:
        return Told(notice, "", "")
    return Told(notice, contact.name, companies.name_of(connection, contact.company_id))


def _note(work: Work, viewer: Viewer, person_id: int, name: str, *, act: str) -> None:
    person = access.person(work.connection, viewer, person_id)
    record = guardians.record if act == "given" else guardians.withdraw
    record(work, person.id, viewer.colleague, name)
