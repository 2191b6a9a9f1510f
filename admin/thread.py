"""A person's page: the thread, facts, appointments; write, take over, give back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from admin import access, reading
from admin.about import About, read_about
from admin.access import Viewer
from admin.caseload import Standing, standing_of
from admin.fields import Mistakes, read_choice, read_words
from admin.guard import Form, read_form
from admin.rendering import VIEWER, Pages
from admin.waiting import Group, in_groups
from admin.work_view import WorkView, read_work
from bot.doorway import Doorway
from bot.effects.team import staff_writing
from bot.effects.team.staff_writing import Way
from bot.effects.turn import Work
from bot.store import appointments, occurrences, submissions
from bot.store.appointments import Appointment
from bot.store.conversations import Subject
from bot.store.occurrences import Skipped
from bot.store.pages import alerts, tasks, thread
from bot.store.pages import appointments as agenda
from bot.store.pages.alerts import AlertRow
from bot.store.pages.thread import Cursor, Thread
from bot.store.people import Person
from bot.wording.neutral import Neutral

#: Longest message that staff write; as an SMS it takes some parts.
MOST_LETTERS = 600
#: What was left out longer ago is no news.
LATELY = timedelta(days=14)
#: Digits of the largest id.
MOST_DIGITS = 18
#: Words to begin from, kept where all wording is.
ENCOURAGEMENTS = ("seen", "step", "hard", "thinking", "proud", "call")
_WAYS: tuple[Way, ...] = ("direct", "chat")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Everything on the page."""

    person: Person
    phone: str
    standing: Standing
    alert: AlertRow | None
    waiting: Sequence[Group]
    thread: Thread
    coming: Sequence[Appointment]
    past: Sequence[Appointment]
    may_write: bool
    about: About
    work: WorkView
    #: What Makker meant to start of late and did not, and why.
    left_out: Sequence[Skipped]


class ThreadPages:
    """Routes of one person."""

    def __init__(self, doorway: Doorway, pages: Pages, neutral: Neutral) -> None:
        """Take what the page reads, how it is made, and what SMS may not carry."""
        self._doorway = doorway
        self._pages = pages
        self._neutral = neutral

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        one = r"/people/{id:\d{1,18}}"
        return [
            web.get(one, self.show),
            web.post(f"{one}/purpose", self.state_purpose),
            web.post(f"{one}/messages", self.write),
            web.post(f"{one}/take-over", self.take_over),
            web.post(f"{one}/give-back", self.give_back),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the person; who is not their consultant first says why."""
        number = request.query.get("words", "")
        numbered = {str(at): one for at, one in enumerate(ENCOURAGEMENTS, 1)}
        chosen = numbered.get(number)
        words = self._pages.words(f"admin.encourage.{chosen}") if chosen else ""
        return await self._page(request, Form(words=words), Mistakes())

    async def state_purpose(self, request: web.Request) -> web.Response:
        """Note why somebody else's person is looked at."""
        form, mistakes = await read_form(request), Mistakes()
        purpose = read_choice(form, "purpose", reading.PURPOSES, mistakes)
        if mistakes:
            return await self._page(request, form, mistakes)
        await self._doorway.write(_state, request[VIEWER], _id(request), purpose)
        raise web.HTTPSeeOther(_path(request))

    async def write(self, request: web.Request) -> web.Response:
        """Write as oneself; the same form sent twice is one message."""
        form, mistakes = await read_form(request), Mistakes()
        words = read_words(form, "words", MOST_LETTERS, mistakes)
        if read_choice(form, "way", _WAYS, mistakes) == "direct":
            self._refuse_health(words, mistakes)
        if mistakes:
            return await self._page(request, form, mistakes)
        is_sent = await self._doorway.write(
            _write, request[VIEWER], _id(request), words, form=form
        )
        done = "written" if is_sent else "not_written"
        raise web.HTTPSeeOther(f"{_path(request)}?done={done}#newest")

    async def take_over(self, request: web.Request) -> web.Response:
        """Keep Makker quiet for a while."""
        await self._doorway.write(_take_over, request[VIEWER], _id(request))
        raise web.HTTPSeeOther(f"{_path(request)}?done=taken_over")

    async def give_back(self, request: web.Request) -> web.Response:
        """Let Makker answer again."""
        await self._doorway.write(_give_back, request[VIEWER], _id(request))
        raise web.HTTPSeeOther(f"{_path(request)}?done=given_back")

    def _refuse_health(self, words: str, mistakes: Mistakes) -> None:
        """What SMS may not carry is told before it goes, and kept in the form."""
        if self._neutral.health_words(words):
            mistakes.add("words", "health")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        viewer = request[VIEWER]
        cursor = _cursor(request.query.get("before", ""))
        view = await self._doorway.write(_read, viewer, _id(request), cursor)
        status = 422 if mistakes else 200
        if isinstance(view, Person):
            return self._pages.page(
                request, "purpose.html", status=status, person=view, mistakes=mistakes
            )
        return self._pages.page(
            request,
            "person.html",
            status=status,
            view=view,
            person=view.person,
            form=form,
            mistakes=mistakes,
            is_older=cursor is not None,
            most=MOST_LETTERS,
            encouragements=ENCOURAGEMENTS,
        )


def _read(
    work: Work, viewer: Viewer, person_id: int, cursor: Cursor | None
) -> PersonView | Person:
    """Read the page and note that it is read; the person alone without a purpose."""
    person = access.person(work.connection, viewer, person_id)
    purpose = reading.purpose_for(work.connection, viewer, person, work.now)
    if purpose is None:
        return person
    reading.note(work, viewer, person.id, Subject("thread", person.id), purpose)
    connection = work.connection
    phones = tasks.phones(connection, [person.id])
    return PersonView(
        person=person,
        phone=phones.get(person.id, ""),
        standing=standing_of(person, work.now),
        alert=alerts.open_about(connection, viewer.window, person.id),
        waiting=in_groups(tasks.open_of(connection, viewer.window, person.id), phones),
        thread=thread.read(connection, person.id, cursor),
        coming=appointments.coming_of(connection, person.id, work.now),
        past=agenda.latest_of(connection, person.id, work.now),
        may_write=staff_writing.may_write(person),
        about=read_about(work, person),
        work=read_work(work, person),
        left_out=occurrences.skipped_lately(connection, person.id, work.now - LATELY),
    )


def _state(work: Work, viewer: Viewer, person_id: int, purpose: str) -> None:
    person = access.person(work.connection, viewer, person_id)
    reading.note(work, viewer, person.id, Subject("purpose", person.id), purpose)


def _write(
    work: Work, viewer: Viewer, person_id: int, words: str, *, form: Form
) -> bool:
    person = access.person(work.connection, viewer, person_id)
    if not submissions.is_first(
        work.connection, viewer.colleague, form["once"], work.now
    ):
        return True
    way: Way = "chat" if form["way"] == "chat" else "direct"
    is_sent = staff_writing.write(work, person.id, viewer.colleague, words, way=way)
    if is_sent and form["take_over"]:
        staff_writing.take_over(work, person.id)
    return is_sent


def _take_over(work: Work, viewer: Viewer, person_id: int) -> None:
    person = access.person(work.connection, viewer, person_id)
    staff_writing.take_over(work, person.id)


def _give_back(work: Work, viewer: Viewer, person_id: int) -> None:
    person = access.person(work.connection, viewer, person_id)
    staff_writing.give_back(work, person.id)


def _cursor(text: str) -> Cursor | None:
    """Read where an older page begins, as 120.340."""
    inbox_id, _, outbox_id = text.partition(".")
    if not (_is_id(inbox_id) and _is_id(outbox_id)):
        return None
    return Cursor(int(inbox_id), int(outbox_id))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])


def _path(request: web.Request) -> str:
    return f"/admin/people/{_id(request)}"
