"""A colleague's week: appointments, free slots and busy times by day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from admin.access import Viewer
from bot.clock import COPENHAGEN
from bot.store import feeds, slots
from bot.store.database import Connection
from bot.store.pages import appointments, people
from bot.store.pages.appointments import AgendaRow
from bot.store.pages.people import CaseRow

Span = tuple[datetime, datetime]
_WEEK, _DAY = timedelta(weeks=1), timedelta(days=1)
#: Days that are shown also when nothing is in them: Monday to Friday.
_WORKDAYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the week."""

    starts_at: datetime
    agenda: Sequence[AgendaRow]
    free: Sequence[Span]
    busy: Sequence[Span]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return not (self.agenda or self.free or self.busy)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekView:
    """Everything on the page."""

    name: str
    number: int
    before: str
    after: str
    today: date
    days: Sequence[Day]
    people: Sequence[CaseRow]


def read_week(
    connection: Connection, viewer: Viewer, wanted: str, now: datetime
) -> WeekView:
    """Read the week that an address names as 2026-W48; else the one at work in."""
    today = now.astimezone(COPENHAGEN).date()
    monday = _monday(wanted) or _monday_at_work(today)
    since, until = _midnight(monday), _midnight(monday + _WEEK)
    rows = appointments.between(connection, viewer.id, since, until)
    free = slots.open_between(connection, viewer.id, max(since, now), until)
    busy = feeds.busy_of(connection, viewer.id, since)
    days = [
        _day(monday + place * _DAY, rows, free=free, busy=busy) for place in range(7)
    ]
    return WeekView(
        name=_name(monday),
        number=monday.isocalendar().week,
        before=_name(monday - _WEEK),
        after=_name(monday + _WEEK),
        today=today,
        days=[*days[:_WORKDAYS], *(d for d in days[_WORKDAYS:] if not d.is_empty)],
        people=sorted(
            people.mine(connection, viewer.window), key=lambda case: case.name
        ),
    )


def _day(
    day: date, rows: Sequence[AgendaRow], *, free: Sequence[Span], busy: Sequence[Span]
) -> Day:
    since, until = _midnight(day), _midnight(day + _DAY)
    return Day(
        starts_at=since,
        agenda=[row for row in rows if since <= row.starts_at < until],
        free=[span for span in free if since <= span[0] < until],
        busy=[
            (max(since, starts), min(until, ends))
            for starts, ends in busy
            if starts < until and ends > since
        ],
    )


def _monday_at_work(today: date) -> date:
    """This week's Monday; at the weekend the coming one."""
    monday = today - timedelta(days=today.weekday())
    return monday + _WEEK if today.weekday() >= _WORKDAYS else monday


def _monday(wanted: str) -> date | None:
    """Read a week as the address names it."""
    year, _, week = wanted.partition("-W")
    if not (year.isdecimal() and week.isdecimal() and wanted.isascii()):
        return None
    try:
        return date.fromisocalendar(int(year), int(week), 1)
    except (ValueError, OverflowError):
        return None


def _name(monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COPENHAGEN)
