"""A programme's watch: who is on it now, who is away, who has the duty, a test."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from aiohttp import web

from admin import access
from admin.access import Viewer
from admin.fields import Mistakes, is_id
from admin.guard import Form, read_form
from admin.local_time import read_local
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.alerts import drill
from bot.effects.alerts.troubles import as_checked, find_troubles
from bot.effects.turn import Work
from bot.rules.drills import lack_of_drill
from bot.rules.ladder import is_on_watch
from bot.store import deeds, staff, watch
from bot.store.conversations import Subject
from bot.store.database import Connection
from bot.store.pages import alerts
from bot.store.pages.alerts import AlertRow
from bot.store.places import Place
from bot.store.staff import Colleague
from bot.store.watch import Absence, Shift

Span = tuple[datetime, datetime]

ONE = r"/programmes/{id:\d{1,18}}"


@dataclass(frozen=True, slots=True)
class Watcher:
    """Somebody on the ladder."""

    colleague: Colleague
    is_on_watch: bool
    is_absent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchView:
    """Everything on the page."""

    place: Place
    troubles: Sequence[str]
    old_lines: int
    ladder: Sequence[Watcher]
    #: Everybody who can be away or have the duty, by id.
    colleagues: Mapping[int, Colleague]
    absences: Sequence[Absence]
    shifts: Sequence[Shift]
    drill: AlertRow | None
    is_drill_old: bool


class ProgrammePages:
    """Routes of a programme's watch."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the page reads and how it is made."""
        self._doorway = doorway
        self._pages = pages

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/programmes", self.choose),
            web.get(ONE, self.show),
            web.post(f"{ONE}/drill", self.sound),
            web.post(f"{ONE}/absences", self.add_absence),
            web.post(f"{ONE}/absences/drop", self.drop_absence),
            web.post(f"{ONE}/shifts", self.add_shift),
            web.post(f"{ONE}/shifts/drop", self.drop_shift),
        ]

    async def choose(self, request: web.Request) -> web.Response:
        """List the programmes that one leads; a single one is opened."""
        led = await self._doorway.read(access.places_led, request[VIEWER])
        if len(led) == 1:
            raise web.HTTPSeeOther(f"/admin/programmes/{led[0].programme_id}")
        if not led:
            raise web.HTTPNotFound
        return self._pages.page(request, "programmes.html", places=led)

    async def show(self, request: web.Request) -> web.Response:
        """Show who is on watch."""
        return await self._page(request, Form(), Mistakes())

    async def sound(self, request: web.Request) -> web.Response:
        """Sound a test alarm, or show the one that still climbs."""
        alert_id = await self._doorway.write(_sound, request[VIEWER], _id(request))
        raise web.HTTPSeeOther(f"/admin/alerts/{alert_id}")

    async def add_absence(self, request: web.Request) -> web.Response:
        """Note that somebody will be away; both days count."""
        return await self._add(request, _ABSENCE)

    async def drop_absence(self, request: web.Request) -> web.Response:
        """Take an absence back."""
        form = await read_form(request)
        await self._doorway.write(
            _drop_absence, request[VIEWER], _id(request), form["one"]
        )
        raise self._back(request, "absence_dropped")

    async def add_shift(self, request: web.Request) -> web.Response:
        """Give somebody the duty phone for a while."""
        return await self._add(request, _SHIFT)

    async def drop_shift(self, request: web.Request) -> web.Response:
        """Take a shift back."""
        form = await read_form(request)
        await self._doorway.write(
            _drop_shift, request[VIEWER], _id(request), form["one"]
        )
        raise self._back(request, "shift_dropped")

    async def _add(self, request: web.Request, entry: "_Entry") -> web.Response:
        form, mistakes = await read_form(request), Mistakes()
        place = await self._place(request)
        span = entry.read(form, place, mistakes)
        if span is not None:
            viewer = request[VIEWER]
            if await self._doorway.write(entry.add, viewer, place, form, span):
                raise self._back(request, entry.done)
            mistakes.add(entry.who, "missing")
        return await self._page(request, form, mistakes)

    async def _place(self, request: web.Request) -> Place:
        return await self._doorway.read(access.place, request[VIEWER], _id(request))

    def _back(self, request: web.Request, done: str) -> web.HTTPSeeOther:
        return web.HTTPSeeOther(f"/admin/programmes/{_id(request)}?done={done}")

    async def _page(
        self, request: web.Request, form: Form, mistakes: Mistakes
    ) -> web.Response:
        view = await self._doorway.write(_read, request[VIEWER], _id(request))
        now = self._doorway.clock.now().astimezone(view.place.programme.time_zone)
        return self._pages.page(
            request,
            "programme.html",
            status=422 if mistakes else 200,
            view=view,
            place=view.place,
            form=form,
            mistakes=mistakes,
            local_now=now,
        )


def colleagues_of(connection: Connection, programme_id: int) -> dict[int, Colleague]:
    """Give those on a programme's ladder, by id."""
    found = staff.colleagues(connection, watch.everybody(connection, programme_id))
    return dict(sorted(found.items(), key=lambda item: item[1].name))


def _read(work: Work, viewer: Viewer, programme_id: int) -> WatchView:
    connection, now = work.connection, work.now
    place = access.place(connection, viewer, programme_id)
    colleagues = colleagues_of(connection, programme_id)
    rungs = watch.ladder(connection, programme_id, None, now)
    last = alerts.last_drill(connection, viewer.window, programme_id)
    lines = as_checked(connection, work.house.help_lines)
    mine = set(colleagues)
    return WatchView(
        place=place,
        troubles=find_troubles(connection, now),
        old_lines=sum(line.is_too_old(now.date()) for line in lines),
        ladder=[
            Watcher(
                colleagues[rung.staff_id],
                is_on_watch(place.programme, rung, now),
                rung.is_absent,
            )
            for rung in rungs
        ],
        colleagues=colleagues,
        absences=[
            one
            for one in watch.absences_of(connection, place.municipality_id, now)
            if one.staff_id in mine
        ],
        shifts=[
            one
            for one in watch.shifts_of(connection, place.municipality_id, now)
            if one.programme_id in {None, programme_id}
        ],
        drill=last,
        is_drill_old=lack_of_drill(last.opened_at if last else None, now) is not None,
    )


def _sound(work: Work, viewer: Viewer, programme_id: int) -> int:
    place = access.place(work.connection, viewer, programme_id)
    last = alerts.last_drill(work.connection, viewer.window, programme_id)
    if last is not None and last.state == "open":
        return last.id
    alert = drill.sound(work, place.programme_id, viewer.colleague)
    _note(work, viewer, place, "drill", {"alert": alert.id})
    return alert.id


def _add_absence(
    work: Work, viewer: Viewer, place: Place, form: Form, span: Span
) -> bool:
    colleagues = colleagues_of(work.connection, place.programme_id)
    who = _one_of(colleagues, form["away_staff"])
    if who is None:
        return False
    stand_in = _one_of(colleagues, form["stand_in"])
    watch.add_absence(
        work.connection,
        who.id,
        municipality_id=place.municipality_id,
        from_at=span[0],
        until_at=span[1],
        stand_in_id=stand_in.id if stand_in and stand_in.id != who.id else None,
        now=work.now,
    )
    _note(work, viewer, place, "absence", {"staff": who.id})
    return True


def _drop_absence(work: Work, viewer: Viewer, programme_id: int, one: str) -> None:
    place = access.place(work.connection, viewer, programme_id)
    if is_id(one):
        watch.drop_absence(work.connection, place.municipality_id, int(one))
        _note(work, viewer, place, "absence_dropped", {"absence": int(one)})


def _add_shift(
    work: Work, viewer: Viewer, place: Place, form: Form, span: Span
) -> bool:
    colleagues = colleagues_of(work.connection, place.programme_id)
    who = _one_of(colleagues, form["duty_staff"])
    if who is None:
        return False
    watch.add_shift(
        work.connection,
        who.id,
        municipality_id=place.municipality_id,
        programme_id=place.programme_id,
        from_at=span[0],
        until_at=span[1],
    )
    _note(work, viewer, place, "shift", {"staff": who.id})
    return True


def _drop_shift(work: Work, viewer: Viewer, programme_id: int, one: str) -> None:
    place = access.place(work.connection, viewer, programme_id)
    if is_id(one):
        watch.drop_shift(work.connection, place.municipality_id, int(one))
        _note(work, viewer, place, "shift_dropped", {"shift": int(one)})


def _note(
    work: Work, viewer: Viewer, place: Place, what: str, details: Mapping[str, int]
) -> None:
    deeds.note(
        work.connection,
        viewer.colleague,
        what,
        Subject("programme", place.programme_id),
        details=details,
        now=work.now,
    )


def _read_days(form: Form, place: Place, mistakes: Mistakes) -> Span | None:
    whole = Form(form, away_time="00:00", back_time="00:00")
    zone = place.programme.time_zone
    first = read_local(whole, zone, mistakes, "away_")
    last = read_local(whole, zone, mistakes, "back_")
    if first is None or last is None:
        return None
    if last < first:
        mistakes.add("back_date", "order")
        return None
    after = last.date() + timedelta(days=1)
    return first, datetime.combine(after, time(), zone)


def _read_span(form: Form, place: Place, mistakes: Mistakes) -> Span | None:
    zone = place.programme.time_zone
    first = read_local(form, zone, mistakes, "from_")
    last = read_local(form, zone, mistakes, "until_")
    if first is None or last is None:
        return None
    if last <= first:
        mistakes.add("until_date", "order")
        return None
    return first, last


def _one_of(colleagues: Mapping[int, Colleague], text: str) -> Colleague | None:
    return colleagues.get(int(text)) if is_id(text) else None


def _id(request: web.Request) -> int:
    return int(request.match_info["id"])


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a lead writes into the duty calendar: how it is read and kept."""

    read: Callable[[Form, Place, Mistakes], Span | None]
    add: Callable[[Work, Viewer, Place, Form, Span], bool]
    #: The field that names a colleague.
    who: str
    done: str


_ABSENCE = _Entry(_read_days, _add_absence, "away_staff", "absence")
_SHIFT = _Entry(_read_span, _add_shift, "duty_staff", "shift")
