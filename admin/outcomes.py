"""A programme's figures: outcomes with their unknown, a curve, evidence, reports."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from aiohttp import web
from markupsafe import Markup

from admin import access
from admin.access import NotHereError, Viewer
from admin.guard import read_form
from admin.rendering import VIEWER, Pages
from bot.doorway import Doorway
from bot.effects.turn import Work
from bot.rules import charts, outcomes
from bot.rules.calendar_sums import local_day
from bot.rules.charts import Mark
from bot.rules.courses import Course
from bot.rules.curves import Point, curve
from bot.rules.fidelity import Evidence, evidence
from bot.rules.outcomes import Mean
from bot.rules.suppression import SMALLEST, TOTAL
from bot.store import courses, efforts, reports
from bot.store.courses import Whose
from bot.store.database import Connection
from bot.store.places import Place
from bot.store.reports import NewReport, Report, Shown

ONE = r"/outcomes/{id:\d{1,18}}"
#: Months in which all programmes are compared.
COMPARED = 18
_LONGEST_NAME = 60
#: Figures over more people than this take long, and are shown again for a while.
MANY = 200
KEEP = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of figures; None where one must not be shown."""

    measure: str
    months: int
    grouping: str
    of_group: str
    people_in: int | None
    total: int | None
    unknown: int | None

    @property
    def share(self) -> Fraction | None:
        """Give the share, where both of its figures are shown."""
        if self.people_in is None or not self.total:
            return None
        return Fraction(self.people_in, self.total)

    @property
    def percent(self) -> str:
        """Write the share; nothing where it is not shown."""
        return "" if self.share is None else charts.percent(self.share)


@dataclass(frozen=True, slots=True)
class Average:
    """A mean over so many, and how many are left out as unknown."""

    measure: str
    value: str
    people: int | None
    unknown: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """Everything on the page."""

    place: Place
    as_of: date
    #: When they were counted, and over how many; empty of a report that is frozen.
    counted_at: datetime | None = None
    people: int = 0
    lines: Sequence[Line]
    averages: Sequence[Average]
    points: Sequence[Point]
    evidence: Sequence[Evidence]
    reports: Sequence[Report]
    report: Report | None = None


class OutcomePages:
    """Routes of figures."""

    def __init__(self, doorway: Doorway, pages: Pages) -> None:
        """Take what the pages read and how they are made."""
        self._doorway = doorway
        self._pages = pages
        #: Figures of large programmes, by programme; they take long to count.
        self._kept: dict[int, OutcomeView] = {}

    def routes(self) -> list[web.RouteDef]:
        """Give the routes."""
        return [
            web.get("/outcomes", self.choose),
            web.get(ONE, self.show),
            web.post(f"{ONE}/freeze", self.freeze),
            web.get(f"{ONE}/reports/{{report:\\d{{1,18}}}}", self.show_report),
        ]

    async def choose(self, request: web.Request) -> web.Response:
        """List the programmes whose figures one sees; a single one is opened."""
        found = await self._doorway.read(access.places_counted, request[VIEWER])
        if len(found) == 1:
            raise web.HTTPSeeOther(f"/admin/outcomes/{found[0].programme_id}")
        if not found:
            raise web.HTTPNotFound
        return self._pages.page(request, "outcome_places.html", places=found)

    async def show(self, request: web.Request) -> web.Response:
        """Show how it stands today."""
        now = self._doorway.clock.now()
        programme_id = _id(request, "id")
        read = self._doorway.read
        await read(_place, request[VIEWER], programme_id)
        kept = self._kept.get(programme_id)
        if kept is None or kept.counted_at is None or now - kept.counted_at > KEEP:
            kept = await read(_read, request[VIEWER], programme_id, now=now)
            if kept.people > MANY:
                self._kept[programme_id] = kept
        reports_now = await read(_reports, kept.place)
        return self._page(request, replace(kept, reports=reports_now))

    async def show_report(self, request: web.Request) -> web.Response:
        """Show a report as it was frozen."""
        found = await self._doorway.read(
            _read_report, request[VIEWER], _id(request, "id"), _id(request, "report")
        )
        return self._page(request, found)

    async def freeze(self, request: web.Request) -> web.Response:
        """Keep today's figures for ever, under a name."""
        name = (await read_form(request))["name"].strip()[:_LONGEST_NAME]
        programme_id = _id(request, "id")
        is_new = bool(name) and await self._doorway.write(
            _freeze, request[VIEWER], programme_id, name
        )
        done = "frozen" if is_new else "frozen_already"
        raise web.HTTPSeeOther(f"/admin/outcomes/{programme_id}?done={done}")

    def _page(self, request: web.Request, view: OutcomeView) -> web.Response:
        words = self._pages.words
        title = words("admin.outcomes.curve")
        marks = [Mark(str(point.month), point.share) for point in view.points]
        aim = view.place.programme.aim_percent
        totals = [line for line in view.lines if line.of_group == TOTAL]
        bars = [
            Mark(words(f"admin.measure.{line.measure}", months=line.months), line.share)
            for line in totals
            if line.grouping == "programme"
        ]
        return self._pages.page(
            request,
            "outcomes.html",
            view=view,
            place=view.place,
            # Drawn here from figures and our own words, each escaped where drawn.
            line=Markup(charts.line_chart(marks, title, title, aim=aim)),  # noqa: S704
            bars=Markup(charts.bar_chart(bars, words("admin.outcomes.bars"), "")),  # noqa: S704
            percent=charts.percent,
        )


def lines_of(cells: Iterable[Mapping[str, Any] | Shown]) -> Sequence[Line]:
    """Put the cells of a measure and group on one line; the total comes once."""
    found: dict[tuple[str, int, str, str], dict[str, int | None]] = {}
    for cell in cells:
        one: Mapping[str, Any] = asdict(cell) if isinstance(cell, Shown) else cell
        key = (one["measure"], one["months"], one["grouping"], one["of_group"])
        value = None if one.get("is_hidden") else one["value"]
        found.setdefault(key, {})[one["answer"]] = value
    return [
        Line(*key, answers.get("in"), answers.get(TOTAL), answers.get("unknown"))
        for key, answers in found.items()
        if key[3] != TOTAL or key[2] == "programme"
    ]


def averages_of(found: Sequence[Course], as_of: date) -> Sequence[Average]:
    """Give what moves over the window; nothing where it tells of fewer than five."""
    means = {
        "who5": outcomes.who5_change(found, COMPARED, as_of),
        "tils": outcomes.tils_change(found, COMPARED, as_of),
        "hours": outcomes.hours_within(found, COMPARED, as_of),
    }
    lines = [_average(name, mean) for name, mean in means.items()]
    met = outcomes.attendance(found, as_of)
    if len(found) < SMALLEST or met.share_of_known is None:
        return [*lines, Average("attendance", "", None, None)]
    share = charts.percent(met.share_of_known)
    return [*lines, Average("attendance", share, met.denominator, met.unknown)]


def _average(name: str, mean: Mean) -> Average:
    if mean.value is None or mean.people < SMALLEST:
        return Average(name, "", None, None)
    said = (
        f"{float(mean.value):+.1f}" if name != "hours" else f"{float(mean.value):.0f}"
    )
    unknown = mean.unknown if mean.unknown >= SMALLEST or not mean.unknown else None
    return Average(name, said.replace(".", ","), mean.people, unknown)


def _read(
    connection: Connection, viewer: Viewer, programme_id: int, *, now: datetime
) -> OutcomeView:
    place = _place(connection, viewer, programme_id)
    found = _courses(connection, place)
    programme = place.programme
    today = now.date()
    cells = reports.cells_of(found, {COMPARED, programme.window_months}, today)
    done = efforts.read(connection, programme_id)
    return OutcomeView(
        place=place,
        as_of=today,
        people=len(found),
        counted_at=now,
        lines=lines_of(cells),
        averages=averages_of(found, today),
        points=curve(found, COMPARED, today),
        evidence=evidence(done, today, programme.caseload_most),
        reports=_reports(connection, place),
    )


def _read_report(
    connection: Connection, viewer: Viewer, programme_id: int, report_id: int
) -> OutcomeView:
    place = _place(connection, viewer, programme_id)
    known = _reports(connection, place)
    report = next((one for one in known if one.id == report_id), None)
    if report is None:
        raise NotHereError
    return OutcomeView(
        place=place,
        as_of=report.as_of,
        lines=lines_of(reports.shown(connection, report.id)),
        averages=(),
        points=(),
        evidence=(),
        reports=known,
        report=report,
    )


def _freeze(work: Work, viewer: Viewer, programme_id: int, name: str) -> bool:
    place = _place(work.connection, viewer, programme_id)
    new = NewReport(
        municipality_id=place.municipality_id,
        programme_id=programme_id,
        name=name,
        as_of=local_day(place.programme, work.now),
        windows={COMPARED, place.programme.window_months},
        staff_id=viewer.colleague.id,
    )
    found = _courses(work.connection, place)
    return reports.freeze(work.connection, new, found, work.now) is not None


def _courses(connection: Connection, place: Place) -> Sequence[Course]:
    whose = Whose(
        municipality_id=place.municipality_id, programme_id=place.programme_id
    )
    return courses.read(connection, whose)


def _reports(connection: Connection, place: Place) -> Sequence[Report]:
    return [
        report
        for report in reports.every(connection, place.municipality_id)
        if report.programme_id == place.programme_id
    ]


def _place(connection: Connection, viewer: Viewer, programme_id: int) -> Place:
    found = access.places_counted(connection, viewer)
    place = next((one for one in found if one.programme_id == programme_id), None)
    if place is None:
        raise NotHereError
    return place


def _id(request: web.Request, name: str) -> int:
    return int(request.match_info[name])
