"""Ask for each page as a colleague does, again and again, and time the answers."""

import secrets
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from admin.site import StaffSite
from benchmarks.staff_pages.town import IN_CASELOAD, email_of, number_of
from bot.doorway import Doorway
from bot.store import sessions, staff
from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Visit:
    """A page, who looks, and its addresses in turn."""

    name: str
    who: str
    paths: Sequence[str]


def visits(people: int) -> Iterable[Visit]:
    """Name the pages; people of one's own, from the first and the second consultant."""
    mine = range(1, min(IN_CASELOAD, people) + 1)
    lead, consultant = email_of("lead", 0), email_of("consultant0-", 0)
    own = [f"/admin/people/{n}" for n in mine]
    alerts = [f"/admin/alerts/{n}" for n in range(1, 4)]
    search = ["/admin/people?name=" + part for part in ("anna", "kr", "sofie+l", "zz")]
    numbers = ["/admin/people?name=" + number_of(n)[3:] for n in mine]
    yield Visit("today", consultant, ["/admin/"])
    yield Visit("today_of_the_lead", lead, ["/admin/"])
    yield Visit("person", consultant, own)
    yield Visit("older_messages", consultant, [f"{p}?before=90000.90000" for p in own])
    yield Visit("new_appointment", consultant, [f"{p}/appointments" for p in own])
    yield Visit("shadow_wish", consultant, [f"{p}/shadow" for p in own])
    yield Visit("jobs", consultant, [f"{p}/jobs" for p in own])
    yield Visit("week", consultant, ["/admin/week"])
    yield Visit("calendar", consultant, ["/admin/calendar"])
    yield Visit("people", lead, ["/admin/people"])
    yield Visit("search", consultant, search)
    yield Visit("search_of_the_lead", lead, search)
    yield Visit("search_by_number", consultant, numbers)
    yield Visit("alert", lead, alerts)
    yield Visit("groups", lead, ["/admin/groups"])
    yield Visit("programme", lead, ["/admin/programmes/1"])
    yield Visit("settings", lead, ["/admin/programmes/1/settings"])
    yield Visit("words", lead, ["/admin/programmes/1/words?about=checkin"])
    yield Visit("text", lead, ["/admin/programmes/1/words/checkin.ask_mood"])
    yield Visit("handover", lead, ["/admin/handover?from=5"])
    yield Visit("outcomes", lead, ["/admin/outcomes/1"])
    yield Visit("staff", email_of("it", 0), ["/admin/staff"])
    yield Visit("audit", email_of("dpo", 0), ["/admin/audit", "/admin/audit?staff=5"])


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of each answer, sorted, and what one took of the processor."""

    seconds: Sequence[float]
    processor: float


async def time_pages(doorway: Doorway, people: int, times: int) -> dict[str, Timed]:
    """Time the answers of each page; the first one warms up."""
    application = web.Application()
    StaffSite(doorway).mount(application)
    found = {}
    async with TestServer(application) as server:
        for visit in visits(people):
            cookie = _log_in(doorway, visit.who)
            address = str(server.make_url("")).rstrip("/")
            found[visit.name] = await _time(address, cookie, visit, times)
    return found


async def _time(address: str, cookie: str, visit: Visit, times: int) -> Timed:
    cookies = {"makker": cookie}
    taken: list[float] = []
    spent = 0.0
    async with aiohttp.ClientSession(address, cookies=cookies) as browser:
        for n in range(times + 1):
            path = visit.paths[n % len(visit.paths)]
            begun, spent_before = time.perf_counter(), time.process_time()
            async with browser.get(path) as answer:
                await answer.read()
            if n:
                taken.append(time.perf_counter() - begun)
                spent += time.process_time() - spent_before
            if answer.status != web.HTTPOk.status_code:
                raise RuntimeError(f"{path} answered {answer.status}")
    return Timed(sorted(taken), spent / times)


def _log_in(doorway: Doorway, email: str) -> str:
    cookie = secrets.token_urlsafe(32)
    database: Database = doorway.database
    with database.transaction() as connection:
        colleague = staff.by_email(connection, email)
        if colleague is None:
            raise RuntimeError(f"nobody is called {email}")
        sessions.begin(
            connection,
            colleague,
            cookie=cookie,
            form_token="token",  # noqa: S106 - of a town that is thrown away
            now=doorway.clock.now(),
        )
    return cookie
