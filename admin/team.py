"""A person's team: the card, three tracks, the common plan, and who sees what."""

from datetime import date

from aiohttp import web

from admin import team_deeds
from admin.fields import Mistakes, is_id, read_choice, read_words
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from admin.team_deeds import NewMember, NewStep
from admin.team_view import FACTS, kept, read_team
from bot.doorway import Doorway
from bot.store.circles import SHARED
from bot.store.common_plans import OWNERS, TRACKS
from bot.store.people import Person

ONE = r"/people/{id:\d{1,18}}/team"
MOST_OF_FACT, MOST_OF_STEP, MOST_OF_PLAN, MOST_OF_NAME = 400, 300, 2000, 120


class TeamPages:
    """Routes of a person's team."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        member = ONE + r"/members/{member:\d{1,18}}"
        return [
            web.get(ONE, self.show),
            web.post(f"{ONE}/facts", self.write_facts),
            web.post(f"{ONE}/tracks", self.write_step),
            web.post(f"{ONE}/tracks/done", self.finish_step),
            web.post(f"{ONE}/plan", self.write_plan),
            web.post(f"{ONE}/plan/seen", self.see_plan),
            web.post(f"{ONE}/members", self.add_member),
            web.post(f"{member}/window", self.open_window),
            web.post(f"{member}/switch", self.turn_switch),
            web.post(f"{member}/remove", self.remove_member),
            web.post(f"{ONE}/entry", self.write_entry),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the team; who is not the consultant first says why."""
        return await self._page(request, Form(), Mistakes())

    async def write_facts(self, request: web.Request) -> web.Response:
        """Write the card; a change tells all who may see it, once."""
        form, mistakes = await read_form(request), Mistakes()
        facts = {fact: form[fact].strip() for fact in FACTS if form[fact].strip()}
        for fact, words in facts.items():
            if len(words) > MOST_OF_FACT:
                mistakes.add(fact, "long")
        if mistakes:
            return await self._page(request, form, mistakes)
        write = self._doorway.write
        is_new = await write(
            team_deeds.write_facts, request[VIEWER], _id(request), facts
        )
        raise _back(request, "facts" if is_new else "facts_same", "card-title")

    async def write_step(self, request: web.Request) -> web.Response:
        """Write the next step of a track, whose it is and by when."""
        form, mistakes = await read_form(request), Mistakes()
        person = await self._doorway.read(kept, request[VIEWER], _id(request))
        new = read_step(form, person, mistakes)
        if new is None:
            return await self._page(request, form, mistakes)
        await self._doorway.write(
            team_deeds.write_step, request[VIEWER], _id(request), new
        )
        raise _back(request, "step", "tracks-title")

    async def finish_step(self, request: web.Request) -> web.Response:
        """Note that the step of a track is taken."""
        form = await read_form(request)
        track = next((one for one in TRACKS if one == form["track"]), None)
        if track is None:
            raise web.HTTPNotFound
        await self._doorway.write(
            team_deeds.finish_step, request[VIEWER], _id(request), track
        )
        raise _back(request, "step_done", "tracks-title")

    async def write_plan(self, request: web.Request) -> web.Response:
        """Write a new version of the common plan; nobody else has seen that yet."""
        form, mistakes = await read_form(request), Mistakes()
        words = read_words(form, "words", MOST_OF_PLAN, mistakes)
        if mistakes:
            return await self._page(request, form, mistakes)
        await self._doorway.write(
            team_deeds.write_plan, request[VIEWER], _id(request), words
        )
        raise _back(request, "plan", "plan-title")

    async def see_plan(self, request: web.Request) -> web.Response:
        """Note that one's own party has seen it."""
        await self._doorway.write(team_deeds.see_plan, request[VIEWER], _id(request))
        raise _back(request, "plan_seen", "plan-title")

    async def add_member(self, request: web.Request) -> web.Response:
        """Add somebody; they see nothing until a pane is opened and shared."""
        form, mistakes = await read_form(request), Mistakes()
        person = await self._doorway.read(kept, request[VIEWER], _id(request))
        new = _read_member(form, person, mistakes)
        if not mistakes:
            write = self._doorway.write
            wrong = await write(team_deeds.add_member, request[VIEWER], person.id, new)
            if wrong:
                mistakes.add(wrong, f"member_{wrong}")
        if mistakes:
            return await self._page(request, form, mistakes)
        raise _back(request, "member_added", "members-title")

    async def open_window(self, request: web.Request) -> web.Response:
        """Write what a member's work needs."""
        form = await read_form(request)
        await self._doorway.write(
            team_deeds.open_window,
            request[VIEWER],
            _member(request),
            person_id=_id(request),
            panes=[what for what in SHARED if what in form],
        )
        raise _back(request, "window", "members-title")

    async def turn_switch(self, request: web.Request) -> web.Response:
        """Turn a switch of the person's, together with them."""
        form = await read_form(request)
        what = next((one for one in SHARED if one == form["what"]), None)
        if what is None:
            raise web.HTTPNotFound
        await self._doorway.write(
            team_deeds.turn_switch,
            request[VIEWER],
            _member(request),
            person_id=_id(request),
            what=what,
            is_on=form["is_on"] == "1",
        )
        raise _back(request, "switch", "members-title")

    async def remove_member(self, request: web.Request) -> web.Response:
        """Let somebody be part of it no more."""
        await self._doorway.write(
            team_deeds.remove_member, request[VIEWER], _id(request), _member(request)
        )
        raise _back(request, "member_removed", "members-title")

    async def write_entry(self, request: web.Request) -> web.Response:
        """Write the first day in the programme, and yes or no to what it takes in."""
        form, mistakes = await read_form(request), Mistakes()
        started_on = read_day(form, "started_on", mistakes)
        if started_on is not None and started_on > self._doorway.clock.now().date():
            mistakes.add("started_on", "future_day")
        if mistakes:
            return await self._page(request, form, mistakes)
        person = await self._doorway.read(kept, request[VIEWER], _id(request))
        answers = {what: form[f"is-{what}"] for what in person.programme.eligibility}
        await self._doorway.write(
            team_deeds.write_entry,
            request[VIEWER],
            person.id,
            started_on=started_on,
            eligibility={
                what: answer == "yes"
                for what, answer in answers.items()
                if answer in {"yes", "no"}
            },
        )
        raise _back(request, "entry", "entry-title")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.write(read_team, request[VIEWER], _id(request))
        if isinstance(view, Person):
            raise web.HTTPSeeOther(f"/admin/people/{view.id}")
        return self._pages.page(
            request,
            "team.html",
            status=422 if mistakes else 200,
            view=view,
            person=view.person,
            form=form,
            mistakes=mistakes,
            shared=SHARED,
            owners=OWNERS,
            facts=FACTS,
        )


def read_step(form: Form, person: Person, mistakes: Mistakes) -> NewStep | None:
    """Read the next step of a track; None where something is wrong."""
    known = [one for one in TRACKS if one in person.programme.tracks]
    track = next((one for one in known if one == form["track"]), None)
    if track is None:
        raise web.HTTPNotFound
    words = read_words(form, f"{track}-words", MOST_OF_STEP, mistakes)
    read_choice(form, f"{track}-owner", OWNERS, mistakes)
    due_on = read_day(form, f"{track}-due", mistakes)
    if mistakes:
        return None
    owner = next(one for one in OWNERS if one == form[f"{track}-owner"])
    return NewStep(track=track, words=words, owner=owner, due_on=due_on)


def read_day(form: Form, field: str, mistakes: Mistakes) -> date | None:
    """Read a day that need not be there."""
    text = form[field].strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        mistakes.add(field, "date")
        return None


def _read_member(form: Form, person: Person, mistakes: Mistakes) -> NewMember:
    read_choice(form, "role", person.programme.team, mistakes)
    for field in ("name", "organisation"):
        if len(form[field].strip()) > MOST_OF_NAME:
            mistakes.add(field, "long")
    return NewMember(
        role=form["role"],
        staff_id=int(form["colleague"]) if is_id(form["colleague"]) else None,
        email=form["email"].strip().lower(),
        name=" ".join(form["name"].split()),
        organisation=" ".join(form["organisation"].split()),
    )


def _back(request: web.Request, done: str, part: str) -> web.HTTPSeeOther:
    where = f"/admin/people/{_id(request)}/team?done=team_{done}#{part}"
    return web.HTTPSeeOther(where)


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])


def _member(request: web.Request) -> int:
    return int(request.match_info["member"])
