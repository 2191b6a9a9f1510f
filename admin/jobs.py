"""Jobs and education: begin, move, change hours and end; contacts at the place."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Concatenate, ParamSpec, TypeVar, get_args

from aiohttp import web

from admin import access
from admin.access import Viewer
from admin.fields import Mistakes, read_choice
from admin.guard import Form, read_form
from admin.job_view import read_jobs
from admin.place_fields import MOST_OF_NAME, read_contact, refuse_health, refuse_long
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.effects.work import jobs
from bot.effects.work.jobs import Job
from bot.rules.follow_along import Pace
from bot.store import companies, submissions, tasks
from bot.store.companies import NewContact
from bot.wording.neutral import Neutral

P = ParamSpec("P")
T = TypeVar("T")
ALL = r"/people/{person_id:\d{1,18}}/jobs"
ONE = r"/jobs/{id:\d{1,18}}"
KINDS = ("work", "education")
PACES: tuple[Pace, ...] = get_args(Pace)
MOST_HOURS = 60
#: A first or a last day lies at most this far away.
FARTHEST = timedelta(days=5 * 366)


class JobPages:
    """Routes of jobs and education."""

    def __init__(self, doorway: Doorway, pages: Pages, neutral: Neutral) -> None:
        """Take what the pages read, how they are made, and what SMS may not carry."""
        self._doorway = doorway
        self._pages = pages
        self._neutral = neutral

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(ALL, self.show),
            web.get(f"{ALL}/new", self.ask),
            web.post(ALL, self.begin),
            web.post(f"{ONE}/start", self.move_start),
            web.post(f"{ONE}/hours", self.set_hours),
            web.post(f"{ONE}/pace", self.set_pace),
            web.post(f"{ONE}/end", self.end),
            web.post(f"{ONE}/contact", self.add_contact),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show what somebody does, and has done."""
        person_id = int(request.match_info["person_id"])
        chosen = Form(spell=request.query.get("spell", ""))
        return await self._page(request, person_id, chosen, Mistakes())

    async def ask(self, request: web.Request) -> web.Response:
        """Show the form of a new job or education."""
        return await self._new(request, Form(kind="work"), Mistakes())

    async def begin(self, request: web.Request) -> web.Response:
        """Begin a job or an education; the same form sent twice begins one."""
        form, mistakes = await read_form(request), Mistakes()
        person_id = int(request.match_info["person_id"])
        job = self._read_job(form, mistakes)
        if job is None:
            return await self._new(request, form, mistakes)
        await self._do(request, _begin, person_id, job, once=form["once"])
        raise _back(person_id, "job_begun")

    async def move_start(self, request: web.Request) -> web.Response:
        """Move the first day."""
        form, mistakes = await read_form(request), Mistakes()
        day = self._read_day(form, "starts_on", mistakes)
        return await self._change(request, form, mistakes, _move_start, day)

    async def set_hours(self, request: web.Request) -> web.Response:
        """Write the agreed hours a week from a day on."""
        form, mistakes = await read_form(request), Mistakes()
        day = self._read_day(form, "from_on", mistakes)
        hours = read_hours(form, mistakes)
        if hours is None and not mistakes:
            mistakes.add("hours", "hours")
        return await self._change(request, form, mistakes, _set_hours, day, hours)

    async def set_pace(self, request: web.Request) -> web.Response:
        """Ask as often as the person wants."""
        form, mistakes = await read_form(request), Mistakes()
        pace = read_choice(form, "pace", PACES, mistakes)
        return await self._change(request, form, mistakes, _set_pace, pace)

    async def end(self, request: web.Request) -> web.Response:
        """Write the last day."""
        form, mistakes = await read_form(request), Mistakes()
        day = self._read_day(form, "ends_on", mistakes)
        return await self._change(request, form, mistakes, _end, day)

    async def add_contact(self, request: web.Request) -> web.Response:
        """Know somebody at the place."""
        form, mistakes = await read_form(request), Mistakes()
        contact = read_contact(form, mistakes)
        return await self._change(request, form, mistakes, _add_contact, contact)

    async def _change(
        self,
        request: web.Request,
        form: Form,
        mistakes: Mistakes,
        deed: Callable[..., str],
        *values: object,
    ) -> web.Response:
        """Change one spell; what is wrong is shown on the page of all of them."""
        spell_id = int(request.match_info["id"])
        spell = await self._doorway.read(access.spell, request[VIEWER], spell_id)
        if mistakes:
            shown = Form(form, spell=str(spell.id))
            return await self._page(request, spell.person_id, shown, mistakes)
        done = await self._doorway.write(deed, request[VIEWER], spell_id, *values)
        raise _back(spell.person_id, done)

    def _read_job(self, form: Form, mistakes: Mistakes) -> Job | None:
        kind = read_choice(form, "kind", KINDS, mistakes)
        company, title = (
            refuse_long(form, field, MOST_OF_NAME, mistakes)
            for field in ("company", "title")
        )
        refuse_health(form, ("company",), self._neutral, mistakes)
        if kind == "work" and not company:
            mistakes.add("company", "missing")
        day = self._read_day(form, "starts_on", mistakes)
        hours = read_hours(form, mistakes)
        if mistakes or day is None:
            return None
        return Job(kind=kind, company=company, title=title, starts_on=day, hours=hours)

    def _read_day(self, form: Form, field: str, mistakes: Mistakes) -> date | None:
        today = self._doorway.clock.now().date()
        try:
            day = date.fromisoformat(form[field].strip())
        except ValueError:
            mistakes.add(field, "date")
            return None
        if abs(day - today) > FARTHEST:
            mistakes.add(field, "far_day")
        return day

    async def _do(
        self,
        request: web.Request,
        deed: Callable[Concatenate[Work, Viewer, P], T],
        *args: P.args,
        **named: P.kwargs,
    ) -> T:
        return await self._doorway.write(deed, request[VIEWER], *args, **named)

    async def _new(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        person = await self._doorway.read(
            access.person, request[VIEWER], int(request.match_info["person_id"])
        )
        return self._pages.page(
            request,
            "job_new.html",
            status=422 if mistakes else 200,
            person=person,
            form=form,
            mistakes=mistakes,
            kinds=KINDS,
        )

    async def _page(
        self, request: web.Request, person_id: int, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._do(request, read_jobs, person_id)
        return self._pages.page(
            request,
            "jobs.html",
            status=422 if mistakes else 200,
            view=view,
            person=view.person,
            chosen=view.chosen(form["spell"]),
            form=form,
            mistakes=mistakes,
            paces=PACES,
            today=self._doorway.clock.now()
            .astimezone(view.person.programme.time_zone)
            .date(),
        )


def read_hours(form: Form, mistakes: Mistakes) -> Decimal | None:
    """Read hours a week, with a comma or a point; nothing is not known yet."""
    text = form["hours"].strip().replace(",", ".")
    if not text:
        return None
    try:
        hours = Decimal(text)
    except InvalidOperation:
        hours = Decimal(-1)
    if not (hours.is_finite() and 0 < hours <= MOST_HOURS):
        mistakes.add("hours", "hours")
        return None
    return hours.quantize(Decimal("0.01"))


def _begin(work: Work, viewer: Viewer, person_id: int, job: Job, *, once: str) -> None:
    person = access.person(work.connection, viewer, person_id)
    if submissions.is_first(work.connection, viewer.colleague, once, work.now):
        jobs.start(work, person.id, job)


def _move_start(work: Work, viewer: Viewer, spell_id: int, day: date) -> str:
    jobs.move_start(work, access.spell(work.connection, viewer, spell_id).id, day)
    return "job_moved"


def _set_hours(
    work: Work, viewer: Viewer, spell_id: int, day: date, hours: Decimal
) -> str:
    jobs.set_hours(work, access.spell(work.connection, viewer, spell_id), hours, day)
    return "job_hours"


def _set_pace(work: Work, viewer: Viewer, spell_id: int, pace: Pace) -> str:
    jobs.set_pace(work, access.spell(work.connection, viewer, spell_id).id, pace)
    return "job_pace"


def _end(work: Work, viewer: Viewer, spell_id: int, day: date) -> str:
    spell = access.spell(work.connection, viewer, spell_id)
    if day < spell.starts_on:
        return "job_order"
    jobs.end(work, spell.id, day)
    _finish(work, viewer, spell.person_id, "job_ended")
    return "job_ended"


def _finish(work: Work, viewer: Viewer, person_id: int, kind: str) -> None:
    """What waited for a human is done by this."""
    tasks.finish_of(
        work.connection, (kind,), person_id, staff_id=viewer.id, now=work.now
    )


def _add_contact(work: Work, viewer: Viewer, spell_id: int, contact: NewContact) -> str:
    spell = access.spell(work.connection, viewer, spell_id)
    if spell.company_id is None:
        return "job_no_company"
    companies.ensure_contact(work.connection, spell.company_id, contact, work.now)
    return "contact"


def _back(person_id: int, done: str) -> web.HTTPSeeOther:
    return web.HTTPSeeOther(f"/admin/people/{person_id}/jobs?done={done}")
