"""What waits for a human: seen and done by name; a loaded list says neither."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from admin import access, reading
from admin.access import Viewer
from admin.guard import read_form
from admin.login import safe_way_back
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.appointments import seeing
from bot.effects.turn import Work
from bot.inbound import Inbound
from bot.store import inbox
from bot.store import tasks as store_tasks
from bot.store.conversations import Subject
from bot.store.pages.tasks import TaskRow

#: Most tasks in one form.
MOST = 100
#: What is noted of the tasks of one line.
Deed = Callable[[Work, Viewer, Sequence[int]], None]


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task about a message that belongs to no person."""

    task: TaskRow
    inbound: Inbound | None


class TaskPages:
    """Routes of tasks."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the pages read and how they are made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get(r"/tasks/{id:\d{1,18}}", self.show),
            web.post("/tasks/seen", self.see),
            web.post("/tasks/done", self.finish),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show what an unknown number wrote."""
        task_id = int(request.match_info["id"])
        view = await self._doorway.write(_read, request[VIEWER], task_id)
        return self._pages.page(
            request, "task.html", task=view.task, inbound=view.inbound
        )

    async def see(self, request: web.Request) -> web.Response:
        """Note that the viewer has seen the tasks of a line."""
        return await self._carry_out(request, _see, "seen")

    async def finish(self, request: web.Request) -> web.Response:
        """Note that the tasks of a line are done."""
        return await self._carry_out(request, _finish, "finished")

    async def _carry_out(
        self, request: web.Request, what: Deed, done: str
    ) -> web.Response:
        form = await read_form(request)
        fields = (await request.post()).getall("task", [])
        ids = [int(f) for f in fields if isinstance(f, str) and f.isdecimal()]
        await self._doorway.write(what, request[VIEWER], ids[:MOST])
        back = safe_way_back(form["back"]).partition("?")[0]
        raise web.HTTPSeeOther(f"{back}?done={done}")


def _read(work: Work, viewer: Viewer, task_id: int) -> TaskView:
    task = access.task(work.connection, viewer, task_id)
    reading.note(work, viewer, task.person_id, Subject("task", task.id), "task")
    if task.subject is None or task.subject.kind != "inbox":
        return TaskView(task, None)
    return TaskView(task, inbox.get(work.connection, task.subject.id).inbound)


def _see(work: Work, viewer: Viewer, ids: Sequence[int]) -> None:
    for task_id in ids:
        task = access.task(work.connection, viewer, task_id)
        seeing.see(work, task.id, viewer.colleague)


def _finish(work: Work, viewer: Viewer, ids: Sequence[int]) -> None:
    for task_id in ids:
        task = access.task(work.connection, viewer, task_id)
        seeing.see(work, task.id, viewer.colleague)
        store_tasks.finish(work.connection, task.id, viewer.id, work.now)
